/* How much larger than usual the text is, as a person sets it on the desktop. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** Returns: the size of @widget's text over that of 11 points at 96 dpi; not below 1. */
double spec_text_scale_get (GtkWidget *widget);

G_END_DECLS
