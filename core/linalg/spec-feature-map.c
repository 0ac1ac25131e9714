#include "linalg/spec-feature-map.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/spec-error.h"
#include "base/spec-pages.h"
#include "linalg/spec-blas.h"
#include "linalg/spec-factor.h"
#include "linalg/spec-packed.h"
#include "linalg/spec-vector-math.h"

struct _SpecFeatureMap
{
  const SpecRows *rows;
  gsize frequencies;      /* r; 0: the cosine kernel's map */
  SpecFactor *directions; /* owned, nullable: w_1 … w_r times the bandwidth */
  double frequency;       /* what they are multiplied by, for rows in the rows' unit */
  SpecPacked *stored;     /* owned, nullable: n rows of m features */
  guint16 *halves;        /* owned, nullable: the same in half precision, instead */
};

SpecFeatureMap *
spec_feature_map_new_cosine (const SpecRows *rows)
{
  SpecFeatureMap *map = g_new0 (SpecFeatureMap, 1);

  map->rows = rows;
  return map;
}

/* Drawn a panel at a time and laid out for products with the rows. They are at random anyway: rounded to 8 bits they are of another
 * distribution by a variance of 1 + 2.8e-6, and the same for each bandwidth and on each processor, but their products cost half. */
static gboolean
draw_directions (SpecFeatureMap *map, guint64 seed, SpecStream stream)
{
  gsize d = map->rows->dimensions;
  g_autofree float *drawn = spec_pages_new (SPEC_PANEL_ROWS, d * sizeof (float));

  map->directions = spec_factor_new (map->frequencies, d);
  if (map->directions == NULL || drawn == NULL)
    return FALSE;
  GRand *random = spec_random_new (seed, stream);
  for (gsize first = 0; first < map->frequencies; first += SPEC_PANEL_ROWS)
    {
      gsize count = MIN (SPEC_PANEL_ROWS, map->frequencies - first);
      spec_random_fill_normal (random, drawn, count * d);
      spec_factor_coarsen (count * d, drawn);
      spec_factor_pack (d, drawn, count, spec_factor_get_panel (map->directions, first / SPEC_PANEL_ROWS));
    }
  g_rand_free (random);
  return TRUE;
}

SpecFeatureMap *
spec_feature_map_new_fourier (const SpecRows *rows, gsize frequencies, double sigma, guint64 seed, SpecStream stream,
                              GError **error)
{
  g_autoptr (SpecFeatureMap) map = g_new0 (SpecFeatureMap, 1);

  map->rows = rows;
  map->frequencies = frequencies;
  map->frequency = CLAMP (rows->unit / sigma, 1e-30, 1e30);
  if (draw_directions (map, seed, stream))
    return g_steal_pointer (&map);
  g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("not enough memory for %zu random features"), frequencies);
  return NULL;
}

void
spec_feature_map_free (SpecFeatureMap *map)
{
  if (map == NULL)
    return;
  spec_factor_free (map->directions);
  spec_packed_free (map->stored);
  g_free (map->halves);
  g_free (map);
}

/* Random features are rounded at random: half precision changes the kernel by far less than the features themselves do, and a leading
 * eigenvalue by a few 1e-6 of it (3.5e-6 of 3,000 samples with r = 300, the more features the less). */
static const SpecMicrokernels *
find_halving_kernels (gsize samples, gsize frequencies)
{
  const SpecMicrokernels *kernels = spec_microkernels_get_for (MIN (samples, 2 * frequencies));

  return frequencies > 0 && kernels->to_halves != NULL ? kernels : NULL;
}

static const SpecMicrokernels *
get_halving_kernels (const SpecFeatureMap *map)
{
  return find_halving_kernels (map->rows->count, map->frequencies);
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
spec_feature_map_get_fourier_bytes (gsize samples, gsize frequencies)
{
  return spec_packed_get_bytes (samples, 2 * frequencies) / (find_halving_kernels (samples, frequencies) != NULL ? 2 : 1);
}

guint64
spec_feature_map_get_bytes (const SpecFeatureMap *map)
{
  if (map->frequencies > 0)
    return spec_feature_map_get_fourier_bytes (map->rows->count, map->frequencies);

  return spec_packed_get_bytes (map->rows->count, map->rows->dimensions);
}

/* The result and a panel's rows as they are read; for Fourier features also all the rows in panels, and their projections. */
gsize
spec_feature_map_get_workspace (const SpecFeatureMap *map)
{
  gsize d = map->rows->dimensions;
  gsize projections = map->frequencies > 0 ? spec_packed_count_panels (map->frequencies) * SPEC_PANEL_ROWS : 0;
  gsize rows = SPEC_FEATURE_BLOCK / SPEC_PANEL_ROWS * spec_factor_get_stride (d);
  gsize extra = map->frequencies > 0 ? rows + SPEC_FEATURE_BLOCK * projections : 0;

  return SPEC_FEATURE_BLOCK * spec_feature_map_get_count (map) + SPEC_PANEL_ROWS * d + extra;
}

/* The rows of the cosine kernel are its features. */
static void
read_features (const SpecFeatureMap *map, gsize first, gsize count, float *room, float *panels)
{
  for (gsize i = 0; i < count; i += SPEC_PANEL_ROWS, panels += SPEC_PANEL_ROWS * map->rows->dimensions)
    {
      gsize height = MIN (SPEC_PANEL_ROWS, count - i);
      spec_rows_read_normalised (map->rows, first + i, height, room);
      spec_packed_fill_panel (panels, map->rows->dimensions, room, height);
    }
}

static void
read_factor (const SpecFeatureMap *map, gsize first, gsize count, float *room, float *panels)
{
  for (gsize i = 0; i < count; i += SPEC_PANEL_ROWS, panels += spec_factor_get_stride (map->rows->dimensions))
    {
      gsize height = MIN (SPEC_PANEL_ROWS, count - i);
      spec_rows_read_centred (map->rows, first + i, height, room);
      spec_factor_pack (map->rows->dimensions, room, height, panels);
    }
}

/* The projections of a panel are themselves a panel, r values a row: the cosines and sines of it are the features' panel. */
static void
compute_fourier (const SpecFeatureMap *map, gsize first, gsize count, float *workspace, float *out)
{
  gsize d = map->rows->dimensions, r = map->frequencies, panels = spec_packed_count_panels (count);
  gsize stride = spec_packed_count_panels (r) * SPEC_PANEL_ROWS;
  float *room = workspace, *rows = room + SPEC_PANEL_ROWS * d;
  float *projections = rows + SPEC_FEATURE_BLOCK / SPEC_PANEL_ROWS * spec_factor_get_stride (d);
  float scale = (float) (1 / sqrt ((double) r));

  read_factor (map, first, count, room, rows);
  spec_factor_multiply_coarse (d, rows, panels, map->directions->values, spec_packed_count_panels (r), projections, stride);
  for (gsize i = 0; i < panels; i++)
    {
      float *cosine = out + i * SPEC_PANEL_ROWS * 2 * r;
      spec_vector_cos_sin (SPEC_PANEL_ROWS * r, map->frequency, scale, projections + i * SPEC_PANEL_ROWS * stride, cosine,
                           cosine + SPEC_PANEL_ROWS * r);
    }
}

static void
compute_panels (const SpecFeatureMap *map, gsize first, gsize count, float *workspace, float *out)
{
  if (map->frequencies > 0)
    compute_fourier (map, first, count, workspace, out);
  else
    read_features (map, first, count, workspace, out);
}

const guint16 *
spec_feature_map_get_halves (const SpecFeatureMap *map, gsize first)
{
  return map->halves != NULL ? map->halves + first * spec_feature_map_get_count (map) : NULL;
}

const float *
spec_feature_map_get_panels (const SpecFeatureMap *map, gsize first, gsize count, float *workspace)
{
  g_assert (count <= SPEC_FEATURE_BLOCK && first % SPEC_PANEL_ROWS == 0);
  if (map->stored != NULL)
    return spec_packed_get_panel (map->stored, first / SPEC_PANEL_ROWS);
  if (map->halves != NULL)
    {
      gsize size = spec_packed_count_panels (count) * SPEC_PANEL_ROWS * spec_feature_map_get_count (map);
      get_halving_kernels (map)->from_halves (size, spec_feature_map_get_halves (map, first), workspace);
      return workspace;
    }
  compute_panels (map, first, count, workspace + SPEC_FEATURE_BLOCK * spec_feature_map_get_count (map), workspace);
  return workspace;
}

void
spec_feature_map_read_rows (const SpecFeatureMap *map, gsize first, gsize count, float *workspace, float *out)
{
  gsize m = spec_feature_map_get_count (map);
  const float *panels = spec_feature_map_get_panels (map, first, count, workspace);

  for (gsize i = 0; i < count; i += SPEC_PANEL_ROWS)
    spec_packed_read_panel (panels + i * m, m, out + i * m, MIN (SPEC_PANEL_ROWS, count - i));
}

typedef struct
{
  SpecFeatureMap *map;
  const SpecMicrokernels *halving; /* (nullable) */
  SpecPacked *stored;              /* or */
  guint16 *halves;
  float *workspaces;
  GCancellable *cancellable;
} Store;

static void
store_block (gsize index, guint lane, gpointer data)
{
  Store *store = data;
  SpecFeatureMap *map = store->map;
  gsize first = index * SPEC_FEATURE_BLOCK, count = MIN (SPEC_FEATURE_BLOCK, map->rows->count - first);
  gsize m = spec_feature_map_get_count (map);
  float *out = store->workspaces + lane * spec_feature_map_get_workspace (map), *workspace = out + SPEC_FEATURE_BLOCK * m;

  if (g_cancellable_is_cancelled (store->cancellable))
    return;
  compute_panels (map, first, count, workspace, store->stored != NULL ? spec_packed_get_panel (store->stored, first / SPEC_PANEL_ROWS) : out);
  if (store->halves != NULL)
    store->halving->to_halves (spec_packed_count_panels (count) * SPEC_PANEL_ROWS * m, out, store->halves + first * m);
}

static gboolean
fail_store (const SpecFeatureMap *map, GError **error)
{
  g_autofree char *size = g_format_size (spec_feature_map_get_bytes (map));

  g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("not enough memory: the features of %zu samples need %s"), map->rows->count, size);
  return FALSE;
}

gboolean
spec_feature_map_store (SpecFeatureMap *map, SpecTeam *team, GCancellable *cancellable, GError **error)
{
  const SpecMicrokernels *halving = get_halving_kernels (map);
  gsize m = spec_feature_map_get_count (map), blocks = (map->rows->count + SPEC_FEATURE_BLOCK - 1) / SPEC_FEATURE_BLOCK;
  g_autofree float *workspaces
      = spec_pages_new (spec_team_get_lanes (team), spec_feature_map_get_workspace (map) * sizeof (float));
  g_autoptr (SpecPacked) stored = halving == NULL ? spec_packed_new (map->rows->count, m) : NULL;
  g_autofree guint16 *halves
      = halving != NULL ? spec_pages_new (spec_packed_count_panels (map->rows->count) * SPEC_PANEL_ROWS, m * sizeof (guint16)) : NULL;

  if (workspaces == NULL || (stored == NULL && halves == NULL))
    return fail_store (map, error);
  spec_team_for (team, blocks, store_block, &(Store){ map, halving, stored, halves, workspaces, cancellable });
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  map->stored = g_steal_pointer (&stored);
  map->halves = g_steal_pointer (&halves);
  return TRUE;
}

/* Features beyond which Phi'Phi is not worth its cost. */
#define GRAM_LIMIT 2048

typedef struct
{
  const SpecFeatureMap *map;
  float *workspaces; /* by lane: the map's, and a block of rows */
  float *grams;      /* by lane: m x m */
} Gram;

static void
gram_lane (guint lane, guint lanes, gpointer data)
{
  Gram *gram = data;
  gsize m = spec_feature_map_get_count (gram->map), n = gram->map->rows->count;
  gsize size = spec_feature_map_get_workspace (gram->map);
  float *workspace = gram->workspaces + lane * (size + SPEC_FEATURE_BLOCK * m), *rows = workspace + size;
  float *sum = gram->grams + lane * m * m;

  for (gsize first = (gsize) lane * SPEC_FEATURE_BLOCK; first < n; first += (gsize) lanes * SPEC_FEATURE_BLOCK)
    {
      gsize count = MIN (SPEC_FEATURE_BLOCK, n - first);
      spec_feature_map_read_rows (gram->map, first, count, workspace, rows);
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
  gsize room = spec_feature_map_get_workspace (map) + SPEC_FEATURE_BLOCK * m;
  g_autofree float *workspaces = spec_pages_new (lanes, room * sizeof (float));
  g_autofree float *grams = g_try_malloc0_n (lanes, m * m * sizeof (float));
  if (workspaces == NULL || grams == NULL)
    return 0;
  spec_team_run (team, gram_lane, &(Gram){ map, workspaces, grams });
  for (guint lane = 1; lane < lanes; lane++)
    for (gsize i = 0; i < m * m; i++)
      grams[i] += grams[lane * m * m + i];
  return spec_vector_sum_squares (m * m, grams) / (n * n);
}
