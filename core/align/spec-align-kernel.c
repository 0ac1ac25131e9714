#include "align/spec-align-kernel.h"

#include <glib/gi18n-lib.h>

#include "base/spec-error.h"
#include "linalg/spec-blas.h"
#include "linalg/spec-gaussian.h"

struct _SpecAlignKernel
{
  gsize n, d;
  SpecKernel kernel;
  SpecTeam *team; /* borrowed */

  SpecRows *rows;           /* owned */
  SpecFeatureMap *map;      /* owned: the cosine kernel's, stored */
  SpecDistances *distances; /* owned: the Gaussian's */
  SpecTiles *tiles;         /* owned: the Gaussian's K */
};

static gboolean
fill (SpecAlignKernel *self, GCancellable *cancellable, GError **error)
{
  if (self->kernel.kind == SPEC_KERNEL_COSINE)
    {
      self->map = spec_feature_map_new_cosine (self->rows);
      return spec_feature_map_store (self->map, self->team, cancellable, error);
    }
  self->distances = spec_distances_new (self->rows);
  self->tiles = spec_tiles_new (self->n, error);
  return self->tiles != NULL
         && spec_gaussian_fill (self->tiles, self->distances, self->kernel.sigma, NULL, NULL, self->team, cancellable, NULL, error);
}

SpecAlignKernel *
spec_align_kernel_new (
    float *rows, gsize n, gsize d, const SpecKernel *kernel, SpecTeam *team, GCancellable *cancellable, GError **error)
{
  g_autoptr (SpecEmbedding) embedding = spec_embedding_new_take (rows, n, d, "batch");
  g_autoptr (SpecAlignKernel) self = g_new0 (SpecAlignKernel, 1);

  self->n = n;
  self->d = d;
  self->kernel = *kernel;
  self->team = team;
  self->rows = spec_rows_new (embedding, NULL, 0, team, cancellable, error);
  return self->rows != NULL && fill (self, cancellable, error) ? g_steal_pointer (&self) : NULL;
}

void
spec_align_kernel_free (SpecAlignKernel *kernel)
{
  if (kernel == NULL)
    return;
  spec_feature_map_free (kernel->map);
  spec_tiles_free (kernel->tiles);
  g_clear_pointer (&kernel->distances, spec_distances_free);
  spec_rows_free (kernel->rows);
  g_free (kernel);
}

SpecOperator *
spec_align_kernel_new_operator (SpecAlignKernel *kernel)
{
  double scale = 1 / (double) kernel->n;

  return kernel->map != NULL ? spec_operator_new_features (kernel->map, scale, kernel->team)
                             : spec_operator_new_tiles (kernel->tiles, scale, kernel->team);
}

/* One gradient on its way. */
typedef struct
{
  SpecAlignKernel *kernel;
  gsize pairs;
  const float *vectors; /* n x pairs */
  float *weighted;      /* n x pairs: (2/n) g_k u_k */
  float *projections;   /* cosine: d x pairs: Phi' weighted */
  float *columns;       /* Gaussian: n x (d + 1): the centred rows as columns, and ones */
  float *sums;          /* Gaussian: (2/n) M times them */
  float *room;          /* for each lane a tile, or with the cosine kernel a block of rows */
  float *gradient;
  GCancellable *cancellable;
} Gradient;

static gboolean
fail_memory (const SpecAlignKernel *kernel, GError **error)
{
  g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY,
               _ ("not enough memory for the gradient of %zu rows; a smaller batch needs less"), kernel->n);
  return FALSE;
}

/* The cosine kernel */

static void
project_features (Gradient *g)
{
  SpecAlignKernel *k = g->kernel;

  for (gsize first = 0; first < k->n; first += SPEC_FEATURE_BLOCK)
    {
      gsize count = MIN (SPEC_FEATURE_BLOCK, k->n - first);
      spec_rows_read_normalised (k->rows, first, count, g->room);
      spec_blas_sgemm (SPEC_PLAIN, SPEC_PLAIN, k->d, g->pairs, count, 1, g->room, k->d, g->weighted + first, k->n, first > 0, g->projections, k->d);
    }
}

/* A unit vector's part along itself is of no effect: phi = z/|z| moves on the sphere. */
static void
take_from_sphere (gsize d, const float *feature, float length, float *gradient)
{
  double along = 0;

  for (gsize j = 0; j < d; j++)
    along += (double) feature[j] * gradient[j];
  for (gsize j = 0; j < d; j++)
    gradient[j] = length > 0 ? (gradient[j] - (float) along * feature[j]) / length : 0;
}

static void
differentiate_features (gsize index, guint lane, gpointer data)
{
  Gradient *g = data;
  SpecAlignKernel *k = g->kernel;
  gsize d = k->d, first = index * SPEC_FEATURE_BLOCK, count = MIN (SPEC_FEATURE_BLOCK, k->n - first);
  float *features = g->room + lane * SPEC_FEATURE_BLOCK * d, *out = g->gradient + first * d;

  if (g_cancellable_is_cancelled (g->cancellable))
    return;
  spec_rows_read_normalised (k->rows, first, count, features);
  spec_blas_sgemm (SPEC_PLAIN, SPEC_TRANSPOSED, d, count, g->pairs, 1, g->projections, d, g->vectors + first, k->n, 0,
                   out, d);
  for (gsize i = 0; i < count; i++)
    take_from_sphere (d, features + i * d, k->rows->lengths[first + i], out + i * d);
}

static gboolean
differentiate_cosine (Gradient *g, GError **error)
{
  SpecAlignKernel *k = g->kernel;
  g_autofree float *projections = g_try_malloc_n (k->d, g->pairs * sizeof (float));
  g_autofree float *room = g_try_malloc_n (spec_team_get_lanes (k->team) * SPEC_FEATURE_BLOCK, k->d * sizeof (float));

  if (projections == NULL || room == NULL)
    return fail_memory (k, error);
  g->projections = projections;
  g->room = room;
  project_features (g);
  spec_team_for (k->team, (k->n + SPEC_FEATURE_BLOCK - 1) / SPEC_FEATURE_BLOCK, differentiate_features, g);
  return !g_cancellable_set_error_if_cancelled (g->cancellable, error);
}

/* The Gaussian kernel */

/* K becomes (2/n) M in its place. */
static void
weigh_tile (gsize index, guint lane, gpointer data)
{
  Gradient *g = data;
  SpecTiles *tiles = g->kernel->tiles;
  gsize n = tiles->n, side = tiles->side, row, column;
  float *room = g->room + lane * spec_tiles_get_size (tiles), *tile;

  if (g_cancellable_is_cancelled (g->cancellable))
    return;
  spec_tiles_locate (index, &row, &column);
  tile = spec_tiles_get (tiles, row, column);
  gsize height = spec_tiles_get_extent (tiles, row), width = spec_tiles_get_extent (tiles, column);
  spec_blas_sgemm (SPEC_PLAIN, SPEC_TRANSPOSED, height, width, g->pairs, 1, g->vectors + row * side, n,
                   g->weighted + column * side, n, 0, room, side);
  for (gsize j = 0; j < width; j++)
    for (gsize i = 0; i < height; i++)
      tile[spec_tiles_get_offset (tiles, i, j)] *= room[j * side + i];
}

static void
list_columns (gsize index, guint lane, gpointer data)
{
  Gradient *g = data;
  gsize n = g->kernel->n, d = g->kernel->d, first = index * SPEC_FEATURE_BLOCK,
        count = MIN (SPEC_FEATURE_BLOCK, n - first);
  float *rows = g->gradient + first * d; /* not yet used for anything else */

  spec_rows_read_centred (g->kernel->rows, first, count, rows);
  for (gsize i = 0; i < count; i++)
    {
      for (gsize j = 0; j < d; j++)
        g->columns[j * n + first + i] = rows[i * d + j];
      g->columns[d * n + first + i] = 1;
    }
}

static void
collect_gaussian (Gradient *g)
{
  SpecAlignKernel *k = g->kernel;
  gsize n = k->n, d = k->d;
  double sigma = k->kernel.sigma;
  float factor = (float) (k->rows->unit / (sigma * sigma));

  for (gsize i = 0; i < n; i++)
    for (gsize j = 0; j < d; j++)
      g->gradient[i * d + j] = factor * (g->sums[j * n + i] - g->sums[d * n + i] * g->columns[j * n + i]);
}

static gboolean
differentiate_gaussian (Gradient *g, GError **error)
{
  SpecAlignKernel *k = g->kernel;
  g_autofree float *columns = g_try_malloc_n (k->n, (k->d + 1) * sizeof (float));
  g_autofree float *sums = g_try_malloc_n (k->n, (k->d + 1) * sizeof (float));
  g_autofree float *room
      = g_try_malloc_n (spec_team_get_lanes (k->team), spec_tiles_get_size (k->tiles) * sizeof (float));

  if (columns == NULL || sums == NULL || room == NULL)
    return fail_memory (k, error);
  g->columns = columns;
  g->sums = sums;
  g->room = room;
  spec_team_for (k->team, spec_tiles_get_count (k->tiles), weigh_tile, g);
  spec_team_for (k->team, (k->n + SPEC_FEATURE_BLOCK - 1) / SPEC_FEATURE_BLOCK, list_columns, g);
  if (!spec_tiles_multiply (k->tiles, k->team, 1, columns, k->d + 1, sums, g->cancellable, error))
    return FALSE;
  collect_gaussian (g);
  return TRUE;
}

gboolean
spec_align_kernel_differentiate (SpecAlignKernel *kernel,
                                 const float *vectors,
                                 const double *weights,
                                 gsize pairs,
                                 float *gradient,
                                 GCancellable *cancellable,
                                 GError **error)
{
  g_autofree float *weighted = g_try_malloc_n (kernel->n, pairs * sizeof (float));
  Gradient g = { .kernel = kernel,
                 .pairs = pairs,
                 .vectors = vectors,
                 .weighted = weighted,
                 .gradient = gradient,
                 .cancellable = cancellable };

  if (weighted == NULL)
    return fail_memory (kernel, error);
  for (gsize k = 0; k < pairs; k++)
    for (gsize i = 0; i < kernel->n; i++)
      weighted[k * kernel->n + i] = (float) (2 / (double) kernel->n * weights[k]) * vectors[k * kernel->n + i];
  return kernel->map != NULL ? differentiate_cosine (&g, error) : differentiate_gaussian (&g, error);
}
