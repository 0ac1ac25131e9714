#include "map/spec-layout-turn.h"

#include <math.h>

typedef struct
{
  double x, y;
  double square; /* summed squared distances from it */
} Centre;

static Centre
find_centre (const float *layout, gsize count)
{
  Centre centre = { 0 };

  for (gsize i = 0; i < count; i++)
    {
      centre.x += layout[2 * i];
      centre.y += layout[2 * i + 1];
    }
  centre.x /= MAX (1, count);
  centre.y /= MAX (1, count);
  for (gsize i = 0; i < count; i++)
    {
      double x = layout[2 * i] - centre.x, y = layout[2 * i + 1] - centre.y;
      centre.square += x * x + y * y;
    }
  return centre;
}

/* With M = Y'X of the centred layouts, tr (R'M) is cos (a + d) + sin (b - c) for a rotation and
 * cos (a - d) + sin (b + c) for a reflection: each is largest along its own direction. Returns: the larger of both. */
static double
find_turn (const double product[4], double turn[4])
{
  double a = product[0], b = product[1], c = product[2], d = product[3];
  double rotation = hypot (a + d, b - c), reflection = hypot (a - d, b + c);
  gboolean mirror = reflection > rotation;
  double length = mirror ? reflection : rotation;
  double cosine = length > 0 ? (mirror ? a - d : a + d) / length : 1;
  double sine = length > 0 ? (mirror ? b + c : b - c) / length : 0;

  turn[0] = cosine;
  turn[1] = sine;
  turn[2] = mirror ? sine : -sine;
  turn[3] = mirror ? -cosine : cosine;
  return length;
}

float *
spec_layout_turn (const float *layout, const float *onto, gsize count, double *disparity)
{
  Centre from = find_centre (layout, count), to = find_centre (onto, count);
  double product[4] = { 0 }, turn[4];
  float *out = g_new (float, 2 * count);

  for (gsize i = 0; i < count; i++)
    for (int k = 0; k < 2; k++)
      {
        double value = layout[2 * i + k] - (k == 0 ? from.x : from.y);
        product[2 * k] += value * (onto[2 * i] - to.x);
        product[2 * k + 1] += value * (onto[2 * i + 1] - to.y);
      }
  double common = find_turn (product, turn), lengths = sqrt (from.square * to.square);
  double scale = from.square > 0 && to.square > 0 ? sqrt (to.square / from.square) : 1;
  for (gsize i = 0; i < count; i++)
    {
      double x = layout[2 * i] - from.x, y = layout[2 * i + 1] - from.y;
      out[2 * i] = (float) (to.x + scale * (x * turn[0] + y * turn[2]));
      out[2 * i + 1] = (float) (to.y + scale * (x * turn[1] + y * turn[3]));
    }
  if (disparity != NULL)
    *disparity = lengths > 0 ? CLAMP (1 - common / lengths * (common / lengths), 0, 1) : 1;
  return out;
}
