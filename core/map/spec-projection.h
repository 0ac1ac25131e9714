/* A map of some rows of an embedding: a point in the plane for each. Immutable; any thread may read it. */
#pragma once

#include <glib-object.h>

#include "map/spec-projection-params.h"

G_BEGIN_DECLS

#define SPEC_TYPE_PROJECTION (spec_projection_get_type ())

typedef struct _SpecProjection SpecProjection;

/** Returns: the boxed type, for properties: copying one is a share more */
GType spec_projection_get_type (void); /* boxed */

/** Share it and give a share up, on any thread; not NULL. Positions and rows handed out are valid as long as a share is
 * held. */
SpecProjection *spec_projection_ref (SpecProjection *projection);
void spec_projection_unref (SpecProjection *projection);

/** Returns: how many points. */
gsize spec_projection_get_count (const SpecProjection *projection);

/** Returns: (transfer none): C-order (count, 2): x and y of each point, y upwards; the mean is 0, units
 * mean nothing. */
const float *spec_projection_get_positions (const SpecProjection *projection);

/** Returns: (transfer none): the row of the embedding of each point. */
const guint32 *spec_projection_get_rows (const SpecProjection *projection);

/** Returns: the parameters as used: perplexity and neighbours lowered where there were too few rows. */
const SpecProjectionParams *spec_projection_get_params (const SpecProjection *projection);

/** Returns: steps done: params.steps, or fewer where it was stopped; 0 for PCA. */
guint spec_projection_get_steps (const SpecProjection *projection);

/** Returns: whether it was stopped before its last step. */
gboolean spec_projection_was_stopped (const SpecProjection *projection);

/** Returns: wall-clock seconds, trustworthiness included. */
double spec_projection_get_seconds (const SpecProjection *projection);

/** Returns: the trustworthiness of the map among the rows shown (see spec-trustworthiness.h), 0 to 1; NaN for fewer
 * than 4 rows. */
double spec_projection_get_trustworthiness (const SpecProjection *projection);

/** Returns: the number of neighbours it is told for. */
gsize spec_projection_get_trustworthiness_neighbours (const SpecProjection *projection);

/** Returns: the share of the rows' variance that the plane of a PCA shows, 0 to 1; NaN for other methods. */
double spec_projection_get_explained (const SpecProjection *projection);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecProjection, spec_projection_unref)

G_END_DECLS
