/* Line, mark and name of one embedding, as its curve is drawn. */
#pragma once

#include <gtk/gtk.h>

#include "model/spec-session.h"

G_BEGIN_DECLS

/** @brief: its letter instead of its name: where the name does not fit, a letter says more than the ends of it. */
GtkWidget *spec_plot_legend_new (SpecSession *session, SpecSide side, gboolean brief);

G_END_DECLS
