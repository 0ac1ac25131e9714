/* The end of a program with windows. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * spec_shutdown_watch:
 *
 * Ends the program as spec_stray_threads_leave() does, with status 0, as soon as @application has no window any more. GTK's own end of an
 * application writes the list of recent files once more and waits until the disk has it, seconds where the disk is busy. It is left to do
 * so where it has something to do: what was copied goes to the desktop's clipboard manager, and a project that was saved or opened a
 * moment ago into that list.
 */
void spec_shutdown_watch (GtkApplication *application);

G_END_DECLS
