/* A symmetric n x n matrix as its lower triangle of square float32 tiles.
 *
 * Tile (i, j), j <= i, covers rows i side … and columns j side …; it is column-major with leading dimension `side`, whole on the
 * diagonal. Tiles at the lower edge are as large as the others with their surplus unused. */
#pragma once

#include <gio/gio.h>

#include "base/spec-team.h"

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
void spec_tiles_free (SpecTiles *tiles);

/** Returns: bytes that spec_tiles_new() would take. */
guint64 spec_tiles_get_bytes (gsize n);

/** Returns: how many tiles there are. */
gsize spec_tiles_get_count (const SpecTiles *tiles);

/** Says which tile is number @index in the order of storage: row by row. */
void spec_tiles_locate (gsize index, gsize *row, gsize *column);

/**
 * SpecStrip:
 * Up to SPEC_STRIP_TILES neighbouring tiles of one row. They stand one after the other, so that together they are one column-major
 * matrix of side x (count side) with leading dimension side: matrix products of that shape run faster than of single tiles.
 */
typedef struct
{
  gsize row;
  gsize column; /* of the first tile */
  gsize count;
} SpecStrip;

#define SPEC_STRIP_TILES 4

/** Returns: how many strips cover all tiles. */
gsize spec_tiles_get_strip_count (const SpecTiles *tiles);

/** Returns: strip number @index, row by row. */
SpecStrip spec_tiles_get_strip (const SpecTiles *tiles, gsize index);

/** Returns: how many of a strip's columns exist. */
gsize spec_tiles_get_strip_width (const SpecTiles *tiles, const SpecStrip *strip);

float *spec_tiles_get (const SpecTiles *tiles, gsize row, gsize column);

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

/**
 * spec_tiles_mean_square:
 * Returns: |S|_F^2 / n^2, in double
 */
double spec_tiles_mean_square (const SpecTiles *tiles, SpecTeam *team);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecTiles, spec_tiles_free)

G_END_DECLS
