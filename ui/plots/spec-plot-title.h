/* The title of a plot's card; dim while what is shown no longer answers what is set. */
#pragma once

#include <gtk/gtk.h>

#include "model/spec-session.h"

G_BEGIN_DECLS

/** Returns: a GtkLabel. */
GtkWidget *spec_plot_title_new (SpecSession *session, const char *text);

G_END_DECLS
