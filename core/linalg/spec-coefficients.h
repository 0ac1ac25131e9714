/* Kernels by features, and vectors by their coefficients in them.
 *
 * With features Phi = [Phi_1 Phi_2 …], n x m, and a weight for each of the maps, J = diag (weights), the operator is
 * A = Phi J Phi'/n: K_X/n with one map, (K_X - eta K_Y)/n with two and weights 1 and -eta. Its eigenvectors lie in the span of the
 * features: u = Phi w / sqrt (n). With C = Phi'Phi/n,
 *   A (Phi w) = Phi (J C w),   (Phi v)'(Phi w)/n = v'C w,
 * so that J C, self-adjoint in the inner product v'C w, has the eigenvalues of A on vectors of m numbers instead of n: a Krylov basis
 * of it costs nothing that grows with n, and C is never formed. C w is one pass over the rows, each block of features made once
 * and used for both of its products.
 *
 * Blocks of coefficients are m x columns in double, column-major with leading dimension m. */
#pragma once

#include <gio/gio.h>

#include "linalg/spec-feature-map.h"

G_BEGIN_DECLS

#define SPEC_COEFFICIENTS_MAX_TERMS 2

typedef struct
{
  SpecFeatureMap *map; /* borrowed */
  double weight;
} SpecFeatureTerm;

typedef struct
{
  SpecFeatureTerm terms[SPEC_COEFFICIENTS_MAX_TERMS];
  guint n_terms;
  gsize n; /* samples */
  gsize m; /* features of all maps */
  SpecTeam *team;
} SpecCoefficients;

/** @terms: (array length=n_terms): copied; their maps, of as many samples each, and @team stay borrowed. */
void spec_coefficients_init (SpecCoefficients *c, const SpecFeatureTerm *terms, guint n_terms, SpecTeam *team);

/** Rounds @w to numbers that spec_coefficients_apply() multiplies as they are. */
void spec_coefficients_round (const SpecCoefficients *c, gsize columns, double *w);

/**
 * spec_coefficients_apply:
 * @w: as spec_coefficients_round() leaves it
 * @duals: (out caller-allocates): C W
 *
 * One pass over the rows.
 */
gboolean spec_coefficients_apply (const SpecCoefficients *c, const double *w, gsize columns, double *duals,
                                  GCancellable *cancellable, GError **error);

/** Multiplies the rows of @w, of coefficients or duals, by the weights: J W. */
void spec_coefficients_weigh (const SpecCoefficients *c, gsize columns, double *w);

/**
 * spec_coefficients_lift:
 * @u: (out caller-allocates) (nullable): n x stored, leading dimension n: the first @stored columns of Phi W / sqrt (n)
 * @norms: (out caller-allocates) (nullable): lengths of all its columns
 * @stride: 1: all rows; more: only every so manieth block of rows, for an estimate of the lengths; @u must be NULL
 */
gboolean spec_coefficients_lift (const SpecCoefficients *c, const double *w, gsize columns, gsize stored, gsize stride, float *u,
                                 double *norms, GCancellable *cancellable, GError **error);

/** @w: (out caller-allocates): Phi'U / sqrt (n) of @u, n x columns with leading dimension n */
gboolean spec_coefficients_lower (const SpecCoefficients *c, const float *u, gsize columns, double *w, GCancellable *cancellable,
                                  GError **error);

/** Returns: blocks of rows that a pass consists of; see @stride */
gsize spec_coefficients_count_blocks (const SpecCoefficients *c);

G_END_DECLS
