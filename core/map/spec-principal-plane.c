#include "map/spec-principal-plane.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/spec-error.h"
#include "base/spec-random.h"
#include "linalg/spec-blas.h"
#include "linalg/spec-panel.h"
#include "linalg/spec-vector-math.h"

#define BLOCK 8        /* vectors multiplied at a time */
#define DEPTH 8        /* blocks of the Krylov space before a restart */
#define CYCLES 60      /* restarts after which what there is must do */
#define TOLERANCE 1e-5 /* residual of both directions, of the larger variance */

typedef struct
{
  const SpecPoints *points;
  SpecTeam *team;   /* of one lane: the panels want one */
  gsize size;       /* columns of the basis */
  double *basis;    /* d x BLOCK DEPTH, orthonormal */
  double *product;  /* X'X basis */
  double *block;    /* d x BLOCK: what the basis grows by */
  double *rotation; /* of the small problem: its eigenvectors */
  double *values;
  float *narrow; /* d x BLOCK in single precision */
  float *tall;   /* n x BLOCK */
  double *residual; /* d */
} Plane;

static gboolean
plane_init (Plane *plane, const SpecPoints *points, guint64 seed, GError **error)
{
  gsize d = points->dimensions, most = BLOCK * DEPTH;
  g_autofree float *start = g_try_new (float, d *BLOCK);
  GRand *random = spec_random_new (seed, SPEC_STREAM_MAP);

  *plane = (Plane){ .points = points, .team = spec_team_new (1) };
  plane->basis = g_try_new (double, d *most);
  plane->product = g_try_new (double, d *most);
  plane->block = g_try_new (double, d *BLOCK);
  plane->rotation = g_try_new (double, most *most);
  plane->values = g_try_new (double, most);
  plane->narrow = g_try_new (float, d *BLOCK);
  plane->tall = g_try_new (float, points->count *BLOCK);
  plane->residual = g_try_new (double, d);
  gboolean ready = start != NULL && plane->basis != NULL && plane->product != NULL && plane->block != NULL
                   && plane->rotation != NULL && plane->values != NULL && plane->narrow != NULL && plane->tall != NULL
                   && plane->residual != NULL;
  if (ready)
    {
      spec_random_fill_normal (random, start, d * BLOCK);
      spec_panel_to_double (plane->team, d * BLOCK, start, plane->block);
    }
  else
    g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("not enough memory for %zu samples"), points->count);
  g_rand_free (random);
  return ready;
}

static void
plane_clear (Plane *plane)
{
  spec_team_free (plane->team);
  g_free (plane->basis);
  g_free (plane->product);
  g_free (plane->block);
  g_free (plane->rotation);
  g_free (plane->values);
  g_free (plane->narrow);
  g_free (plane->tall);
  g_free (plane->residual);
}

/* tall = X v for the vectors in `narrow`. */
static void
project (Plane *plane, gsize columns)
{
  gsize n = plane->points->count, d = plane->points->dimensions;

  spec_blas_sgemm (SPEC_TRANSPOSED, SPEC_PLAIN, n, columns, d, 1, plane->points->values, d, plane->narrow, d, 0,
                   plane->tall, n);
}

/* Takes the block into the basis, with its product. Returns: columns added, or G_MAXSIZE. */
static gsize
grow (Plane *plane, GError **error)
{
  gsize n = plane->points->count, d = plane->points->dimensions, at = plane->size * d;
  gsize columns = MIN (BLOCK, d - MIN (d, plane->size));

  columns = spec_panel_orthonormalise (plane->team, d, plane->basis, plane->size, plane->block, columns, error);
  if (columns == 0 || columns == G_MAXSIZE)
    return columns;
  memcpy (plane->basis + at, plane->block, d * columns * sizeof (double));
  spec_panel_to_float (plane->team, d * columns, plane->block, plane->narrow);
  project (plane, columns);
  spec_blas_sgemm (SPEC_PLAIN, SPEC_PLAIN, d, columns, n, 1, plane->points->values, d, plane->tall, n, 0, plane->narrow,
                   d);
  spec_panel_to_double (plane->team, d * columns, plane->narrow, plane->product + at);
  memcpy (plane->block, plane->product + at, d * columns * sizeof (double));
  plane->size += columns;
  return columns;
}

/* Rayleigh-Ritz: the eigenvectors of the small problem, ascending. */
static gboolean
solve_small (Plane *plane, GError **error)
{
  gsize k = plane->size;

  if (!spec_panel_inner (plane->team, plane->points->dimensions, plane->basis, k, plane->product, k, plane->rotation, error))
    return FALSE;
  for (gsize j = 0; j < k; j++)
    for (gsize i = 0; i < j; i++)
      plane->rotation[j * k + i] = 0.5 * (plane->rotation[j * k + i] + plane->rotation[i * k + j]);
  return spec_blas_eigen (k, plane->rotation, plane->values, error);
}

/* |A u - l u| of Ritz pair @index, 0 the largest. */
static double
get_residual (Plane *plane, gsize index)
{
  gsize d = plane->points->dimensions, k = plane->size;
  const double *s = plane->rotation + (k - 1 - index) * k;
  double value = plane->values[k - 1 - index], sum = 0;
  double *residual = plane->residual;

  spec_panel_combine (plane->team, d, 1, plane->product, k, s, k, 1, 0, residual);
  spec_panel_combine (plane->team, d, -value, plane->basis, k, s, k, 1, 1, residual);
  for (gsize i = 0; i < d; i++)
    sum += residual[i] * residual[i];
  return sqrt (sum);
}

static gboolean
has_converged (Plane *plane)
{
  gsize k = plane->size;
  double largest = plane->values[k - 1];

  if (k >= plane->points->dimensions || largest <= 0)
    return TRUE;
  return get_residual (plane, 0) <= TOLERANCE * largest && (k < 2 || get_residual (plane, 1) <= TOLERANCE * largest);
}

/* The block becomes the @count leading Ritz vectors, the largest first. Returns: how many there are. */
static gsize
take_leading (Plane *plane, gsize count)
{
  gsize k = plane->size, d = plane->points->dimensions;

  count = MIN (count, k);
  for (gsize j = 0; j < count; j++)
    spec_panel_combine (plane->team, d, 1, plane->basis, k, plane->rotation + (k - 1 - j) * k, k, 1, 0,
                        plane->block + j * d);
  return count;
}

static gboolean
iterate (Plane *plane, GCancellable *cancellable, GError **error)
{
  for (guint cycle = 0; cycle < CYCLES; cycle++)
    {
      gsize added = 1;

      plane->size = 0;
      for (guint depth = 0; depth < DEPTH && added > 0; depth++)
        {
          added = grow (plane, error);
          if (added == G_MAXSIZE || g_cancellable_set_error_if_cancelled (cancellable, error))
            return FALSE;
        }
      if (plane->size == 0) /* all rows are equal */
        return TRUE;
      if (!solve_small (plane, error))
        return FALSE;
      if (has_converged (plane))
        return TRUE;
      for (gsize filled = take_leading (plane, BLOCK); filled < BLOCK; filled++)
        memset (plane->block + filled * plane->points->dimensions, 0, plane->points->dimensions * sizeof (double));
    }
  return TRUE;
}

static void
orient (double *direction, gsize d)
{
  double largest = 0;

  for (gsize k = 0; k < d; k++)
    if (fabs (direction[k]) > fabs (largest) * (1 + 1e-6))
      largest = direction[k];
  for (gsize k = 0; k < d && largest < 0; k++)
    direction[k] = -direction[k];
}

gboolean
spec_principal_plane_find (const SpecPoints *points,
                           guint64 seed,
                           float *positions,
                           double *explained,
                           GCancellable *cancellable,
                           GError **error)
{
  gsize n = points->count, d = points->dimensions, found = 0;
  double variance = 0, total = spec_vector_sum_squares (n * d, points->values);
  Plane plane;
  gboolean done = plane_init (&plane, points, seed, error) && (total <= 0 || iterate (&plane, cancellable, error));

  if (done && plane.size > 0)
    {
      found = take_leading (&plane, 2);
      for (gsize j = 0; j < found; j++)
        orient (plane.block + j * d, d);
      spec_panel_to_float (plane.team, d * found, plane.block, plane.narrow);
      project (&plane, found);
    }
  for (gsize i = 0; done && i < n; i++)
    for (gsize j = 0; j < 2; j++)
      {
        positions[2 * i + j] = j < found ? plane.tall[j * n + i] : 0;
        variance += (double) positions[2 * i + j] * positions[2 * i + j];
      }
  if (done && explained != NULL)
    *explained = total > 0 ? MIN (1, variance / total) : 1;
  plane_clear (&plane);
  return done;
}
