#include "agreement/spec-cloud.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/spec-error.h"
#include "linalg/spec-vector-distance.h"

/* What the lanes add up, each over its own share of the rows, whatever the timing. */
typedef struct
{
  SpecCloud *cloud;
  double *sums;   /* lanes x dimensions */
  double *totals; /* lanes: squared lengths */
} Scan;

static void
lane_share (const Scan *scan, guint lane, guint lanes, gsize *first, gsize *end)
{
  gsize count = scan->cloud->points->count;

  *first = count * lane / lanes;
  *end = count * (lane + 1) / lanes;
}

static void
measure_row (SpecCloud *cloud, gsize row)
{
  const float *values = spec_points_get (cloud->points, row);
  gsize d = cloud->points->dimensions;
  double sum = 0, square = 0, shift = 0;

  for (gsize k = 0; k < d; k++)
    sum += values[k];
  if (cloud->form == SPEC_CLOUD_LEVEL || cloud->form == SPEC_CLOUD_STANDARD)
    shift = sum / (double) d;
  for (gsize k = 0; k < d; k++)
    square += (values[k] - shift) * (values[k] - shift);
  if (square <= 1e-24 * (double) d * shift * shift) /* all values equal, but for the rounding of their mean */
    square = 0;
  cloud->shift[row] = shift;
  cloud->scale[row] = 1;
  if (cloud->form == SPEC_CLOUD_UNIT || cloud->form == SPEC_CLOUD_STANDARD)
    cloud->scale[row] = square > 0 ? 1 / sqrt (square) : 0;
}

static void
sum_columns (guint lane, guint lanes, gpointer data)
{
  Scan *scan = data;
  SpecCloud *cloud = scan->cloud;
  gsize d = cloud->points->dimensions, first, end;
  double *sums = scan->sums + lane * d;

  lane_share (scan, lane, lanes, &first, &end);
  for (gsize row = first; row < end; row++)
    {
      const float *values = spec_points_get (cloud->points, row);

      measure_row (cloud, row);
      for (gsize k = 0; k < d; k++)
        sums[k] += (values[k] - cloud->shift[row]) * cloud->scale[row];
    }
}

static void
sum_squares (guint lane, guint lanes, gpointer data)
{
  Scan *scan = data;
  SpecCloud *cloud = scan->cloud;
  gsize d = cloud->points->dimensions, first, end;

  lane_share (scan, lane, lanes, &first, &end);
  for (gsize row = first; row < end; row++)
    {
      const float *values = spec_points_get (cloud->points, row);
      double square = 0;

      for (gsize k = 0; k < d; k++)
        {
          double value = (values[k] - cloud->shift[row]) * cloud->scale[row] - cloud->mean[k];
          square += value * value;
        }
      cloud->squares[row] = square;
      scan->totals[lane] += square;
    }
}

static void
set_mean (Scan *scan, guint lanes)
{
  SpecCloud *cloud = scan->cloud;
  gsize d = cloud->points->dimensions;

  if (cloud->form == SPEC_CLOUD_STANDARD)
    return;
  for (gsize k = 0; k < d; k++)
    {
      double sum = 0;

      for (guint lane = 0; lane < lanes; lane++)
        sum += scan->sums[lane * d + k];
      cloud->mean[k] = sum / (double) cloud->points->count;
    }
}

/* A power of two changes no bit of a value but its exponent. */
static void
set_unit (Scan *scan, guint lanes)
{
  SpecCloud *cloud = scan->cloud;
  double total = 0;

  for (guint lane = 0; lane < lanes; lane++)
    total += scan->totals[lane];
  if (cloud->form != SPEC_CLOUD_STANDARD && total > 0)
    cloud->unit = exp2 (round (log2 (total / (double) cloud->points->count) / 2));
  for (gsize row = 0; row < cloud->points->count; row++)
    {
      cloud->squares[row] /= cloud->unit * cloud->unit;
      cloud->extra[row]
          = cloud->form == SPEC_CLOUD_UNIT && cloud->scale[row] == 0 ? 1 / (cloud->unit * cloud->unit) : 0;
    }
}

SpecCloud *
spec_cloud_new (const SpecPoints *points, SpecCloudForm form, SpecTeam *team, GError **error)
{
  guint lanes = spec_team_get_lanes (team);
  g_autoptr (SpecCloud) cloud = g_new0 (SpecCloud, 1);
  g_autofree double *sums = g_try_new0 (double, lanes * points->dimensions), *totals = g_new0 (double, lanes);
  Scan scan = { cloud, sums, totals };

  cloud->points = points;
  cloud->form = form;
  cloud->unit = 1;
  cloud->shift = g_try_new0 (double, points->count);
  cloud->scale = g_try_new0 (double, points->count);
  cloud->squares = g_try_new0 (double, points->count);
  cloud->extra = g_try_new0 (double, points->count);
  cloud->mean = g_try_new0 (double, points->dimensions);
  if (sums == NULL || cloud->shift == NULL || cloud->scale == NULL || cloud->squares == NULL || cloud->extra == NULL
      || cloud->mean == NULL)
    {
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("not enough memory for %zu samples"), points->count);
      return NULL;
    }
  spec_team_run (team, sum_columns, &scan);
  set_mean (&scan, lanes);
  spec_team_run (team, sum_squares, &scan);
  set_unit (&scan, lanes);
  return g_steal_pointer (&cloud);
}

void
spec_cloud_free (SpecCloud *cloud)
{
  if (cloud == NULL)
    return;
  g_free (cloud->shift);
  g_free (cloud->scale);
  g_free (cloud->mean);
  g_free (cloud->squares);
  g_free (cloud->extra);
  g_free (cloud);
}

void
spec_cloud_read (const SpecCloud *cloud, gsize first, gsize count, float *out)
{
  gsize d = cloud->points->dimensions;
  double factor = 1 / cloud->unit;

  for (gsize i = 0; i < count; i++)
    {
      const float *values = spec_points_get (cloud->points, first + i);
      double shift = cloud->shift[first + i], scale = cloud->scale[first + i];

      for (gsize k = 0; k < d; k++)
        out[i * d + k] = (float) (((values[k] - shift) * scale - cloud->mean[k]) * factor);
    }
}

void
spec_cloud_read_double (const SpecCloud *cloud, gsize first, gsize count, double *out)
{
  gsize d = cloud->points->dimensions;
  double factor = 1 / cloud->unit;

  for (gsize i = 0; i < count; i++)
    {
      const float *values = spec_points_get (cloud->points, first + i);
      double shift = cloud->shift[first + i], scale = cloud->scale[first + i];

      for (gsize k = 0; k < d; k++)
        out[i * d + k] = ((values[k] - shift) * scale - cloud->mean[k]) * factor;
    }
}

double
spec_cloud_get_distance (const SpecCloud *cloud, gsize i, gsize j)
{
  SpecVectorRow a = { spec_points_get (cloud->points, i), cloud->shift[i], cloud->scale[i] };
  SpecVectorRow b = { spec_points_get (cloud->points, j), cloud->shift[j], cloud->scale[j] };

  if (cloud->extra[i] > 0 || cloud->extra[j] > 0) /* exactly, so that they tie */
    return 2 / (cloud->unit * cloud->unit);
  return spec_vector_square_between (cloud->points->dimensions, &a, &b) / (cloud->unit * cloud->unit);
}
