#include "spec/spec-similarity.h"

#include <math.h>

static double
gaussian (const float *a, const float *b, gsize dimensions, double sigma)
{
  double sum = 0;

  for (gsize k = 0; k < dimensions; k++)
    {
      double difference = (double) a[k] - (double) b[k];

      sum += difference * difference;
    }
  return exp (-sum / (2 * sigma * sigma));
}

static double
cosine (const float *a, const float *b, gsize dimensions)
{
  double product = 0, square_a = 0, square_b = 0;

  for (gsize k = 0; k < dimensions; k++)
    {
      product += (double) a[k] * (double) b[k];
      square_a += (double) a[k] * (double) a[k];
      square_b += (double) b[k] * (double) b[k];
    }
  return square_a > 0 && square_b > 0 ? product / sqrt (square_a * square_b) : 0;
}

double
spec_similarity_mean (const SpecEmbedding *embedding, const SpecKernel *kernel, const guint32 *rows, gsize count)
{
  gsize dimensions = spec_embedding_get_dimensions (embedding);
  g_autofree float *values = NULL;
  double sum = 0;

  if (count < 2 || count > G_MAXSIZE / sizeof (float) / dimensions)
    return NAN;
  values = g_try_malloc_n (count * dimensions, sizeof *values);
  if (values == NULL)
    return NAN;
  spec_embedding_gather_rows (embedding, rows, count, values);
  for (gsize i = 0; i < count; i++)
    for (gsize j = i + 1; j < count; j++)
      {
        const float *a = values + i * dimensions, *b = values + j * dimensions;

        sum += kernel->kind == SPEC_KERNEL_COSINE ? cosine (a, b, dimensions) : gaussian (a, b, dimensions, kernel->sigma);
      }
  return sum / ((double) count * (double) (count - 1) / 2);
}
