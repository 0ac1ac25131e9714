/* Products of clouds in double precision, all lanes at work: between columns (d x d) or between rows (n x n, for few
 * samples in many dimensions). */
#pragma once

#include <gio/gio.h>

#include "agreement/spec-cloud.h"
#include "base/spec-progress.h"

G_BEGIN_DECLS

/** Returns: (transfer full): A'B of the centred rows, column-major, leading dimension that of A; or NULL. Free with
 * g_free(). */
double *spec_product_of_columns (const SpecCloud *a,
                                 const SpecCloud *b,
                                 SpecTeam *team,
                                 GCancellable *cancellable,
                                 const SpecProgress *progress,
                                 GError **error);

/** Returns: (transfer full): A A' of the centred rows: samples x samples, symmetric; or NULL. Free with g_free(). */
double *spec_product_of_rows (
    const SpecCloud *a, SpecTeam *team, GCancellable *cancellable, const SpecProgress *progress, GError **error);

G_END_DECLS
