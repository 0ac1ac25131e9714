/* Line, mark and name of one embedding, as its curve is drawn. */
#pragma once

#include <gtk/gtk.h>

#include "model/spec-session.h"

G_BEGIN_DECLS

GtkWidget *spec_plot_legend_new (SpecSession *session, SpecSide side);

G_END_DECLS
