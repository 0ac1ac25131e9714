#include "linalg/spec-distances.h"

#include <glib/gi18n-lib.h>

#include "base/spec-error.h"
#include "linalg/spec-blas.h"
#include "linalg/spec-vector-math.h"

struct _SpecDistances
{
  const SpecRows *rows;
  SpecTiles *tiles; /* owned; NULL: not stored */
};

SpecDistances *
spec_distances_new (const SpecRows *rows)
{
  SpecDistances *distances = g_new0 (SpecDistances, 1);

  distances->rows = rows;
  return distances;
}

void
spec_distances_free (SpecDistances *distances)
{
  if (distances == NULL)
    return;
  spec_tiles_free (distances->tiles);
  g_free (distances);
}

const SpecRows *
spec_distances_get_rows (const SpecDistances *distances)
{
  return distances->rows;
}

gboolean
spec_distance_panels_init (SpecDistancePanels *panels, const SpecDistances *distances, gsize side)
{
  panels->left = g_try_malloc_n (side, distances->rows->dimensions * sizeof (float));
  panels->right = g_try_malloc_n (SPEC_STRIP_TILES * side, distances->rows->dimensions * sizeof (float));
  panels->row = G_MAXSIZE;
  return panels->left != NULL && panels->right != NULL;
}

void
spec_distance_panels_clear (SpecDistancePanels *panels)
{
  g_clear_pointer (&panels->left, g_free);
  g_clear_pointer (&panels->right, g_free);
}

/* |a - b|^2 = |a|^2 + |b|^2 - 2 a'b; rounding can leave it a little below 0 for near-duplicates. */
static void
compute_strip (const SpecRows *rows, const SpecTiles *like, const SpecStrip *strip, SpecDistancePanels *panels, float *out)
{
  gsize side = like->side, d = rows->dimensions, first = strip->column * side;
  gsize height = spec_tiles_get_extent (like, strip->row), width = spec_tiles_get_strip_width (like, strip);

  if (panels->row != strip->row)
    spec_rows_read_centred (rows, strip->row * side, height, panels->left);
  panels->row = strip->row;
  spec_rows_read_centred (rows, first, width, panels->right);

  spec_blas_sgemm (SPEC_TRANSPOSED, SPEC_PLAIN, height, width, d, -2, panels->left, d, panels->right, d, 0, out, side);
  for (gsize j = 0; j < width; j++)
    spec_vector_add_clamped (height, rows->squares + strip->row * side, rows->squares[first + j], out + j * side);
  for (gsize j = strip->row * side; j < first + width; j++)
    out[(j - first) * side + j - strip->row * side] = 0;
}

const float *
spec_distances_get_strip (const SpecDistances *distances, const SpecTiles *like, const SpecStrip *strip,
                          SpecDistancePanels *panels, float *workspace)
{
  if (distances->tiles != NULL)
    return spec_tiles_get (distances->tiles, strip->row, strip->column);
  compute_strip (distances->rows, like, strip, panels, workspace);
  return workspace;
}

typedef struct
{
  const SpecRows *rows;
  SpecTiles *tiles;
  SpecDistancePanels *panels; /* by lane */
  GCancellable *cancellable;
} Store;

static void
store_strip (gsize index, guint lane, gpointer data)
{
  Store *store = data;
  SpecStrip strip = spec_tiles_get_strip (store->tiles, index);

  if (!g_cancellable_is_cancelled (store->cancellable))
    compute_strip (store->rows, store->tiles, &strip, &store->panels[lane],
                   spec_tiles_get (store->tiles, strip.row, strip.column));
}

gboolean
spec_distances_store (SpecDistances *distances, SpecTeam *team, GCancellable *cancellable, GError **error)
{
  guint lanes = spec_team_get_lanes (team);
  g_autofree SpecDistancePanels *panels = g_new0 (SpecDistancePanels, lanes);
  g_autoptr (SpecTiles) tiles = spec_tiles_new (distances->rows->count, error);
  gboolean ready = TRUE;

  if (tiles == NULL)
    return FALSE;
  for (guint lane = 0; lane < lanes; lane++)
    ready = spec_distance_panels_init (&panels[lane], distances, tiles->side) && ready;
  if (ready)
    spec_team_for (team, spec_tiles_get_strip_count (tiles), store_strip, &(Store){ distances->rows, tiles, panels, cancellable });
  else
    g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("not enough memory for distances of %zu samples"), tiles->n);
  for (guint lane = 0; lane < lanes; lane++)
    spec_distance_panels_clear (&panels[lane]);
  if (!ready || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  distances->tiles = g_steal_pointer (&tiles);
  return TRUE;
}
