/* How a plot looks, apart from its data: the theme and the type. All other measures follow the type's size. */
#pragma once

#include "paint/spec-number-text.h"
#include "paint/spec-palette.h"

G_BEGIN_DECLS

/** The body size at which the measures of UI.md section 3 hold as they stand. */
#define SPEC_PLOT_BODY_SIZE 14.0

/**
 * SpecPlotStyle:
 * @theme: colours; SPEC_THEME_PAPER writes numbers in the C locale
 * @font_family: (nullable): a static or interned string; NULL: "Sans"
 * @font_size: of body text, in user units of the cairo context; plots use its caption and small sizes
 */
typedef struct
{
  SpecTheme theme;
  const char *font_family;
  double font_size;
} SpecPlotStyle;

#define SPEC_PLOT_STYLE_SCREEN { SPEC_THEME_LIGHT, NULL, SPEC_PLOT_BODY_SIZE }
#define SPEC_PLOT_STYLE_PAPER { SPEC_THEME_PAPER, NULL, 9.5 } /* points: 7.8 pt figures on the axes */

typedef enum
{
  SPEC_PLOT_ALIGN_START,
  SPEC_PLOT_ALIGN_MIDDLE,
  SPEC_PLOT_ALIGN_END,
} SpecPlotAlign;

/** Returns: how many user units one unit of UI.md is under this style. */
double spec_plot_style_get_unit (const SpecPlotStyle *style);

/** Returns: by how much strokes are thicker than UI.md says: 1, or 1.5 in high contrast. */
double spec_plot_style_get_weight (const SpecPlotStyle *style);

/** Returns: the flags numbers are written with under this style. */
SpecNumberFlags spec_plot_style_get_number_flags (const SpecPlotStyle *style);

/** Returns: (transfer none): the tokens of the style's theme. */
const SpecPalette *spec_plot_style_get_palette (const SpecPlotStyle *style);

/**
 * spec_plot_style_begin:
 * @area: what is left of @width x @height for the values
 *
 * Keeps the plot within its size and sets a thin line.
 * Returns: FALSE when there is no room to draw in; else cairo_restore() ends it
 */
gboolean spec_plot_style_begin (const SpecPlotStyle *style, cairo_t *cr, double width, double height, const cairo_rectangle_t *area);

/** Returns: the width of @text at the small size (0.82 of the body), in user units; the same on every surface. */
double spec_plot_style_measure (const SpecPlotStyle *style, const char *text, gboolean bold);

/** Returns: the height a line of small text takes, in user units. */
double spec_plot_style_get_line_height (const SpecPlotStyle *style);

/** Paints one line of small text: @x is its edge or middle by @align, @y the middle of its digits. */
void spec_plot_style_paint_text (const SpecPlotStyle *style, cairo_t *cr, const char *text, gboolean bold,
                                 SpecColor color, double x, double y, SpecPlotAlign align);

/**
 * spec_plot_style_paint_mark:
 * @side: 0: X, a circle; 1: Y, a square
 * @radius: of the circle; the square has about the same area
 * @solid: filled; otherwise hollow, the ground of the card inside
 */
void spec_plot_style_paint_mark (const SpecPlotStyle *style, cairo_t *cr, guint side, double x, double y, double radius,
                                 gboolean solid);

/** Returns: the colour of X or Y. */
SpecColor spec_plot_style_get_side_color (const SpecPlotStyle *style, guint side);

G_END_DECLS
