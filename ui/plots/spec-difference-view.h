/* The signed spectrum as stems that select clusters by pointer and by key. */
#pragma once

#include <gtk/gtk.h>

#include "model/spec-session.h"
#include "plots/spec-plot-view.h"

G_BEGIN_DECLS

#define SPEC_TYPE_DIFFERENCE_VIEW (spec_difference_view_get_type ())
G_DECLARE_FINAL_TYPE (SpecDifferenceView, spec_difference_view, SPEC, DIFFERENCE_VIEW, SpecPlotView)

/** Enter, and a double click, activate "cluster.focus-grid": the images of the selected cluster. */
GtkWidget *spec_difference_view_new (SpecSession *session);

G_END_DECLS
