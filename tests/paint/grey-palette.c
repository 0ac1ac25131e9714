/* In the place of ui/paint/spec-palette.c: the palette of a person who sees no colour and no shade. What is ink anywhere is black here,
 * X like Y, strong like pale; what is ground is white. */
#include "paint/spec-palette.h"

#define BLACK { 0, 0, 0 }
#define WHITE { 1, 1, 1 }

static const SpecPalette palette = {
  .win = WHITE,
  .side = WHITE,
  .head = WHITE,
  .card = WHITE,
  .line = BLACK,
  .line2 = BLACK,
  .ink = BLACK,
  .dim = BLACK,
  .faint = BLACK,
  .ctl = WHITE,
  .ctl2 = WHITE,
  .sel = WHITE,
  .prim = BLACK,
  .on_prim = WHITE,
  .x = BLACK,
  .x_tint = WHITE,
  .x_pale = BLACK,
  .y = BLACK,
  .y_tint = WHITE,
  .y_pale = BLACK,
  .ok = BLACK,
  .ok_tint = WHITE,
  .warn = BLACK,
  .warn_tint = WHITE,
  .warn_edge = BLACK,
  .error = BLACK,
  .error_tint = WHITE,
  .grid = BLACK,
  .axis = BLACK,
  .band = WHITE,
  .tile = WHITE,
};

const SpecPalette *
spec_palette_get (SpecTheme theme)
{
  return &palette;
}

void
spec_palette_set_source (cairo_t *cr, SpecColor color)
{
  cairo_set_source_rgb (cr, color.red, color.green, color.blue);
}
