/* Windows under 1200 carry the style class "narrow" (UI.md section 2); what CSS cannot change follows it through
 * this. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*SpecNarrowChanged) (GtkWidget *widget, gboolean narrow);

/** Calls @changed now and whenever @widget's window becomes narrow or wide, or another one; as long as
 * @widget lives. */
void spec_narrow_watch (GtkWidget *widget, SpecNarrowChanged changed);

G_END_DECLS
