/* Every key and what it does, with a field to look for one. GTK's own window of this kind can neither wrap nor scroll. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SPEC_TYPE_SHORTCUTS_WINDOW (spec_shortcuts_window_get_type ())
G_DECLARE_FINAL_TYPE (SpecShortcutsWindow, spec_shortcuts_window, SPEC, SHORTCUTS_WINDOW, GtkWindow)

/** Shows it over @parent; there is one for each window. */
void spec_shortcuts_window_present (GtkWindow *parent);

G_END_DECLS
