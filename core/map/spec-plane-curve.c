#include "map/spec-plane-curve.h"

#include <string.h>

#define RADIX 1024 /* ten bits at a time: three passes */

/* How far along the Hilbert curve the cell (x, y) stands; both have SPEC_PLANE_LEVELS bits. Level by level: which
 * quadrant, then the frame turned so that the curve within it looks the same. */
static guint32
get_key (guint32 x, guint32 y)
{
  guint32 key = 0, all = (1u << SPEC_PLANE_LEVELS) - 1;

  for (guint32 bit = 1u << (SPEC_PLANE_LEVELS - 1); bit > 0; bit >>= 1)
    {
      guint32 right = (x & bit) != 0, up = (y & bit) != 0;
      guint32 mirror = (right & ~up & 1) ? all : 0, swap;

      key = key << 2 | ((3 * right) ^ up);
      x ^= mirror;
      y ^= mirror;
      swap = up ? 0 : x ^ y;
      x ^= swap;
      y ^= swap;
    }
  return key;
}

static void
sort_by_digit (gsize count, guint shift, const SpecPlaneEntry *from, SpecPlaneEntry *to)
{
  guint32 starts[RADIX] = { 0 }, sum = 0;

  for (gsize i = 0; i < count; i++)
    starts[(from[i].key >> shift) % RADIX]++;
  for (gsize digit = 0; digit < RADIX; digit++)
    {
      guint32 size = starts[digit];

      starts[digit] = sum;
      sum += size;
    }
  for (gsize i = 0; i < count; i++)
    to[starts[(from[i].key >> shift) % RADIX]++] = from[i];
}

void
spec_plane_curve_sort (gsize count, const float *x, const float *y, SpecPlaneEntry *entries, SpecPlaneEntry *room)
{
  float left = x[0], right = x[0], low = y[0], high = y[0];

  for (gsize i = 1; i < count; i++)
    {
      left = MIN (left, x[i]);
      right = MAX (right, x[i]);
      low = MIN (low, y[i]);
      high = MAX (high, y[i]);
    }
  float side = MAX (right - left, high - low), most = (float) ((1u << SPEC_PLANE_LEVELS) - 1);
  float scale = side > 0 ? most / side : 0;
  for (gsize i = 0; i < count; i++)
    room[i] = (SpecPlaneEntry){
      get_key ((guint32) MIN ((x[i] - left) * scale, most), (guint32) MIN ((y[i] - low) * scale, most)), (guint32) i
    };
  sort_by_digit (count, 0, room, entries);
  sort_by_digit (count, 10, entries, room);
  sort_by_digit (count, 20, room, entries);
}
