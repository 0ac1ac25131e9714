/* The spectra of K_X/n and K_Y/n; the point under the pointer, or under the keys, says its value. */
#pragma once

#include <gtk/gtk.h>

#include "model/spec-session.h"
#include "plots/spec-plot-view.h"

G_BEGIN_DECLS

#define SPEC_TYPE_SPECTRA_VIEW (spec_spectra_view_get_type ())
G_DECLARE_FINAL_TYPE (SpecSpectraView, spec_spectra_view, SPEC, SPECTRA_VIEW, SpecPlotView)

/** Returns: a floating widget that holds a share of @session and plots its newest result, preview or not */
GtkWidget *spec_spectra_view_new (SpecSession *session);

/** Whether both axes are logarithmic (as at the start) or linear. */
void spec_spectra_view_set_logarithmic (SpecSpectraView *view, gboolean logarithmic);

G_END_DECLS
