#include "agreement/spec-product.h"

#include <glib/gi18n-lib.h>

#include "base/spec-error.h"
#include "base/spec-pages.h"
#include "linalg/spec-blas.h"

#define PANEL 512 /* rows read at a time */
#define CHUNK 64  /* of them, by one lane; also columns of a product that one lane computes */
#define SIDE 128  /* rows of a block of A A' */

static double *
allocate (gsize rows, gsize columns, GError **error)
{
  double *values
      = columns <= G_MAXSIZE / sizeof (double) / rows ? spec_pages_new (rows * columns, sizeof (double)) : NULL;

  if (values == NULL)
    g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY,
                 _ ("not enough memory: %.1f GB are needed for a matrix of %zu × %zu numbers"),
                 8e-9 * (double) rows * (double) columns, rows, columns);
  return values;
}

typedef struct
{
  const SpecCloud *a, *b;
  double *left, *right; /* the panel's rows of A and of B; the same where A is B */
  double *out;
  gsize first, count; /* the panel */
} Columns;

static void
read_chunk (gsize index, guint lane, gpointer data)
{
  Columns *columns = data;
  gsize at = index * CHUNK, count = MIN (CHUNK, columns->count - at);

  spec_cloud_read_double (columns->a, columns->first + at, count, columns->left + at * columns->a->points->dimensions);
  if (columns->b != columns->a)
    spec_cloud_read_double (columns->b, columns->first + at, count,
                            columns->right + at * columns->b->points->dimensions);
}

static void
add_columns (gsize index, guint lane, gpointer data)
{
  Columns *columns = data;
  gsize m = columns->a->points->dimensions, n = columns->b->points->dimensions, at = index * CHUNK;

  spec_blas_dgemm (SPEC_PLAIN, SPEC_TRANSPOSED, m, MIN (CHUNK, n - at), columns->count, 1, columns->left, m,
                   columns->right + at, n, columns->first > 0, columns->out + at * m, m);
}

static gboolean
run_columns (Columns *columns, SpecTeam *team, GCancellable *cancellable, const SpecProgress *progress, GError **error)
{
  gsize samples = columns->a->points->count, n = columns->b->points->dimensions;

  for (columns->first = 0; columns->first < samples; columns->first += PANEL)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      spec_progress_report (progress, SPEC_STAGE_AGREEMENT, (double) columns->first / (double) samples);
      columns->count = MIN (PANEL, samples - columns->first);
      spec_team_for (team, (columns->count + CHUNK - 1) / CHUNK, read_chunk, columns);
      spec_team_for (team, (n + CHUNK - 1) / CHUNK, add_columns, columns);
    }
  return TRUE;
}

double *
spec_product_of_columns (const SpecCloud *a,
                         const SpecCloud *b,
                         SpecTeam *team,
                         GCancellable *cancellable,
                         const SpecProgress *progress,
                         GError **error)
{
  gsize m = a->points->dimensions, n = b->points->dimensions;
  g_autofree double *out = allocate (m, n, error);
  g_autofree double *left = out != NULL ? allocate (PANEL, m, error) : NULL;
  g_autofree double *right = left != NULL && a != b ? allocate (PANEL, n, error) : NULL;
  Columns columns = { a, b, left, a != b ? right : left, out };

  if (left == NULL || columns.right == NULL || !run_columns (&columns, team, cancellable, progress, error))
    return NULL;
  return g_steal_pointer (&out);
}

typedef struct
{
  const SpecCloud *cloud;
  double *panels; /* by lane: two blocks of rows */
  double *out;
  gsize blocks;
  gsize done; /* counted atomically */
  GCancellable *cancellable;
  const SpecProgress *progress;
} Rows;

/* Blocks (index, 0 … index) and their mirror images. */
static void
fill_rows (gsize index, guint lane, gpointer data)
{
  Rows *rows = data;
  gsize n = rows->cloud->points->count, d = rows->cloud->points->dimensions;
  gsize first = index * SIDE, height = MIN (SIDE, n - first), done;
  double *left = rows->panels + lane * 2 * SIDE * d, *right = left + SIDE * d;

  spec_cloud_read_double (rows->cloud, first, height, left);
  for (gsize at = 0; at <= first && !g_cancellable_is_cancelled (rows->cancellable); at += SIDE)
    {
      gsize width = MIN (SIDE, n - at);

      spec_cloud_read_double (rows->cloud, at, width, right);
      spec_blas_dgemm (SPEC_TRANSPOSED, SPEC_PLAIN, height, width, d, 1, left, d, right, d, 0,
                       rows->out + first + at * n, n);
      for (gsize j = 0; j < width; j++)
        for (gsize i = 0; i < height; i++)
          rows->out[at + j + (first + i) * n] = rows->out[first + i + (at + j) * n];
    }
  done = g_atomic_pointer_add (&rows->done, 1) + 1;
  if (lane == 0)
    spec_progress_report (rows->progress, SPEC_STAGE_AGREEMENT, (double) done / (double) rows->blocks);
}

double *
spec_product_of_rows (
    const SpecCloud *a, SpecTeam *team, GCancellable *cancellable, const SpecProgress *progress, GError **error)
{
  gsize n = a->points->count;
  g_autofree double *out = allocate (n, n, error);
  g_autofree double *panels
      = out != NULL ? allocate (spec_team_get_lanes (team) * 2 * SIDE, a->points->dimensions, error) : NULL;
  Rows rows = { a, panels, out, (n + SIDE - 1) / SIDE, 0, cancellable, progress };

  if (panels == NULL)
    return NULL;
  spec_team_for (team, rows.blocks, fill_rows, &rows);
  return g_cancellable_set_error_if_cancelled (cancellable, error) ? NULL : g_steal_pointer (&out);
}
