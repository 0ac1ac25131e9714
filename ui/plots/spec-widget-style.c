#include "plots/spec-widget-style.h"

/* A style sheet without our tokens (a test, another theme) counts as light. */
static SpecTheme
get_theme (GtkWidget *widget)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  GdkRGBA card, ink, line;
  gboolean dark, contrast;

  if (!gtk_style_context_lookup_color (context, "card", &card) || !gtk_style_context_lookup_color (context, "ink", &ink)
      || !gtk_style_context_lookup_color (context, "line", &line))
    return SPEC_THEME_LIGHT;
  dark = card.red + card.green + card.blue < 1.5;
  contrast = gdk_rgba_equal (&line, &ink); /* only there are the edges of cards as strong as the text */
  if (contrast)
    return dark ? SPEC_THEME_CONTRAST_DARK : SPEC_THEME_CONTRAST;
  return dark ? SPEC_THEME_DARK : SPEC_THEME_LIGHT;
}

static double
get_font_size (PangoContext *context, const PangoFontDescription *font)
{
  double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;
  double resolution = pango_cairo_context_get_resolution (context);

  if (size <= 0)
    return SPEC_PLOT_BODY_SIZE;
  if (pango_font_description_get_size_is_absolute (font))
    return size;
  return size * (resolution > 0 ? resolution : 96) / 72;
}

void
spec_widget_style_init (SpecPlotStyle *style, GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);

  style->theme = get_theme (widget);
  style->font_family = g_intern_string (pango_font_description_get_family (font));
  style->font_size = get_font_size (context, font);
}

gboolean
spec_widget_style_is_current (const SpecPlotStyle *style, GtkWidget *widget)
{
  SpecPlotStyle now;

  spec_widget_style_init (&now, widget);
  return now.theme == style->theme && now.font_family == style->font_family && now.font_size == style->font_size;
}
