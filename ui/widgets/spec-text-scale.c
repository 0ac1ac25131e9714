#include "widgets/spec-text-scale.h"

#define USUAL_PIXELS (11 * 96 / 72.0)

double
spec_text_scale_get (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;
  double resolution = pango_cairo_context_get_resolution (context);

  if (!pango_font_description_get_size_is_absolute (font))
    size *= (resolution > 0 ? resolution : 96) / 72;

  return MAX (1, size / USUAL_PIXELS);
}

static void
update_class (GtkWidget *window)
{
  if (spec_text_scale_get (window) >= SPEC_TEXT_SCALE_LARGE)
    gtk_widget_add_css_class (window, "large-text");
  else
    gtk_widget_remove_css_class (window, "large-text");
}

void
spec_text_scale_follow (GtkWindow *window)
{
  static const char *const changes[] = { "notify::gtk-xft-dpi", "notify::gtk-font-name" };
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (window));

  g_return_if_fail (GTK_IS_WINDOW (window));

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    g_signal_connect_object (settings, changes[i], G_CALLBACK (update_class), window, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  update_class (GTK_WIDGET (window));
}
