/* Which part of a map is seen in a box: pure geometry. Map coordinates have y upwards; the box has its origin at the upper left
 * corner and y downwards, in user units. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** What is seen. A plain value. */
typedef struct
{
  double x, y;  /* map coordinates of the middle of the box */
  double scale; /* user units for each map coordinate, > 0 */
} SpecScatterFrame;

/**
 * spec_scatter_frame_init_fit:
 * @places: (array): @count pairs x, y in map coordinates; pairs that are not finite are left out
 * @margin: user units to stay free on all sides
 *
 * All places are seen, as large as can be, at the same scale across and down.
 */
void spec_scatter_frame_init_fit (SpecScatterFrame *frame, const float *places, gsize count, double width, double height,
                                  double margin);

/** Gives the place of a point of the map in a box of @width x @height. */
void spec_scatter_frame_place (const SpecScatterFrame *frame, double width, double height, double map_x, double map_y,
                               double *x, double *y);

/** Gives the point of the map at a place of the box. */
void spec_scatter_frame_find (const SpecScatterFrame *frame, double width, double height, double x, double y,
                              double *map_x, double *map_y);

/** Makes everything @factor times as large; what is at @x, @y of the box stays there. */
void spec_scatter_frame_zoom (SpecScatterFrame *frame, double factor, double width, double height, double x, double y);

/** Moves what is seen by @dx, @dy user units to the right and down. */
void spec_scatter_frame_pan (SpecScatterFrame *frame, double dx, double dy);

G_END_DECLS
