/* One picture of the demo: a thing on a ground, with a word printed over it that need not name the thing. */
#pragma once

#include <cairo.h>

#include "demo/spec-demo-ground.h"

G_BEGIN_DECLS

/** Pixels on a side. */
#define SPEC_DEMO_SIZE 160

/** Everything that decides a picture. A plain value. Lengths in hundredths of the picture, angles in degrees. */
typedef struct
{
  SpecDemoKind kind;
  SpecDemoKind word; /* what is printed */
  SpecDemoGround ground;
  double turn; /* of the thing's hue */
  double x, y, scale, angle;
  gboolean mirrored;
  double word_x, word_y, word_size, word_angle;
} SpecDemoScene;

/** Returns: picture number @index of the demo made with @seed; the same for ever. */
SpecDemoScene spec_demo_scene_pick (guint32 seed, guint32 index);

/** Returns: (transfer full): the picture, SPEC_DEMO_SIZE squared, ARGB32, opaque. Any thread. */
cairo_surface_t *spec_demo_scene_draw (const SpecDemoScene *scene);

G_END_DECLS
