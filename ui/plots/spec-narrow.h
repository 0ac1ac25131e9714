/* Windows under 1200 carry the style class "narrow" (UI.md section 2), those with too large a text for their width "cramped"; what CSS
 * cannot change follows them through this. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*SpecNarrowChanged) (GtkWidget *widget, gboolean narrow);

/** Calls @changed now and whenever @widget's window gets or loses the style class @class, or is another one; as long as
 * @widget lives. */
void spec_narrow_watch (GtkWidget *widget, const char *class, SpecNarrowChanged changed);

G_END_DECLS
