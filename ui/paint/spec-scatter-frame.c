#include "paint/spec-scatter-frame.h"

#include <math.h>

/* Far enough to see a pair of near-duplicates apart, and not so far that a double loses its digits. */
#define LEAST_SCALE 1e-6
#define LARGEST_SCALE 1e9

static void
find_bounds (const float *places, gsize count, double *low, double *high)
{
  for (guint axis = 0; axis < 2; axis++)
    {
      low[axis] = INFINITY;
      high[axis] = -INFINITY;
    }
  for (gsize i = 0; i < count; i++)
    {
      if (!isfinite (places[2 * i]) || !isfinite (places[2 * i + 1]))
        continue;
      for (guint axis = 0; axis < 2; axis++)
        {
          low[axis] = MIN (low[axis], places[2 * i + axis]);
          high[axis] = MAX (high[axis], places[2 * i + axis]);
        }
    }
}

void
spec_scatter_frame_init_fit (SpecScatterFrame *frame, const float *places, gsize count, double width, double height,
                             double margin)
{
  double low[2], high[2], across, down;

  find_bounds (places, count, low, high);
  *frame = (SpecScatterFrame){ 0, 0, 1 };
  if (low[0] > high[0])
    return;
  frame->x = (low[0] + high[0]) / 2;
  frame->y = (low[1] + high[1]) / 2;
  across = MAX (width - 2 * margin, 1) / (high[0] - low[0]);
  down = MAX (height - 2 * margin, 1) / (high[1] - low[1]);
  if (isfinite (MIN (across, down))) /* else all are at one place */
    frame->scale = CLAMP (MIN (across, down), LEAST_SCALE, LARGEST_SCALE);
}

void
spec_scatter_frame_place (const SpecScatterFrame *frame, double width, double height, double map_x, double map_y,
                          double *x, double *y)
{
  *x = width / 2 + (map_x - frame->x) * frame->scale;
  *y = height / 2 - (map_y - frame->y) * frame->scale;
}

void
spec_scatter_frame_find (const SpecScatterFrame *frame, double width, double height, double x, double y, double *map_x,
                         double *map_y)
{
  *map_x = frame->x + (x - width / 2) / frame->scale;
  *map_y = frame->y - (y - height / 2) / frame->scale;
}

void
spec_scatter_frame_zoom (SpecScatterFrame *frame, double factor, double width, double height, double x, double y)
{
  double map_x, map_y;

  spec_scatter_frame_find (frame, width, height, x, y, &map_x, &map_y);
  frame->scale = CLAMP (frame->scale * factor, LEAST_SCALE, LARGEST_SCALE);
  frame->x = map_x - (x - width / 2) / frame->scale;
  frame->y = map_y + (y - height / 2) / frame->scale;
}

void
spec_scatter_frame_pan (SpecScatterFrame *frame, double dx, double dy)
{
  frame->x -= dx / frame->scale;
  frame->y += dy / frame->scale;
}
