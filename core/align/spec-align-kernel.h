/* The kernel matrix of one batch of rows, and what its eigenvectors say about moving the rows.
 *
 * For L = sum_k g_k u_k' (K/n) u_k with the unit vectors u_k and weights g_k held fixed:
 * cosine, z_i = l_i phi_i:  dL/dphi_i = (2/n) sum_k g_k u_ik (Phi'u_k), less its part along phi_i, divided by l_i;
 * Gaussian, M = K * (sum_k g_k u_k u_k') by elements:  dL/dz_i = -(2/(n sigma^2)) sum_j M_ij (z_i - z_j).
 * (METHOD.md section 2.) */
#pragma once

#include <gio/gio.h>

#include "linalg/spec-eigensolver.h"
#include "spec/spec-params.h"

G_BEGIN_DECLS

typedef struct _SpecAlignKernel SpecAlignKernel;

/**
 * spec_align_kernel_new:
 * @rows: (transfer full): C-order (n, d), from g_malloc
 * @kernel: one whose bandwidth is a number
 * @team: (transfer none): must outlive it
 */
SpecAlignKernel *spec_align_kernel_new (
    float *rows, gsize n, gsize d, const SpecKernel *kernel, SpecTeam *team, GCancellable *cancellable, GError **error);
/** @kernel: (nullable) (transfer full): after it all operators made of it are without ground. */
void spec_align_kernel_free (SpecAlignKernel *kernel);

/** Returns: (transfer full): K/n; the kernel must outlive it. */
SpecOperator *spec_align_kernel_new_operator (SpecAlignKernel *kernel);

/**
 * spec_align_kernel_differentiate:
 * @vectors: n x pairs, unit columns
 * @weights: (array length=pairs): g
 * @gradient: (out caller-allocates): C-order (n, d): dL/dz
 *
 * A Gaussian kernel is used up by it: nothing else may be asked of it afterwards.
 */
gboolean spec_align_kernel_differentiate (SpecAlignKernel *kernel,
                                          const float *vectors,
                                          const double *weights,
                                          gsize pairs,
                                          float *gradient,
                                          GCancellable *cancellable,
                                          GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecAlignKernel, spec_align_kernel_free)

G_END_DECLS
