/* How much larger than usual the text is, as a person sets it on the desktop. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** From here on a text is large. */
#define SPEC_TEXT_SCALE_LARGE 1.2

/** Returns: the size of @widget's text over that of 11 points at 96 dpi; not below 1. */
double spec_text_scale_get (GtkWidget *widget);

/** Gives @window the class "large-text" while its text is larger than usual, so that its marks and icons grow with it. */
void spec_text_scale_follow (GtkWindow *window);

G_END_DECLS
