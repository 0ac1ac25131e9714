#include "align/spec-align-kernels.h"

#include <glib/gi18n-lib.h>

#include "align/spec-adapter.h"
#include "base/spec-error.h"
#include "spec/spec-similarity.h"

static gboolean
set_memory_error (gsize rows, GError **error)
{
  g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("not enough memory for the kernels of %zu rows"), rows);
  return FALSE;
}

/* The rows of the order under the adapter, as an embedding of their own. */
static SpecEmbedding *
move_rows (SpecEmbedding *embedding,
           const SpecAlignOrder *order,
           const float *adapter,
           SpecTeam *team,
           GCancellable *cancellable,
           GError **error)
{
  gsize d = spec_embedding_get_dimensions (embedding), n = order->count;
  g_autofree float *rows = g_try_malloc_n (n, d * sizeof (float)), *moved = g_try_malloc_n (n, d * sizeof (float));

  if (rows == NULL || moved == NULL)
    {
      set_memory_error (n, error);
      return NULL;
    }
  spec_embedding_gather_rows (embedding, order->rows, n, rows);
  if (!spec_adapter_apply (adapter, d, d, rows, n, moved, team, cancellable, error))
    return NULL;
  return spec_embedding_new_take (g_steal_pointer (&moved), n, d, spec_embedding_get_name (embedding));
}

static gboolean
fill_after (SpecAlignKernels *kernels,
            SpecEmbedding *embedding,
            const SpecKernel *kernel,
            const float *adapter,
            SpecTeam *team,
            GCancellable *cancellable,
            GError **error)
{
  const SpecAlignOrder *order = kernels->order;
  guint32 through[G_N_ELEMENTS (order->rows)];
  g_autoptr (SpecEmbedding) moved = move_rows (embedding, order, adapter, team, cancellable, error);

  if (moved == NULL)
    return FALSE;
  for (gsize i = 0; i < order->count; i++)
    through[i] = (guint32) i;
  return spec_similarity_fill (moved, kernel, through, order->count, kernels->after)
         || set_memory_error (order->count, error);
}

SpecAlignKernels *
spec_align_kernels_new (SpecEmbedding *const *embeddings,
                        SpecSide side,
                        const SpecKernel *kernel,
                        SpecAlignOrder *order,
                        const float *adapter,
                        SpecTeam *team,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (SpecAlignKernels) kernels = g_new0 (SpecAlignKernels, 1);
  gsize size = order->count * order->count;
  SpecSide other = side == SPEC_SIDE_X ? SPEC_SIDE_Y : SPEC_SIDE_X;

  kernels->order = order;
  if (order->count == 0)
    return g_steal_pointer (&kernels);
  kernels->before = g_new (float, size); /* 80 x 80 at most */
  kernels->other = g_new (float, size);
  if (!spec_similarity_fill (embeddings[side], &kernel[side], order->rows, order->count, kernels->before)
      || !spec_similarity_fill (embeddings[other], &kernel[other], order->rows, order->count, kernels->other))
    {
      set_memory_error (order->count, error);
      return NULL;
    }
  if (adapter == NULL)
    return g_steal_pointer (&kernels);
  kernels->after = g_new (float, size);
  if (!fill_after (kernels, embeddings[side], &kernel[side], adapter, team, cancellable, error))
    return NULL;
  return g_steal_pointer (&kernels);
}

SpecAlignKernels *
spec_align_kernels_copy (const SpecAlignKernels *kernels)
{
  SpecAlignKernels *copy = g_new0 (SpecAlignKernels, 1);
  gsize bytes = kernels->order->count * kernels->order->count * sizeof (float);

  copy->order = spec_align_order_copy (kernels->order);
  copy->before = g_memdup2 (kernels->before, bytes);
  copy->after = kernels->after != NULL ? g_memdup2 (kernels->after, bytes) : NULL;
  copy->other = g_memdup2 (kernels->other, bytes);
  return copy;
}

void
spec_align_kernels_free (SpecAlignKernels *kernels)
{
  if (kernels == NULL)
    return;
  spec_align_order_free (kernels->order);
  g_free (kernels->before);
  g_free (kernels->after);
  g_free (kernels->other);
  g_free (kernels);
}
