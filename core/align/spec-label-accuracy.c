#include "align/spec-label-accuracy.h"

#include <glib/gi18n-lib.h>

#include "base/spec-error.h"
#include "base/spec-random.h"
#include "linalg/spec-blas.h"
#include "linalg/spec-rows.h"

/* Queries and rows of one matrix product. */
#define BLOCK 256

typedef struct
{
  const SpecRows *rows;
  SpecKernelKind kind;
  gsize n, d, queries;
  const guint32 *chosen; /* the rows asked about; NULL: all */
  float *room;           /* for each lane: query rows, rows, products */
  guint32 *nearest;      /* of each query */
  GCancellable *cancellable;
} Search;

static gsize
row_of (const Search *search, gsize query)
{
  return search->chosen != NULL ? search->chosen[query] : query;
}

static void
read_rows (const Search *search, gsize first, gsize count, float *out)
{
  if (search->kind == SPEC_KERNEL_COSINE)
    spec_rows_read_normalised (search->rows, first, count, out);
  else
    spec_rows_read_centred (search->rows, first, count, out);
}

/* The larger the nearer: the cosine, or a.b - |b|^2/2, which orders as -|a - b|^2. */
static void
compare_block (const Search *search,
               gsize first_query,
               gsize queries,
               gsize first,
               gsize count,
               const float *products,
               float *best)
{
  for (gsize q = 0; q < queries; q++)
    for (gsize i = 0; i < count; i++)
      {
        float near = products[q * BLOCK + i];

        if (search->kind != SPEC_KERNEL_COSINE)
          near -= search->rows->squares[first + i] / 2;
        if (near > best[q] && first + i != row_of (search, first_query + q))
          {
            best[q] = near;
            search->nearest[first_query + q] = (guint32) (first + i);
          }
      }
}

static void
search_block (gsize index, guint lane, gpointer data)
{
  const Search *search = data;
  gsize d = search->d, first_query = index * BLOCK, queries = MIN (BLOCK, search->queries - first_query);
  float *asked = search->room + lane * BLOCK * (2 * d + BLOCK), *rows = asked + BLOCK * d, *products = rows + BLOCK * d;
  float best[BLOCK];

  for (gsize q = 0; q < queries; q++)
    {
      read_rows (search, row_of (search, first_query + q), 1, asked + q * d);
      best[q] = -G_MAXFLOAT;
    }
  for (gsize first = 0; first < search->n && !g_cancellable_is_cancelled (search->cancellable); first += BLOCK)
    {
      gsize count = MIN (BLOCK, search->n - first);
      read_rows (search, first, count, rows);
      spec_blas_sgemm (SPEC_TRANSPOSED, SPEC_PLAIN, count, queries, d, 1, rows, d, asked, d, 0, products, BLOCK);
      compare_block (search, first_query, queries, first, count, products, best);
    }
}

static double
count_matches (const Search *search, SpecSamples *samples)
{
  gsize matches = 0;

  for (gsize q = 0; q < search->queries; q++)
    matches += g_strcmp0 (spec_samples_get_label (samples, row_of (search, q)),
                          spec_samples_get_label (samples, search->nearest[q]))
               == 0;
  return (double) matches / (double) search->queries;
}

gboolean
spec_label_accuracy_compute (SpecEmbedding *embedding,
                             SpecSamples *samples,
                             SpecKernelKind kind,
                             guint64 seed,
                             SpecTeam *team,
                             double *accuracy,
                             GCancellable *cancellable,
                             GError **error)
{
  g_autoptr (SpecRows) rows = spec_rows_new (embedding, NULL, 0, team, cancellable, error);
  gsize n = spec_embedding_get_samples (embedding), queries = MIN (n, SPEC_LABEL_ACCURACY_QUERIES);
  gsize d = spec_embedding_get_dimensions (embedding);
  g_autofree guint32 *chosen = queries < n ? spec_random_choose_rows (seed, n, queries, error) : NULL;
  g_autofree guint32 *nearest = g_try_new0 (guint32, queries);
  g_autofree float *room
      = g_try_malloc_n ((gsize) spec_team_get_lanes (team) * BLOCK, (2 * d + BLOCK) * sizeof (float));
  Search search = { rows, kind, n, d, queries, chosen, room, nearest, cancellable };

  if (rows == NULL || (queries < n && chosen == NULL))
    return FALSE;
  if (room == NULL || nearest == NULL)
    {
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("not enough memory for the neighbours of %zu rows"),
                   queries);
      return FALSE;
    }
  spec_team_for (team, (queries + BLOCK - 1) / BLOCK, search_block, &search);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  *accuracy = count_matches (&search, samples);
  return TRUE;
}
