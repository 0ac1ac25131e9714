/* Measures that a rotation of either embedding does not change: linear CKA and Procrustes. */
#pragma once

#include <gio/gio.h>

#include "agreement/spec-points.h"
#include "base/spec-progress.h"
#include "base/spec-team.h"

G_BEGIN_DECLS

/** What to measure: the products of X with X and of Y with Y are for CKA alone, singular values for Procrustes. */
typedef enum
{
  SPEC_LINEAR_CKA = 1 << 0,
  SPEC_LINEAR_PROCRUSTES = 1 << 1,
} SpecLinearParts;

typedef struct
{
  double cka;          /* |Y'X|_F^2 / (|X'X|_F |Y'Y|_F), columns centred; biased upwards when there are few samples */
  double cka_debiased; /* by HSIC_1, Song et al. 2012 */
  double cka_chance;   /* mean of cka over all orders of the rows of Y: tr K tr L / ((n - 1) |K|_F |L|_F) */
  double procrustes;   /* sqrt (2 - 2 |X'Y|_*), columns centred, each divided by its Frobenius norm: 0 … sqrt (2) */
  double procrustes_chance; /* the same for one random order of the rows of Y */
} SpecLinearAgreement;

/**
 * spec_linear_agreement_compute:
 * @parts: what is not asked for becomes NaN
 * @seed: of the random order
 *
 * In double, from the d x d products of columns; from n x n products of rows where there are fewer samples than
 * dimensions. NaN stands for what is not defined (an embedding whose rows are all equal, too few samples).
 *
 * Returns: FALSE with SPEC_ERROR_MEMORY, SPEC_ERROR_NUMERIC or G_IO_ERROR_CANCELLED
 */
gboolean spec_linear_agreement_compute (const SpecPoints *x,
                                        const SpecPoints *y,
                                        SpecLinearParts parts,
                                        guint64 seed,
                                        SpecTeam *team,
                                        SpecLinearAgreement *agreement,
                                        GCancellable *cancellable,
                                        const SpecProgress *progress,
                                        GError **error);

G_END_DECLS
