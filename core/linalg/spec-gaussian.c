#include "linalg/spec-gaussian.h"

#include <glib/gi18n-lib.h>

#include "base/spec-error.h"
#include "linalg/spec-vector-math.h"

typedef struct
{
  SpecTiles *tiles;
  const SpecDistances *distances;
  float exponent; /* -unit^2 / (2 sigma^2) */
  gboolean subtract;
  float weight;
  SpecDistancePanels *panels; /* by lane */
  float *rooms;               /* a strip by lane */
  gsize done;                 /* strips, counted atomically */
  GCancellable *cancellable;
  const SpecProgress *progress;
} Fill;

static void
combine_strip (const Fill *fill, gsize size, const float *squares, float *room, float *strip)
{
  if (!fill->subtract)
    {
      spec_vector_exp (size, fill->exponent, squares, strip);
      return;
    }
  spec_vector_exp (size, fill->exponent, squares, room);
  for (gsize i = 0; i < size; i++)
    strip[i] = room[i] - fill->weight * strip[i];
}

static void
fill_strip (gsize index, guint lane, gpointer data)
{
  Fill *fill = data;
  gsize tile = spec_tiles_get_size (fill->tiles), count = spec_tiles_get_strip_count (fill->tiles);
  SpecStrip strip = spec_tiles_get_strip (fill->tiles, index);
  float *room = fill->rooms + lane * SPEC_STRIP_TILES * tile;

  if (g_cancellable_is_cancelled (fill->cancellable))
    return;
  const float *squares = spec_distances_get_strip (fill->distances, fill->tiles, &strip, &fill->panels[lane], room);
  combine_strip (fill, strip.count * tile, squares, room, spec_tiles_get (fill->tiles, strip.row, strip.column));
  gsize done = g_atomic_pointer_add (&fill->done, 1) + 1;
  if (lane == 0)
    spec_progress_report (fill->progress, 0, (double) done / (double) count);
}

static gboolean
run_fill (Fill *fill, SpecTeam *team, GError **error)
{
  guint lanes = spec_team_get_lanes (team);
  gboolean ready = TRUE;

  /* Zeroed: what lies beyond the last row is combined with the rest, and must not be a number that stops the processor. */
  fill->rooms = g_try_malloc0_n (lanes * SPEC_STRIP_TILES, spec_tiles_get_size (fill->tiles) * sizeof (float));
  fill->panels = g_new0 (SpecDistancePanels, lanes);
  for (guint lane = 0; lane < lanes; lane++)
    ready = spec_distance_panels_init (&fill->panels[lane], fill->distances, fill->tiles->side) && ready;
  if (ready && fill->rooms != NULL)
    spec_team_for (team, spec_tiles_get_strip_count (fill->tiles), fill_strip, fill);
  else
    g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("not enough memory for the kernel of %zu samples"), fill->tiles->n);
  for (guint lane = 0; lane < lanes; lane++)
    spec_distance_panels_clear (&fill->panels[lane]);
  ready = ready && fill->rooms != NULL;
  g_free (fill->panels);
  g_free (fill->rooms);
  return ready && !g_cancellable_set_error_if_cancelled (fill->cancellable, error);
}

/* Bounded, so that 0 times it is 0 and not NaN for the tiniest sigma. */
static float
get_exponent (const SpecDistances *distances, double sigma)
{
  double ratio = spec_distances_get_rows (distances)->unit / sigma;

  return (float) -MIN (0.5 * ratio * ratio, 1e30);
}

gboolean
spec_gaussian_fill (SpecTiles *tiles, const SpecDistances *distances, double sigma, SpecTeam *team, GCancellable *cancellable,
                    const SpecProgress *progress, GError **error)
{
  return run_fill (&(Fill){ .tiles = tiles, .distances = distances, .exponent = get_exponent (distances, sigma),
                            .cancellable = cancellable, .progress = progress },
                   team, error);
}

gboolean
spec_gaussian_fill_minus (SpecTiles *tiles, const SpecDistances *distances, double sigma, double weight, SpecTeam *team,
                          GCancellable *cancellable, const SpecProgress *progress, GError **error)
{
  return run_fill (&(Fill){ .tiles = tiles, .distances = distances, .exponent = get_exponent (distances, sigma),
                            .subtract = TRUE, .weight = (float) weight, .cancellable = cancellable, .progress = progress },
                   team, error);
}
