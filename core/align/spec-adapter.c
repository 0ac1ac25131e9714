#include "align/spec-adapter.h"

#include <glib/gi18n-lib.h>

#include "base/spec-error.h"
#include "linalg/spec-blas.h"

/* Rows, or columns of the gradient, of one product: short enough to hear a cancellation in between. */
#define BLOCK 256

/* Rows read at a time when a whole embedding is mapped. */
#define READ_BLOCK 4096

float *
spec_adapter_new (gsize order, GError **error)
{
  float *adapter = g_try_malloc0_n (order, order * sizeof (float));

  if (adapter == NULL)
    {
      g_autofree char *size = g_format_size (order * order * sizeof (float));
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("not enough memory: an adapter of %zu × %zu needs %s"),
                   order, order, size);
      return NULL;
    }
  for (gsize i = 0; i < order; i++)
    adapter[i * order + i] = 1;
  return adapter;
}

double
spec_adapter_get_distance (const float *adapter, gsize order)
{
  double sum = 0;

  for (gsize i = 0; i < order; i++)
    for (gsize j = 0; j < order; j++)
      {
        double offset = (double) adapter[i * order + j] - (i == j);
        sum += offset * offset;
      }
  return sum;
}

typedef struct
{
  gsize order, d, count;
  const float *rows;
  const float *matrix; /* W, or the outer gradient */
  float *out;
  GCancellable *cancellable;
} Product;

static void
apply_block (gsize index, guint lane, gpointer data)
{
  const Product *p = data;
  gsize first = index * BLOCK, count = MIN (BLOCK, p->count - first);

  if (!g_cancellable_is_cancelled (p->cancellable))
    spec_blas_sgemm (SPEC_PLAIN, SPEC_PLAIN, p->order, count, p->order, 1, p->matrix, p->order, p->rows + first * p->d,
                     p->d, 0, p->out + first * p->d, p->d);
}

static void
gather_block (gsize index, guint lane, gpointer data)
{
  const Product *p = data;
  gsize first = index * BLOCK, count = MIN (BLOCK, p->order - first);

  if (!g_cancellable_is_cancelled (p->cancellable))
    spec_blas_sgemm (SPEC_PLAIN, SPEC_TRANSPOSED, p->order, count, p->count, 1, p->matrix, p->d, p->rows + first, p->d,
                     0, p->out + first * p->order, p->order);
}

gboolean
spec_adapter_apply (const float *adapter,
                    gsize order,
                    gsize d,
                    const float *rows,
                    gsize count,
                    float *out,
                    SpecTeam *team,
                    GCancellable *cancellable,
                    GError **error)
{
  spec_team_for (team, (count + BLOCK - 1) / BLOCK, apply_block,
                 &(Product){ order, d, count, rows, adapter, out, cancellable });
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

gboolean
spec_adapter_gather (gsize order,
                     gsize d,
                     const float *rows,
                     const float *outer,
                     gsize count,
                     float *gradient,
                     SpecTeam *team,
                     GCancellable *cancellable,
                     GError **error)
{
  spec_team_for (team, (order + BLOCK - 1) / BLOCK, gather_block,
                 &(Product){ order, d, count, rows, outer, gradient, cancellable });
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

SpecEmbedding *
spec_adapter_map (
    const float *adapter, SpecEmbedding *embedding, SpecTeam *team, GCancellable *cancellable, GError **error)
{
  gsize n = spec_embedding_get_samples (embedding), d = spec_embedding_get_dimensions (embedding);
  g_autofree float *out = g_try_malloc_n (n, d * sizeof (float));
  g_autofree float *room = g_try_malloc_n (MIN (n, READ_BLOCK), d * sizeof (float));

  if (out == NULL || room == NULL)
    {
      g_autofree char *size = g_format_size (n * d * sizeof (float));
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("not enough memory: the aligned rows need %s"), size);
      return NULL;
    }
  for (gsize first = 0; first < n; first += READ_BLOCK)
    {
      gsize count = MIN (READ_BLOCK, n - first);
      spec_embedding_read_rows (embedding, first, count, room);
      if (!spec_adapter_apply (adapter, d, d, room, count, out + first * d, team, cancellable, error))
        return NULL;
    }
  return spec_embedding_new_take (g_steal_pointer (&out), n, d, spec_embedding_get_name (embedding));
}
