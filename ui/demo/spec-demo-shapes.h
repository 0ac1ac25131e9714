/* The ten things the demo shows. */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  SPEC_DEMO_CHURCH,
  SPEC_DEMO_TRUCK,
  SPEC_DEMO_FISH,
  SPEC_DEMO_PARACHUTE,
  SPEC_DEMO_DOG,
  SPEC_DEMO_BALL,
  SPEC_DEMO_RADIO,
  SPEC_DEMO_PUMP,
  SPEC_DEMO_SAW,
  SPEC_DEMO_HORN,
  SPEC_DEMO_KINDS,
} SpecDemoKind;

/** Returns: what is printed for it, and its label: "church" … */
const char *spec_demo_kind_get_name (SpecDemoKind kind);

/** Draws the thing into the square from (0, 0) to (100, 100), its main colour @turn degrees around from the usual. */
void spec_demo_kind_draw (cairo_t *cr, SpecDemoKind kind, double turn);

G_END_DECLS
