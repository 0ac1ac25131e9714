/* Measures that a rotation of either embedding does not change: linear CKA and Procrustes. */
#pragma once

#include <gio/gio.h>

#include "agreement/spec-points.h"
#include "base/spec-progress.h"
#include "base/spec-team.h"

G_BEGIN_DECLS

typedef struct
{
  double cka;          /* |Y'X|_F^2 / (|X'X|_F |Y'Y|_F), columns centred; biased upwards when there are few samples */
  double cka_debiased; /* by HSIC_1, Song et al. 2012 */
  double procrustes;   /* sqrt (2 - 2 |X'Y|_*), columns centred, each divided by its Frobenius norm: 0 … sqrt (2) */
} SpecLinearAgreement;

/**
 * spec_linear_agreement_compute:
 *
 * In double, from the d x d products of columns; from n x n products of rows where there are fewer samples than
 * dimensions. NaN stands for what is not defined (an embedding whose rows are all equal, too few samples).
 *
 * Returns: FALSE with SPEC_ERROR_MEMORY, SPEC_ERROR_NUMERIC or G_IO_ERROR_CANCELLED
 */
gboolean spec_linear_agreement_compute (const SpecPoints *x,
                                        const SpecPoints *y,
                                        SpecTeam *team,
                                        SpecLinearAgreement *agreement,
                                        GCancellable *cancellable,
                                        const SpecProgress *progress,
                                        GError **error);

G_END_DECLS
