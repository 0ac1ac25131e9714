/* The same rows of both embeddings, and the loss of an adapter on them. */
#pragma once

#include <gio/gio.h>

#include "align/spec-align-params.h"
#include "base/spec-team.h"
#include "embedding/spec-embedding.h"

G_BEGIN_DECLS

typedef struct _SpecAlignBatch SpecAlignBatch;

/**
 * spec_align_batch_new:
 * @embeddings: by SpecSide; params->side tells which one moves
 * @rows: (array length=count): at least 2
 * @order: of the adapter: it moves the first @order coordinates of the rows, the others stay
 * @noise: (nullable): where the noise of params->noise comes from; NULL: none
 * @params: (transfer none): whose bandwidths are numbers; must outlive the batch, as must @team
 */
SpecAlignBatch *spec_align_batch_new (SpecEmbedding *const *embeddings,
                                      const guint32 *rows,
                                      gsize count,
                                      gsize order,
                                      const SpecAlignParams *params,
                                      GRand *noise,
                                      SpecTeam *team,
                                      GCancellable *cancellable,
                                      GError **error);
/** @batch: (nullable) (transfer full): with the kernel of the side that stays and the vectors of the last loss */
void spec_align_batch_free (SpecAlignBatch *batch);

typedef struct
{
  double spec_diff; /* max |lambda| on these rows */
  double loss;      /* (sum |lambda|^p)^(1/p) + fidelity |W - I|_F^2 */
} SpecAlignValue;

/**
 * spec_align_batch_evaluate:
 * @adapter: C-order (order, order)
 * @tolerance: of the eigenpairs
 * @gradient: (out caller-allocates) (nullable): C-order (order, order): of the loss
 *
 * Starts from the eigenvectors of the last call. The loss counts params->pairs eigenvalues at each end by their
 * magnitude, so that its gradient turns gradually from one mode to the next where the largest alone would jump.
 */
gboolean spec_align_batch_evaluate (SpecAlignBatch *batch,
                                    const float *adapter,
                                    double tolerance,
                                    SpecAlignValue *value,
                                    float *gradient,
                                    GCancellable *cancellable,
                                    GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecAlignBatch, spec_align_batch_free)

G_END_DECLS
