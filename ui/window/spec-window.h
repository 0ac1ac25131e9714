/* One comparison: the start page, then the work. */
#pragma once

#include <gtk/gtk.h>

#include "model/spec-session.h"

G_BEGIN_DECLS

#define SPEC_TYPE_WINDOW (spec_window_get_type ())
G_DECLARE_FINAL_TYPE (SpecWindow, spec_window, SPEC, WINDOW, GtkApplicationWindow)

/** @application: (nullable): of a test, none */
SpecWindow *spec_window_new (GtkApplication *application);

/** Returns: (transfer none): the window's only one, from its first moment on; NULL once it is going */
SpecSession *spec_window_get_session (SpecWindow *window);

/** Opens a project file: in this window while nothing is open there, else in a new one. */
void spec_window_open_project (SpecWindow *window, const char *path);

/** Opens files of any kind: projects, and those spec_session_open_files() sorts. */
void spec_window_open_paths (SpecWindow *window, const char *const *paths);

/** Offers work that was lost when the program ended without being asked to, if there is any. */
void spec_window_offer_recovery (SpecWindow *window);

/** Makes the built-in demo in the user's cache unless it is there, and compares it. */
void spec_window_open_demo (SpecWindow *window);

G_END_DECLS
