/* What stands behind the things: ten grounds, each with its colour and its texture. */
#pragma once

#include <cairo.h>
#include <glib.h>

#include "demo/spec-demo-shapes.h"

G_BEGIN_DECLS

/** How a ground differs from picture to picture. A plain value. */
typedef struct
{
  SpecDemoKind kind;       /* whose ground it is */
  double turn;             /* degrees of hue around the usual */
  double light_x, light_y; /* where it is brightest, 0 to 1 */
  double shift;            /* of the texture, 0 to 1 */
  guint32 seed;            /* of specks */
} SpecDemoGround;

/** Fills the square from (0, 0) to (100, 100). */
void spec_demo_ground_draw (cairo_t *cr, const SpecDemoGround *ground);

G_END_DECLS
