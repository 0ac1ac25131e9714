/* A symmetric n x n matrix as its lower triangle of square float32 tiles.
 *
 * Tile (i, j), j <= i, covers rows i side … and columns j side …, whole on the diagonal. It consists of panels of SPEC_PANEL_ROWS
 * rows (spec-microkernels.h), so that a product reads it from front to back. Tiles at the lower edge are as large as the others;
 * their surplus is not used, but must be finite. */
#pragma once

#include <gio/gio.h>

#include "base/spec-team.h"
#include "linalg/spec-microkernels.h"

G_BEGIN_DECLS

typedef struct
{
  gsize n;
  gsize side;   /* of a tile */
  gsize blocks; /* tiles in a row: ceil (n / side) */
  float *values;
} SpecTiles;

/** Returns: (transfer full): room for a matrix of order @n, values not set; or NULL with SPEC_ERROR_MEMORY. */
SpecTiles *spec_tiles_new (gsize n, GError **error);
/** @tiles: (nullable) (transfer full): operators on it must be gone. */
void spec_tiles_free (SpecTiles *tiles);

/** Returns: bytes that spec_tiles_new() would take. */
guint64 spec_tiles_get_bytes (gsize n);

/** Returns: how many tiles there are. */
gsize spec_tiles_get_count (const SpecTiles *tiles);

/** Says which tile is number @index in the order of storage: row by row. */
void spec_tiles_locate (gsize index, gsize *row, gsize *column);

/** Returns: (transfer none): a tile of the lower triangle, @column <= @row; of spec_tiles_get_size() values, see spec_tiles_get_offset() */
float *spec_tiles_get (const SpecTiles *tiles, gsize row, gsize column);

/** Returns: where in its tile value (@i, @j) lies. */
static inline gsize
spec_tiles_get_offset (const SpecTiles *tiles, gsize i, gsize j)
{
  return (i / SPEC_PANEL_ROWS * tiles->side + j) * SPEC_PANEL_ROWS + i % SPEC_PANEL_ROWS;
}

/** Returns: values in one tile: side squared. */
gsize spec_tiles_get_size (const SpecTiles *tiles);

/** Returns: how many of block @block's rows exist: side, or fewer in the last. */
gsize spec_tiles_get_extent (const SpecTiles *tiles, gsize block);

/**
 * spec_tiles_multiply:
 * @v: n x columns, leading dimension n
 * @y: (out caller-allocates): n x columns, leading dimension n; y = scale S v
 *
 * Each tile is read once and used for both of its places. Each lane has a fixed share of the tiles and its own sums, added in
 * lane order: with the same number of lanes the same bits come out.
 */
gboolean spec_tiles_multiply (const SpecTiles *tiles, SpecTeam *team, float scale, const float *v, gsize columns, float *y,
                              GCancellable *cancellable, GError **error);

/** out = a - weight b, all of the same order. */
void spec_tiles_subtract (SpecTiles *out, const SpecTiles *a, double weight, const SpecTiles *b, SpecTeam *team);

/** Returns: the sum of squares of all values that a tile stands for: one beside the diagonal for two tiles of the matrix; in double */
double spec_tiles_sum_squares (const SpecTiles *tiles, gsize row, gsize column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecTiles, spec_tiles_free)

G_END_DECLS
