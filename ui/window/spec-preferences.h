/* What a person sets once for all windows. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** Shows them over @parent, whose application has the action "theme". */
void spec_preferences_show (GtkWindow *parent);

G_END_DECLS
