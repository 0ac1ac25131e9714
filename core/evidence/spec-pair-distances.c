#include "evidence/spec-pair-distances.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/spec-error.h"
#include "linalg/spec-vector-math.h"

typedef struct
{
  SpecPairDistances *pairs;
  const float *values;
  gsize dimensions;
  GCancellable *cancellable;
} Measurement;

static void
measure_row (gsize i, guint lane, gpointer data)
{
  Measurement *m = data;
  gsize count = m->pairs->count;

  if (g_cancellable_is_cancelled (m->cancellable))
    return;
  m->pairs->squares[i * count + i] = m->pairs->distances[i * count + i] = 0;
  for (gsize j = i + 1; j < count; j++)
    {
      double square = spec_vector_squared_distance (m->dimensions, m->values + i * m->dimensions,
                                                    m->values + j * m->dimensions);

      m->pairs->squares[i * count + j] = m->pairs->squares[j * count + i] = square;
      m->pairs->distances[i * count + j] = m->pairs->distances[j * count + i] = sqrt (square);
    }
}

SpecPairDistances *
spec_pair_distances_new (const SpecEmbedding *embedding, const guint32 *rows, gsize count, SpecTeam *team,
                         GCancellable *cancellable, GError **error)
{
  g_autoptr (SpecPairDistances) pairs = g_new0 (SpecPairDistances, 1);
  gsize dimensions = spec_embedding_get_dimensions (embedding);
  g_autofree float *values = g_try_malloc_n (MAX (count, 1) * dimensions, sizeof *values);

  pairs->count = count;
  pairs->squares = g_try_malloc_n (MAX (count, 1) * count, sizeof (double));
  pairs->distances = g_try_malloc_n (MAX (count, 1) * count, sizeof (double));
  if (count > 0 && (values == NULL || pairs->squares == NULL || pairs->distances == NULL))
    {
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY,
                   _ ("Not enough memory for the distances of %zu samples; ask for fewer modes"), count);
      return NULL;
    }
  spec_embedding_gather_rows (embedding, rows, count, values);
  spec_team_for (team, count, measure_row, &(Measurement){ pairs, values, dimensions, cancellable });
  return g_cancellable_set_error_if_cancelled (cancellable, error) ? NULL : g_steal_pointer (&pairs);
}

void
spec_pair_distances_free (SpecPairDistances *pairs)
{
  if (pairs == NULL)
    return;
  g_free (pairs->squares);
  g_free (pairs->distances);
  g_free (pairs);
}
