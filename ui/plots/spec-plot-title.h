/* The title of a plot's card and, unless the numbers are exact, the badge that says so beside it. */
#pragma once

#include <gtk/gtk.h>

#include "model/spec-session.h"

G_BEGIN_DECLS

#define SPEC_TYPE_PLOT_TITLE (spec_plot_title_get_type ())
G_DECLARE_FINAL_TYPE (SpecPlotTitle, spec_plot_title, SPEC, PLOT_TITLE, GtkBox)

GtkWidget *spec_plot_title_new (SpecSession *session);
void spec_plot_title_set_text (SpecPlotTitle *title, const char *text);

G_END_DECLS
