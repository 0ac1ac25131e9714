/* The style a widget's plot is painted in: its font, and the theme whose tokens it sees. */
#pragma once

#include <gtk/gtk.h>

#include "paint/spec-plot-style.h"

G_BEGIN_DECLS

/** Fills @style from the widget's CSS; on screen, numbers follow the locale. */
void spec_widget_style_init (SpecPlotStyle *style, GtkWidget *widget);

/** Returns: whether @style is still what spec_widget_style_init() would give. */
gboolean spec_widget_style_is_current (const SpecPlotStyle *style, GtkWidget *widget);

G_END_DECLS
