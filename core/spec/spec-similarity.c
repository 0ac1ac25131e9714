#include "spec/spec-similarity.h"

#include <math.h>

#include "linalg/spec-vector-math.h"

static double
cosine (const float *a, const float *b, gsize dimensions)
{
  double squares = spec_vector_sum_squares (dimensions, a) * spec_vector_sum_squares (dimensions, b);

  return squares > 0 ? spec_vector_dot (dimensions, a, b) / sqrt (squares) : 0;
}

static double
similarity (const SpecKernel *kernel, const float *a, const float *b, gsize dimensions)
{
  if (kernel->kind == SPEC_KERNEL_COSINE)
    return cosine (a, b, dimensions);
  return exp (-spec_vector_squared_distance (dimensions, a, b) / (2 * kernel->sigma * kernel->sigma));
}

/** Returns: (transfer full) (nullable): the rows' values in C order, NULL without memory. */
static float *
dup_rows (const SpecEmbedding *embedding, const guint32 *rows, gsize count)
{
  gsize dimensions = spec_embedding_get_dimensions (embedding);
  float *values = count <= G_MAXSIZE / sizeof (float) / dimensions ? g_try_malloc_n (count * dimensions, sizeof *values) : NULL;

  if (values != NULL)
    spec_embedding_gather_rows (embedding, rows, count, values);
  return values;
}

double
spec_similarity_mean (const SpecEmbedding *embedding, const SpecKernel *kernel, const guint32 *rows, gsize count)
{
  gsize dimensions = spec_embedding_get_dimensions (embedding);
  g_autofree float *values = count >= 2 ? dup_rows (embedding, rows, count) : NULL;
  double sum = 0;

  if (values == NULL)
    return NAN;
  for (gsize i = 0; i < count; i++)
    for (gsize j = i + 1; j < count; j++)
      sum += similarity (kernel, values + i * dimensions, values + j * dimensions, dimensions);
  return sum / ((double) count * (double) (count - 1) / 2);
}

double
spec_similarity_mean_between (const SpecEmbedding *embedding, const SpecKernel *kernel, const guint32 *rows, gsize count,
                              const guint32 *others, gsize other_count)
{
  gsize dimensions = spec_embedding_get_dimensions (embedding);
  g_autofree float *values = NULL, *other_values = NULL;
  double sum = 0;

  if (count == 0 || other_count == 0)
    return NAN;
  values = dup_rows (embedding, rows, count);
  other_values = dup_rows (embedding, others, other_count);
  if (values == NULL || other_values == NULL)
    return NAN;
  for (gsize i = 0; i < count; i++)
    for (gsize j = 0; j < other_count; j++)
      sum += similarity (kernel, values + i * dimensions, other_values + j * dimensions, dimensions);
  return sum / ((double) count * (double) other_count);
}

gboolean
spec_similarity_fill (const SpecEmbedding *embedding, const SpecKernel *kernel, const guint32 *rows, gsize count, float *matrix)
{
  gsize dimensions = spec_embedding_get_dimensions (embedding);
  g_autofree float *values = dup_rows (embedding, rows, count);

  if (values == NULL)
    return FALSE;
  for (gsize i = 0; i < count; i++)
    for (gsize j = i; j < count; j++)
      matrix[i * count + j] = matrix[j * count + i]
          = (float) similarity (kernel, values + i * dimensions, values + j * dimensions, dimensions);
  return TRUE;
}
