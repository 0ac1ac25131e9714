/* The user guide in a window of its own: contents on the left, a page on the right, a search through all pages. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SPEC_TYPE_HELP_WINDOW (spec_help_window_get_type ())
G_DECLARE_FINAL_TYPE (SpecHelpWindow, spec_help_window, SPEC, HELP_WINDOW, GtkWindow)

/** @application: (nullable): its windows share one user guide, see spec_help_window_present() */
GtkWindow *spec_help_window_new (GtkApplication *application);

/** Shows the user guide of @application at the page @name (spec_help_book_get_pages()), in the window that is open where one is.
 *
 * Returns: (transfer none): the window */
GtkWindow *spec_help_window_present (GtkApplication *application, const char *name);

/** Shows the page @name, where there is one. */
void spec_help_window_show_page (SpecHelpWindow *window, const char *name);

/** Returns: the page that is shown */
const char *spec_help_window_get_page (SpecHelpWindow *window);

G_END_DECLS
