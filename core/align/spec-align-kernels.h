/* What the kernels of a few rows look like: of the side that moves before and after its adapter, and of the other. */
#pragma once

#include <gio/gio.h>

#include "align/spec-align-order.h"
#include "base/spec-team.h"

G_BEGIN_DECLS

typedef struct
{
  SpecAlignOrder *order; /* owned: which rows; `count` of them */
  float *before;         /* owned; C-order (count, count): kernel values k(a, b) */
  float *after;          /* owned; NULL without an adapter */
  float *other;          /* owned; of the side that stands still */
} SpecAlignKernels;

/**
 * spec_align_kernels_new:
 * @embeddings: by SpecSide
 * @side: the one that moves
 * @kernel: by SpecSide: whose bandwidths are numbers
 * @order: (transfer full):
 * @adapter: (nullable): C-order (d, d)
 */
SpecAlignKernels *spec_align_kernels_new (SpecEmbedding *const *embeddings,
                                          SpecSide side,
                                          const SpecKernel *kernel,
                                          SpecAlignOrder *order,
                                          const float *adapter,
                                          SpecTeam *team,
                                          GCancellable *cancellable,
                                          GError **error);
/** Returns: (transfer full): the same matrices and order, for another thread; @after stays NULL where it is */
SpecAlignKernels *spec_align_kernels_copy (const SpecAlignKernels *kernels);
/** @kernels: (nullable) (transfer full): with order and matrices */
void spec_align_kernels_free (SpecAlignKernels *kernels);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecAlignKernels, spec_align_kernels_free)

G_END_DECLS
