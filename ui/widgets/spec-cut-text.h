/* A text that was cut for want of room is told in whole where it is pointed at. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** For all labels in @window that have no tooltip of their own, nor one around them. */
void spec_cut_text_tell (GtkWindow *window);

G_END_DECLS
