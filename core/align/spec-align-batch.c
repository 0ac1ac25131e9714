#include "align/spec-align-batch.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "align/spec-adapter.h"
#include "align/spec-align-kernel.h"
#include "base/spec-error.h"
#include "linalg/spec-vector-math.h"

struct _SpecAlignBatch
{
  const SpecAlignParams *params; /* borrowed */
  SpecTeam *team;                /* borrowed */
  gsize n, d, order;

  float *rows;            /* owned: C-order (n, d), of the side that moves */
  SpecAlignKernel *fixed; /* owned: of the other side */
  SpecEigenpairs *last;   /* owned, nullable: to start from */
};

static float *
gather (SpecEmbedding *embedding, const guint32 *rows, gsize count, GError **error)
{
  gsize d = spec_embedding_get_dimensions (embedding);
  float *values = g_try_malloc_n (count, d * sizeof (float));

  if (values != NULL)
    spec_embedding_gather_rows (embedding, rows, count, values);
  else
    g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("not enough memory for a batch of %zu rows"), count);
  return values;
}

/* Uniform in every coordinate: of mean 0, its squared length params->noise of the row's. */
static void
add_noise (SpecAlignBatch *batch, GRand *random)
{
  gsize d = batch->d;

  for (gsize i = 0; i < batch->n; i++)
    {
      float *row = batch->rows + i * d;
      double width = sqrt (12 * batch->params->noise * spec_vector_sum_squares (d, row) / (double) d);

      for (gsize j = 0; j < d; j++)
        row[j] += (float) (width * (g_rand_int (random) / 4294967296.0 - 0.5));
    }
}

SpecAlignBatch *
spec_align_batch_new (SpecEmbedding *const *embeddings,
                      const guint32 *rows,
                      gsize count,
                      gsize order,
                      const SpecAlignParams *params,
                      GRand *noise,
                      SpecTeam *team,
                      GCancellable *cancellable,
                      GError **error)
{
  SpecSide other = params->side == SPEC_SIDE_X ? SPEC_SIDE_Y : SPEC_SIDE_X;
  g_autoptr (SpecAlignBatch) batch = g_new0 (SpecAlignBatch, 1);
  float *fixed;

  batch->params = params;
  batch->team = team;
  batch->n = count;
  batch->order = order;
  batch->d = spec_embedding_get_dimensions (embeddings[params->side]);
  batch->rows = gather (embeddings[params->side], rows, count, error);
  fixed = batch->rows != NULL ? gather (embeddings[other], rows, count, error) : NULL;
  if (fixed == NULL)
    return NULL;
  if (noise != NULL && params->noise > 0)
    add_noise (batch, noise);
  batch->fixed = spec_align_kernel_new (fixed, count, spec_embedding_get_dimensions (embeddings[other]),
                                        &params->comparison.kernel[other], team, cancellable, error);
  return batch->fixed != NULL ? g_steal_pointer (&batch) : NULL;
}

void
spec_align_batch_free (SpecAlignBatch *batch)
{
  if (batch == NULL)
    return;
  g_free (batch->rows);
  spec_align_kernel_free (batch->fixed);
  spec_eigenpairs_free (batch->last);
  g_free (batch);
}

static SpecAlignKernel *
move_rows (SpecAlignBatch *batch, const float *adapter, GCancellable *cancellable, GError **error)
{
  g_autofree float *moved = g_try_malloc_n (batch->n, batch->d * sizeof (float));

  if (moved == NULL)
    {
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("not enough memory for a batch of %zu rows"), batch->n);
      return NULL;
    }
  if (batch->order < batch->d)
    memcpy (moved, batch->rows, batch->n * batch->d * sizeof (float));
  if (!spec_adapter_apply (adapter, batch->order, batch->d, batch->rows, batch->n, moved, batch->team, cancellable,
                           error))
    return NULL;
  return spec_align_kernel_new (g_steal_pointer (&moved), batch->n, batch->d,
                                &batch->params->comparison.kernel[batch->params->side], batch->team, cancellable,
                                error);
}

/* The eigenpairs of moving minus fixed: whichever side moves, |lambda| is the same. */
static gboolean
solve (SpecAlignBatch *batch, SpecAlignKernel *moved, double tolerance, GCancellable *cancellable, GError **error)
{
  g_autoptr (SpecOperator) difference = spec_operator_new_difference (spec_align_kernel_new_operator (moved),
                                                                      spec_align_kernel_new_operator (batch->fixed), 1);
  SpecEigenRequest request = { .largest = batch->params->pairs,
                               .smallest = batch->params->pairs,
                               .tolerance = tolerance,
                               .seed = batch->params->comparison.seed };
  SpecEigenpairs *pairs;

  request.start = batch->last;
  pairs = spec_eigensolver_solve (difference, batch->team, &request, cancellable, NULL, error);
  if (pairs == NULL)
    return FALSE;
  spec_eigenpairs_free (batch->last);
  batch->last = pairs;
  return TRUE;
}

/* The loss of the eigenvalues and its derivative in each: sign (|lambda|/L)^(p - 1). */
static void
weigh (const SpecEigenpairs *pairs, double power, SpecAlignValue *value, double *weights)
{
  gsize count = pairs->largest + pairs->smallest;
  double largest = 0, sum = 0;

  for (gsize k = 0; k < count; k++)
    largest = MAX (largest, fabs (pairs->values[k]));
  for (gsize k = 0; k < count && largest > 0; k++)
    sum += pow (fabs (pairs->values[k]) / largest, power);
  value->spec_diff = largest;
  value->loss = sum > 0 ? largest * pow (sum, 1 / power) : 0;
  for (gsize k = 0; k < count; k++)
    weights[k]
        = value->loss > 0 ? copysign (pow (fabs (pairs->values[k]) / value->loss, power - 1), pairs->values[k]) : 0;
}

static gboolean
differentiate (SpecAlignBatch *batch,
               SpecAlignKernel *moved,
               const double *weights,
               float *gradient,
               GCancellable *cancellable,
               GError **error)
{
  g_autofree float *outer = g_try_malloc_n (batch->n, batch->d * sizeof (float));

  if (outer == NULL)
    {
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("not enough memory for a batch of %zu rows"), batch->n);
      return FALSE;
    }
  return spec_align_kernel_differentiate (moved, batch->last->vectors, weights,
                                          batch->last->largest + batch->last->smallest, outer, cancellable, error)
         && spec_adapter_gather (batch->order, batch->d, batch->rows, outer, batch->n, gradient, batch->team,
                                 cancellable, error);
}

/* d/dW of fidelity |W - I|_F^2. */
static void
add_fidelity (const SpecAlignBatch *batch, const float *adapter, float *gradient)
{
  float weight = (float) (2 * batch->params->fidelity);
  gsize d = batch->order;

  for (gsize i = 0; i < d; i++)
    {
      for (gsize j = 0; j < d; j++)
        gradient[i * d + j] += weight * adapter[i * d + j];
      gradient[i * d + i] -= weight;
    }
}

gboolean
spec_align_batch_evaluate (SpecAlignBatch *batch,
                           const float *adapter,
                           double tolerance,
                           SpecAlignValue *value,
                           float *gradient,
                           GCancellable *cancellable,
                           GError **error)
{
  double fidelity = batch->params->fidelity;
  g_autoptr (SpecAlignKernel) moved = move_rows (batch, adapter, cancellable, error);
  g_autofree double *weights = g_new (double, 2 * batch->params->pairs);

  if (moved == NULL || !solve (batch, moved, tolerance, cancellable, error))
    return FALSE;
  weigh (batch->last, batch->params->power, value, weights);
  if (gradient != NULL && !differentiate (batch, moved, weights, gradient, cancellable, error))
    return FALSE;
  if (fidelity > 0)
    {
      value->loss += fidelity * spec_adapter_get_distance (adapter, batch->order);
      if (gradient != NULL)
        add_fidelity (batch, adapter, gradient);
    }
  return TRUE;
}
