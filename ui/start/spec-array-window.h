/* The question which array of a file is meant, asked beside the work where there are no cards. */
#pragma once

#include <gtk/gtk.h>

#include "model/spec-session.h"

G_BEGIN_DECLS

/**
 * spec_array_window_offer:
 * @path: a file that could not be opened as @role (X or Y)
 *
 * Lists its arrays; shows itself only where there are several to choose from. The window goes with @parent, or once one is chosen.
 */
void spec_array_window_offer (GtkWindow *parent, SpecSession *session, SpecRole role, const char *path);

G_END_DECLS
