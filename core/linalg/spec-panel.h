/* Tall double-precision matrices, n x k column-major with leading dimension n, and the few products an eigensolver makes of them.
 * Every reduction over samples in the core goes through spec_panel_inner(): shares of rows, each summed alone, added in order. */
#pragma once

#include "base/spec-team.h"

G_BEGIN_DECLS

/** out (p x q, leading dimension p) = a'b with a n x p and b n x q. Fails with SPEC_ERROR_MEMORY alone. */
gboolean spec_panel_inner (SpecTeam *team, gsize n, const double *a, gsize p, const double *b, gsize q, double *out, GError **error);

/** c (n x q) = alpha a s + beta c with a n x p and s p x q of leading dimension lds. */
void spec_panel_combine (SpecTeam *team, gsize n, double alpha, const double *a, gsize p, const double *s, gsize lds, gsize q,
                         double beta, double *c);

/** Returns: the length of one column */
double spec_panel_length (gsize n, const double *column);

/** Converts between the precision of products and that of everything else. */
void spec_panel_to_float (SpecTeam *team, gsize size, const double *from, float *to);
void spec_panel_to_double (SpecTeam *team, gsize size, const float *from, double *to);

/**
 * spec_panel_orthonormalise:
 * @basis: n x size, orthonormal columns
 * @block: (inout): n x columns; on return orthonormal, orthogonal to @basis
 *
 * Classical Gram-Schmidt against the basis, then a singular-value factorisation of the block by its Gram matrix (Stathopoulos
 * and Wu 2002), both twice. Directions that vanish are dropped. A block that is far from dependent, as vectors of an earlier solve
 * are, takes Cholesky's factor and one pass.
 * Returns: how many columns remain, or G_MAXSIZE with @error set
 */
gsize spec_panel_orthonormalise (SpecTeam *team, gsize n, const double *basis, gsize size, double *block, gsize columns,
                                 GError **error);

/**
 * spec_panel_orthonormalise_metric:
 * @duals: n x size: C times the basis, the inner product being v'C w
 * @block_duals: (inout): C times the block, before and after
 *
 * The same in another inner product.
 */
gsize spec_panel_orthonormalise_metric (SpecTeam *team, gsize n, const double *basis, const double *duals, gsize size, double *block,
                                        double *block_duals, gsize columns, GError **error);

G_END_DECLS
