/* Debiased CKA of two Gaussian kernels, block by block: neither kernel matrix is ever held. */
#pragma once

#include <gio/gio.h>

#include "agreement/spec-points.h"
#include "base/spec-progress.h"
#include "base/spec-team.h"

G_BEGIN_DECLS

typedef struct
{
  double cka_debiased; /* NaN where a kernel is constant or there are fewer than 4 samples */
  double reach[2]; /* by SpecSide: mean over the samples of the sum of their kernel values with the others. Below 1 the
                      bandwidth is so small that hardly any sample sees another, and the measure rests on a few
                      near-duplicates. */
} SpecKernelAgreement;

/**
 * spec_kernel_agreement_compute:
 * @sigma: by SpecSide, > 0, in the embedding's units
 *
 * Products in single precision, near-duplicates by their definition; sums in double, in an order that depends on the
 * number of lanes alone. Fails with SPEC_ERROR_MEMORY or G_IO_ERROR_CANCELLED.
 */
gboolean spec_kernel_agreement_compute (const SpecPoints *x,
                                        const SpecPoints *y,
                                        const double *sigma,
                                        SpecTeam *team,
                                        SpecKernelAgreement *agreement,
                                        GCancellable *cancellable,
                                        const SpecProgress *progress,
                                        GError **error);

G_END_DECLS
