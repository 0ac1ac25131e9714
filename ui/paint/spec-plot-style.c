#include "paint/spec-plot-style.h"

#include <math.h>
#include <pango/pangocairo.h>

#define LEAST_AREA 24 /* either way */
#define CONTRAST_WEIGHT 1.5 /* a stem of 2 becomes 3 */
#define SMALL 0.82 /* of the body size, UI.md section 3 */

double
spec_plot_style_get_unit (const SpecPlotStyle *style)
{
  return style->font_size / SPEC_PLOT_BODY_SIZE;
}

gboolean
spec_plot_style_begin (const SpecPlotStyle *style, cairo_t *cr, double width, double height, const cairo_rectangle_t *area)
{
  double unit = spec_plot_style_get_unit (style);

  if (area->width < LEAST_AREA * unit || area->height < LEAST_AREA * unit)
    return FALSE;
  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_clip (cr);
  cairo_set_line_width (cr, unit);
  return TRUE;
}

double
spec_plot_style_get_weight (const SpecPlotStyle *style)
{
  return style->theme == SPEC_THEME_CONTRAST || style->theme == SPEC_THEME_CONTRAST_DARK ? CONTRAST_WEIGHT : 1;
}

SpecNumberFlags
spec_plot_style_get_number_flags (const SpecPlotStyle *style)
{
  return style->theme == SPEC_THEME_PAPER ? SPEC_NUMBER_FIGURE : SPEC_NUMBER_PLAIN;
}

const SpecPalette *
spec_plot_style_get_palette (const SpecPlotStyle *style)
{
  return spec_palette_get (style->theme);
}

SpecColor
spec_plot_style_get_side_color (const SpecPlotStyle *style, guint side)
{
  const SpecPalette *palette = spec_plot_style_get_palette (style);

  return side == 0 ? palette->x : palette->y;
}

double
spec_plot_style_get_line_height (const SpecPlotStyle *style)
{
  return 1.3 * SMALL * style->font_size;
}

/* Unhinted metrics and sub-pixel places make a line as wide on paper as on any screen, so that geometry computed
 * without a surface holds on all of them. */
static PangoLayout *
create_layout (const SpecPlotStyle *style, cairo_t *cr, const char *text, gboolean bold)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  PangoFontDescription *font = pango_font_description_new ();
  cairo_font_options_t *options = cairo_font_options_create ();
  PangoLayout *layout;

  if (cr != NULL)
    pango_cairo_update_context (cr, context);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  pango_context_set_round_glyph_positions (context, FALSE);
  cairo_font_options_destroy (options);

  pango_font_description_set_family (font, style->font_family != NULL ? style->font_family : "Sans");
  pango_font_description_set_absolute_size (font, SMALL * style->font_size * PANGO_SCALE);
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  layout = pango_layout_new (context);
  g_object_unref (context);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

double
spec_plot_style_measure (const SpecPlotStyle *style, const char *text, gboolean bold)
{
  PangoLayout *layout = create_layout (style, NULL, text, bold);
  int width;

  pango_layout_get_size (layout, &width, NULL);
  g_object_unref (layout);
  return (double) width / PANGO_SCALE;
}

void
spec_plot_style_paint_text (const SpecPlotStyle *style, cairo_t *cr, const char *text, gboolean bold, SpecColor color,
                            double x, double y, SpecPlotAlign align)
{
  PangoLayout *layout = create_layout (style, cr, text, bold);
  int width;

  pango_layout_get_size (layout, &width, NULL);
  if (align != SPEC_PLOT_ALIGN_START)
    x -= (align == SPEC_PLOT_ALIGN_END ? 1.0 : 0.5) * width / PANGO_SCALE;
  spec_palette_set_source (cr, color);
  /* Digits are about 0.7 em high. */
  cairo_move_to (cr, x, y + 0.35 * SMALL * style->font_size);
  pango_cairo_show_layout_line (cr, pango_layout_get_line_readonly (layout, 0));
  cairo_new_path (cr);
  g_object_unref (layout);
}

/* A disc, or the square of about the same size, filled. */
static void
fill_mark (cairo_t *cr, guint side, double x, double y, double radius)
{
  cairo_new_path (cr);
  if (side == 0)
    cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
  else
    cairo_rectangle (cr, x - radius, y - radius, 2 * radius, 2 * radius);
  cairo_fill (cr);
}

/* An outline is what a smaller mark leaves of a larger one: to fill two takes half the time of a fill and a stroke, and there are a
 * hundred of them in each frame of a drag. */
void
spec_plot_style_paint_mark (const SpecPlotStyle *style, cairo_t *cr, guint side, double x, double y, double radius,
                            gboolean solid)
{
  double half = side == 0 ? radius : 0.9 * radius;
  double width = 1.3 * spec_plot_style_get_weight (style) * spec_plot_style_get_unit (style);

  spec_palette_set_source (cr, spec_plot_style_get_side_color (style, side));
  fill_mark (cr, side, x, y, half + width / 2);
  if (solid)
    return;
  spec_palette_set_source (cr, spec_plot_style_get_palette (style)->card);
  fill_mark (cr, side, x, y, half - width / 2);
}
