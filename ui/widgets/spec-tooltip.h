/* Tooltips of widgets that are told again and again what they say. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * spec_tooltip_set:
 * @text: (nullable)
 *
 * Like gtk_widget_set_tooltip_text(), which asks the display server where the pointer is, several times over and even where nothing
 * changes: here only a text that is new costs anything.
 */
void spec_tooltip_set (GtkWidget *widget, const char *text);

G_END_DECLS
