/* "Preview" or "Approximate" in a plot's card; nothing beside exact numbers. */
#pragma once

#include <gtk/gtk.h>

#include "model/spec-session.h"

G_BEGIN_DECLS

/** Returns: a floating widget that follows the state of @session, of which it holds a share */
GtkWidget *spec_plot_badge_new (SpecSession *session);

G_END_DECLS
