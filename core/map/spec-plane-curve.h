/* Points of the plane in the order of a Hilbert curve: neighbours in that order are neighbours in the plane, and every
 * square of the quadtree is one run of it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Halvings of the square that holds all points: two bits of a key each. */
#define SPEC_PLANE_LEVELS 15

/** One point in the order. */
typedef struct
{
  guint32 key; /* how far along the curve: 2 SPEC_PLANE_LEVELS bits */
  guint32 index;
} SpecPlaneEntry;

/**
 * spec_plane_curve_sort:
 * @x, @y: finite coordinates of @count points
 * @entries: (out caller-allocates) (array length=count): the points by key; equal keys by index
 * @room: of @count entries
 */
void spec_plane_curve_sort (gsize count, const float *x, const float *y, SpecPlaneEntry *entries, SpecPlaneEntry *room);

G_END_DECLS
