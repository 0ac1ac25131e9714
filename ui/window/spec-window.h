/* One comparison: the start page, then the work. */
#pragma once

#include <gtk/gtk.h>

#include "model/spec-session.h"

G_BEGIN_DECLS

#define SPEC_TYPE_WINDOW (spec_window_get_type ())
G_DECLARE_FINAL_TYPE (SpecWindow, spec_window, SPEC, WINDOW, GtkApplicationWindow)

/** @application: (nullable): of a test, none */
SpecWindow *spec_window_new (GtkApplication *application);

SpecSession *spec_window_get_session (SpecWindow *window);

/** Makes the built-in demo in the user's cache unless it is there, and compares it. */
void spec_window_open_demo (SpecWindow *window);

G_END_DECLS
