#include "linalg/spec-rows.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/spec-error.h"

#define BLOCK 256 /* rows read at a time */

typedef struct
{
  SpecRows *rows;
  double *sums;   /* lanes x dimensions */
  double *totals; /* lanes: sums of squared centred lengths */
  float *buffers; /* lanes x BLOCK x dimensions */
  GCancellable *cancellable;
} Scan;

void
spec_rows_read (const SpecRows *rows, gsize first, gsize count, float *out)
{
  if (rows->indices != NULL)
    spec_embedding_gather_rows (rows->embedding, rows->indices + first, count, out);
  else
    spec_embedding_read_rows (rows->embedding, first, count, out);
}

/* Calls for each block of a lane's share, the same share whatever the timing. */
static gboolean
next_block (const Scan *scan, guint lanes, gsize *first, gsize *count)
{
  if (*count > 0)
    *first += (gsize) lanes * BLOCK;
  if (*first >= scan->rows->count || g_cancellable_is_cancelled (scan->cancellable))
    return FALSE;
  *count = MIN (BLOCK, scan->rows->count - *first);
  return TRUE;
}

static void
sum_columns (guint lane, guint lanes, gpointer data)
{
  Scan *scan = data;
  gsize d = scan->rows->dimensions;
  float *buffer = scan->buffers + (gsize) lane * BLOCK * d;
  double *sums = scan->sums + (gsize) lane * d;

  for (gsize first = (gsize) lane * BLOCK, count = 0; next_block (scan, lanes, &first, &count);)
    {
      spec_rows_read (scan->rows, first, count, buffer);
      for (gsize i = 0; i < count; i++)
        for (gsize j = 0; j < d; j++)
          sums[j] += buffer[i * d + j];
    }
}

static void
measure_block (Scan *scan, gsize first, gsize count, const float *buffer, double *total)
{
  SpecRows *rows = scan->rows;

  for (gsize i = 0; i < count; i++)
    {
      double plain = 0, centred = 0;
      for (gsize j = 0; j < rows->dimensions; j++)
        {
          double value = buffer[i * rows->dimensions + j], offset = value - rows->mean[j];
          plain += value * value;
          centred += offset * offset;
        }
      rows->lengths[first + i] = (float) sqrt (plain);
      *total += centred;
    }
}

static void
measure_rows (guint lane, guint lanes, gpointer data)
{
  Scan *scan = data;
  float *buffer = scan->buffers + (gsize) lane * BLOCK * scan->rows->dimensions;

  for (gsize first = (gsize) lane * BLOCK, count = 0; next_block (scan, lanes, &first, &count);)
    {
      spec_rows_read (scan->rows, first, count, buffer);
      measure_block (scan, first, count, buffer, &scan->totals[lane]);
    }
}

/* The squares are taken of the very numbers that are handed out, so that a row's distance to itself comes out 0. */
static void
square_rows (guint lane, guint lanes, gpointer data)
{
  Scan *scan = data;
  gsize d = scan->rows->dimensions;
  float *buffer = scan->buffers + (gsize) lane * BLOCK * d;

  for (gsize first = (gsize) lane * BLOCK, count = 0; next_block (scan, lanes, &first, &count);)
    {
      spec_rows_read_centred (scan->rows, first, count, buffer);
      for (gsize i = 0; i < count; i++)
        {
          double sum = 0;
          for (gsize j = 0; j < d; j++)
            sum += (double) buffer[i * d + j] * buffer[i * d + j];
          scan->rows->squares[first + i] = (float) sum;
        }
    }
}

static gboolean
set_mean (Scan *scan, guint lanes)
{
  SpecRows *rows = scan->rows;
  gboolean finite = TRUE;

  for (gsize j = 0; j < rows->dimensions; j++)
    {
      double sum = 0;
      for (guint lane = 0; lane < lanes; lane++)
        sum += scan->sums[lane * rows->dimensions + j];
      rows->mean[j] = (float) (sum / (double) rows->count);
      finite = finite && isfinite (sum);
    }
  return finite;
}

/* Divides by a power of two, which changes no bit of a value but its exponent. */
static void
set_unit (Scan *scan, guint lanes)
{
  double total = 0;

  for (guint lane = 0; lane < lanes; lane++)
    total += scan->totals[lane];
  double mean_square = total / (double) scan->rows->count;
  scan->rows->unit = mean_square > 0 ? exp2 (CLAMP (round (log2 (mean_square) / 2), -100, 100)) : 1;
}

/* A value that is not finite is told by the full check, which counts the rows and names the first. */
static gboolean
fail_not_finite (SpecRows *rows, GCancellable *cancellable, GError **error)
{
  if (spec_embedding_check (rows->embedding, FALSE, cancellable, error))
    g_set_error (error, SPEC_ERROR, SPEC_ERROR_VALUE, _ ("%s: values too large for single precision"),
                 spec_embedding_get_name (rows->embedding));
  return FALSE;
}

static gboolean
scan_rows (SpecRows *rows, SpecTeam *team, GCancellable *cancellable, GError **error)
{
  guint lanes = spec_team_get_lanes (team);
  g_autofree double *sums = g_try_malloc0_n (rows->dimensions, lanes * sizeof (double));
  g_autofree double *totals = g_new0 (double, lanes);
  g_autofree float *buffers = g_try_malloc_n ((gsize) lanes * BLOCK, rows->dimensions * sizeof (float));
  Scan scan = { rows, sums, totals, buffers, cancellable };

  if (buffers == NULL || sums == NULL)
    {
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("not enough memory to read %zu dimensions"), rows->dimensions);
      return FALSE;
    }
  spec_team_run (team, sum_columns, &scan);
  if (!g_cancellable_is_cancelled (cancellable) && !set_mean (&scan, lanes))
    return fail_not_finite (rows, cancellable, error);
  spec_team_run (team, measure_rows, &scan);
  set_unit (&scan, lanes);
  spec_team_run (team, square_rows, &scan);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

SpecRows *
spec_rows_new (SpecEmbedding *embedding, const guint32 *indices, gsize count, SpecTeam *team, GCancellable *cancellable,
               GError **error)
{
  g_autoptr (SpecRows) rows = g_new0 (SpecRows, 1);

  rows->embedding = spec_embedding_ref (embedding);
  rows->count = indices != NULL ? count : spec_embedding_get_samples (embedding);
  rows->indices = indices != NULL ? g_try_new (guint32, count) : NULL;
  rows->dimensions = spec_embedding_get_dimensions (embedding);
  rows->unit = 1;
  rows->mean = g_try_new0 (float, rows->dimensions);
  rows->squares = g_try_new0 (float, rows->count);
  rows->lengths = g_try_new0 (float, rows->count);
  if (rows->mean == NULL || rows->squares == NULL || rows->lengths == NULL || (indices != NULL && rows->indices == NULL))
    {
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("not enough memory for %zu samples"), rows->count);
      return NULL;
    }
  if (indices != NULL)
    memcpy (rows->indices, indices, count * sizeof *indices);
  return scan_rows (rows, team, cancellable, error) ? g_steal_pointer (&rows) : NULL;
}

void
spec_rows_free (SpecRows *rows)
{
  if (rows == NULL)
    return;
  spec_embedding_unref (rows->embedding);
  g_free (rows->indices);
  g_free (rows->mean);
  g_free (rows->squares);
  g_free (rows->lengths);
  g_free (rows);
}

void
spec_rows_read_centred (const SpecRows *rows, gsize first, gsize count, float *out)
{
  float factor = (float) (1 / rows->unit);

  spec_rows_read (rows, first, count, out);
  for (gsize i = 0; i < count; i++)
    {
      float *row = out + i * rows->dimensions;
      for (gsize j = 0; j < rows->dimensions; j++)
        row[j] = (row[j] - rows->mean[j]) * factor;
    }
}

void
spec_rows_read_normalised (const SpecRows *rows, gsize first, gsize count, float *out)
{
  spec_rows_read (rows, first, count, out);
  for (gsize i = 0; i < count; i++)
    {
      float length = rows->lengths[first + i], *row = out + i * rows->dimensions;
      if (length > 0)
        for (gsize j = 0; j < rows->dimensions; j++)
          row[j] /= length;
    }
}
