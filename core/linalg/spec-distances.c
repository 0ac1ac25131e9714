#include "linalg/spec-distances.h"

#include <glib/gi18n-lib.h>

#include "base/spec-error.h"
#include "base/spec-pages.h"
#include "linalg/spec-factor.h"
#include "linalg/spec-packed.h"
#include "linalg/spec-vector-math.h"

/* A squared distance below this share of both squared lengths has lost all but four digits or fewer to cancellation. */
#define NEAR 0x1p-10f

struct _SpecDistances
{
  const SpecRows *rows;
  SpecTiles *tiles;   /* owned; NULL: not stored */
  SpecFactor *factor; /* owned; NULL: not prepared */
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
  spec_factor_free (distances->factor);
  g_free (distances);
}

const SpecRows *
spec_distances_get_rows (const SpecDistances *distances)
{
  return distances->rows;
}

guint64
spec_distances_get_bytes (gsize count, gsize dimensions)
{
  return spec_factor_get_bytes (count, dimensions);
}

typedef struct
{
  const SpecRows *rows;
  SpecFactor *factor;
  float *rooms; /* a panel by lane */
  GCancellable *cancellable;
} Pack;

static void
pack_panel (gsize index, guint lane, gpointer data)
{
  Pack *pack = data;
  gsize first = index * SPEC_PANEL_ROWS, count = MIN (SPEC_PANEL_ROWS, pack->rows->count - first);
  float *room = pack->rooms + lane * SPEC_PANEL_ROWS * pack->rows->dimensions;

  if (g_cancellable_is_cancelled (pack->cancellable))
    return;
  spec_rows_read_centred (pack->rows, first, count, room);
  spec_factor_pack (pack->rows->dimensions, room, count, spec_factor_get_panel (pack->factor, index));
}

gboolean
spec_distances_prepare (SpecDistances *distances, SpecTeam *team, GCancellable *cancellable, GError **error)
{
  const SpecRows *rows = distances->rows;
  gsize lanes = spec_team_get_lanes (team);

  if (distances->tiles != NULL || distances->factor != NULL)
    return TRUE;
  g_autofree float *rooms = spec_pages_new (lanes * SPEC_PANEL_ROWS, rows->dimensions * sizeof (float));
  g_autoptr (SpecFactor) factor = spec_factor_new (rows->count, rows->dimensions);
  if (rooms == NULL || factor == NULL)
    {
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("not enough memory for distances of %zu samples"), rows->count);
      return FALSE;
    }
  spec_team_for (team, spec_packed_count_panels (rows->count), pack_panel, &(Pack){ rows, factor, rooms, cancellable });
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  distances->factor = g_steal_pointer (&factor);
  return TRUE;
}

void
spec_distances_release (SpecDistances *distances)
{
  g_clear_pointer (&distances->factor, spec_factor_free);
}

/* Replaces what has cancelled of the distances between rows first … and row @other: those near for their lengths are measured by
 * differences. Without memory for two rows they stay as they are. */
static void
measure_near (const SpecRows *rows, gsize first, gsize count, gsize other, float *inout)
{
  gsize d = rows->dimensions;
  g_autofree float *room = NULL;

  for (gsize i = 0; i < count; i++)
    {
      if (inout[i] >= NEAR * (rows->squares[first + i] + rows->squares[other]) || first + i == other)
        continue;
      if (room == NULL)
        {
          if ((room = g_try_malloc_n (d, 2 * sizeof (float))) == NULL)
            return;
          spec_rows_read (rows, other, 1, room);
        }
      spec_rows_read (rows, first + i, 1, room + d);
      inout[i] = (float) (spec_vector_squared_distance (d, room, room + d) / rows->unit / rows->unit);
    }
}

/* |a - b|^2 = |a|^2 + |b|^2 - 2 a'b; rounding can leave it a little below 0 for near-duplicates. */
static void
compute_tile (const SpecDistances *distances, const SpecTiles *like, gsize row, gsize column, float *out)
{
  const float *squares = distances->rows->squares;
  gsize panels = spec_packed_count_panels (like->side), d = distances->factor->depth;
  gsize height = spec_tiles_get_extent (like, row), width = spec_tiles_get_extent (like, column);

  spec_factor_multiply (d, spec_factor_get_panel (distances->factor, row * panels), spec_packed_count_panels (height),
                        spec_factor_get_panel (distances->factor, column * panels), spec_packed_count_panels (width), out,
                        like->side);
  for (gsize i = 0; i < height; i += SPEC_PANEL_ROWS)
    for (gsize j = 0; j < width; j++)
      {
        gsize first = row * like->side + i, other = column * like->side + j, count = MIN (SPEC_PANEL_ROWS, height - i);
        float *values = out + (i * like->side) + j * SPEC_PANEL_ROWS;

        if (spec_vector_finish_distances (count, squares + first, squares[other], NEAR, values) > 0)
          measure_near (distances->rows, first, count, other, values);
      }
  for (gsize i = 0; row == column && i < height; i++)
    out[spec_tiles_get_offset (like, i, i)] = 0;
}

const float *
spec_distances_get_tile (const SpecDistances *distances, const SpecTiles *like, gsize row, gsize column, float *workspace)
{
  if (distances->tiles != NULL)
    return spec_tiles_get (distances->tiles, row, column);
  compute_tile (distances, like, row, column, workspace);
  return workspace;
}

typedef struct
{
  SpecDistances *distances;
  SpecTiles *tiles;
  GCancellable *cancellable;
} Store;

static void
store_tile (gsize index, guint lane, gpointer data)
{
  Store *store = data;
  gsize row, column;

  if (g_cancellable_is_cancelled (store->cancellable))
    return;
  spec_tiles_locate (index, &row, &column);
  compute_tile (store->distances, store->tiles, row, column, spec_tiles_get (store->tiles, row, column));
}

gboolean
spec_distances_store (SpecDistances *distances, SpecTeam *team, GCancellable *cancellable, GError **error)
{
  g_autoptr (SpecTiles) tiles = spec_tiles_new (distances->rows->count, error);

  if (tiles == NULL || !spec_distances_prepare (distances, team, cancellable, error))
    return FALSE;
  spec_team_for (team, spec_tiles_get_count (tiles), store_tile, &(Store){ distances, tiles, cancellable });
  spec_distances_release (distances);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  distances->tiles = g_steal_pointer (&tiles);
  return TRUE;
}
