#include "linalg/spec-feature-map.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/spec-error.h"
#include "linalg/spec-blas.h"
#include "linalg/spec-vector-math.h"

struct _SpecFeatureMap
{
  const SpecRows *rows;
  gsize frequencies;  /* r; 0: the cosine kernel's map */
  float *directions;  /* owned: d x r, leading dimension d: w_j, for rows in the rows' unit */
  float *stored;      /* owned, nullable: C-order (n, m) */
};

SpecFeatureMap *
spec_feature_map_new_cosine (const SpecRows *rows)
{
  SpecFeatureMap *map = g_new0 (SpecFeatureMap, 1);

  map->rows = rows;
  return map;
}

SpecFeatureMap *
spec_feature_map_new_fourier (const SpecRows *rows, gsize frequencies, double sigma, guint64 seed, SpecStream stream,
                              GError **error)
{
  g_autoptr (SpecFeatureMap) map = g_new0 (SpecFeatureMap, 1);
  gsize size = rows->dimensions * frequencies;
  float scale = (float) CLAMP (rows->unit / sigma, 1e-30, 1e30);

  map->rows = rows;
  map->frequencies = frequencies;
  map->directions = g_try_malloc_n (rows->dimensions, frequencies * sizeof (float));
  if (map->directions == NULL)
    {
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("not enough memory for %zu random features"), frequencies);
      return NULL;
    }
  GRand *random = spec_random_new (seed, stream);
  spec_random_fill_normal (random, map->directions, size);
  g_rand_free (random);
  for (gsize i = 0; i < size; i++)
    map->directions[i] *= scale;
  return g_steal_pointer (&map);
}

void
spec_feature_map_free (SpecFeatureMap *map)
{
  if (map == NULL)
    return;
  g_free (map->directions);
  g_free (map->stored);
  g_free (map);
}

gsize
spec_feature_map_get_samples (const SpecFeatureMap *map)
{
  return map->rows->count;
}

gsize
spec_feature_map_get_count (const SpecFeatureMap *map)
{
  return map->frequencies > 0 ? 2 * map->frequencies : map->rows->dimensions;
}

guint64
spec_feature_map_get_bytes (const SpecFeatureMap *map)
{
  return (guint64) map->rows->count * spec_feature_map_get_count (map) * sizeof (float);
}

/* The result, and for Fourier features the rows and their projections. */
gsize
spec_feature_map_get_workspace (const SpecFeatureMap *map)
{
  gsize extra = map->frequencies > 0 ? map->rows->dimensions + map->frequencies : 0;

  return SPEC_FEATURE_BLOCK * (spec_feature_map_get_count (map) + extra);
}

static void
compute_fourier (const SpecFeatureMap *map, gsize first, gsize count, float *workspace, float *out)
{
  gsize d = map->rows->dimensions, r = map->frequencies;
  float *rows = workspace, *projections = workspace + SPEC_FEATURE_BLOCK * d;
  float scale = (float) (1 / sqrt ((double) r));

  spec_rows_read_centred (map->rows, first, count, rows);
  spec_blas_sgemm (SPEC_TRANSPOSED, SPEC_PLAIN, r, count, d, 1, map->directions, d, rows, d, 0, projections, r);
  for (gsize i = 0; i < count; i++)
    spec_vector_cos_sin (r, scale, projections + i * r, out + i * 2 * r, out + i * 2 * r + r);
}

static void
compute_rows (const SpecFeatureMap *map, gsize first, gsize count, float *workspace, float *out)
{
  if (map->frequencies > 0)
    compute_fourier (map, first, count, workspace, out);
  else
    spec_rows_read_normalised (map->rows, first, count, out);
}

const float *
spec_feature_map_get_rows (const SpecFeatureMap *map, gsize first, gsize count, float *workspace)
{
  gsize m = spec_feature_map_get_count (map);

  g_assert (count <= SPEC_FEATURE_BLOCK);
  if (map->stored != NULL)
    return map->stored + first * m;
  compute_rows (map, first, count, workspace + SPEC_FEATURE_BLOCK * m, workspace);
  return workspace;
}

typedef struct
{
  SpecFeatureMap *map;
  float *workspaces;
  GCancellable *cancellable;
} Store;

static void
store_block (gsize index, guint lane, gpointer data)
{
  Store *store = data;
  SpecFeatureMap *map = store->map;
  gsize first = index * SPEC_FEATURE_BLOCK, count = MIN (SPEC_FEATURE_BLOCK, map->rows->count - first);

  if (!g_cancellable_is_cancelled (store->cancellable))
    compute_rows (map, first, count, store->workspaces + lane * spec_feature_map_get_workspace (map),
                  map->stored + first * spec_feature_map_get_count (map));
}

gboolean
spec_feature_map_store (SpecFeatureMap *map, SpecTeam *team, GCancellable *cancellable, GError **error)
{
  g_autofree float *workspaces
      = g_try_malloc_n (spec_team_get_lanes (team), spec_feature_map_get_workspace (map) * sizeof (float));
  gsize blocks = (map->rows->count + SPEC_FEATURE_BLOCK - 1) / SPEC_FEATURE_BLOCK;

  map->stored = g_try_malloc_n (map->rows->count, spec_feature_map_get_count (map) * sizeof (float));
  if (workspaces == NULL || map->stored == NULL)
    {
      g_autofree char *size = g_format_size (spec_feature_map_get_bytes (map));
      g_clear_pointer (&map->stored, g_free);
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("not enough memory: the features of %zu samples need %s"),
                   map->rows->count, size);
      return FALSE;
    }
  spec_team_for (team, blocks, store_block, &(Store){ map, workspaces, cancellable });
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    {
      g_clear_pointer (&map->stored, g_free);
      return FALSE;
    }
  return TRUE;
}

/* Features beyond which Phi'Phi is not worth its cost. */
#define GRAM_LIMIT 2048

typedef struct
{
  const SpecFeatureMap *map;
  float *workspaces;
  float *grams; /* by lane: m x m */
} Gram;

static void
gram_lane (guint lane, guint lanes, gpointer data)
{
  Gram *gram = data;
  gsize m = spec_feature_map_get_count (gram->map), n = gram->map->rows->count;
  float *workspace = gram->workspaces + lane * spec_feature_map_get_workspace (gram->map), *sum = gram->grams + lane * m * m;

  for (gsize first = (gsize) lane * SPEC_FEATURE_BLOCK; first < n; first += (gsize) lanes * SPEC_FEATURE_BLOCK)
    {
      gsize count = MIN (SPEC_FEATURE_BLOCK, n - first);
      const float *rows = spec_feature_map_get_rows (gram->map, first, count, workspace);
      spec_blas_sgemm (SPEC_PLAIN, SPEC_TRANSPOSED, m, m, count, 1, rows, m, rows, m, 1, sum, m);
    }
}

double
spec_feature_map_mean_square (const SpecFeatureMap *map, SpecTeam *team)
{
  guint lanes = spec_team_get_lanes (team);
  gsize m = spec_feature_map_get_count (map);
  double n = (double) map->rows->count;

  if (m > GRAM_LIMIT)
    return 0;
  g_autofree float *workspaces = g_try_malloc_n (lanes, spec_feature_map_get_workspace (map) * sizeof (float));
  g_autofree float *grams = g_try_malloc0_n (lanes, m * m * sizeof (float));
  if (workspaces == NULL || grams == NULL)
    return 0;
  spec_team_run (team, gram_lane, &(Gram){ map, workspaces, grams });
  for (guint lane = 1; lane < lanes; lane++)
    for (gsize i = 0; i < m * m; i++)
      grams[i] += grams[lane * m * m + i];
  return spec_vector_sum_squares (m * m, grams) / (n * n);
}
