/* Escape belongs to the window, also while the handle between two panes has the focus. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * spec_paned_pass_escape:
 * A GtkPaned takes every Escape while its handle has the focus, moved or not. This lets the action "win.cancel" have it first.
 */
void spec_paned_pass_escape (GtkPaned *paned);

G_END_DECLS
