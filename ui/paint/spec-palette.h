/* The tokens of UI.md section 3: painters get them as values, style sheets by name. */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double red, green, blue;
} SpecColor;

typedef enum
{
  SPEC_THEME_LIGHT,
  SPEC_THEME_DARK,
  SPEC_THEME_PAPER, /* light X and Y on white, for exports */
  SPEC_THEME_CONTRAST,
  SPEC_THEME_CONTRAST_DARK,
} SpecTheme;

typedef struct
{
  SpecColor win, side, head, card, line, line2, ink, dim, faint, ctl, ctl2, sel, prim, on_prim;
  SpecColor x, x_tint, x_pale, y, y_tint, y_pale;
  SpecColor ok, ok_tint, warn, warn_tint, warn_edge, error, error_tint;
  SpecColor grid, axis, band, tile;
} SpecPalette;

/** Returns: (transfer none): the colours of @theme, for as long as the program runs */
const SpecPalette *spec_palette_get (SpecTheme theme);

/** Returns: (transfer full): a line "@define-color TOKEN #RRGGBB;" for each token, as GTK style sheets read them */
char *spec_palette_dup_css (SpecTheme theme);

/** Solid; for a tint use cairo_set_source_rgba() on the three fields. */
void spec_palette_set_source (cairo_t *cr, SpecColor color);

G_END_DECLS
