/* How the samples agree, as bars; dragging over them, or Shift with the arrows, filters the list. */
#pragma once

#include <gtk/gtk.h>

#include "agreement/spec-agreement-session.h"

G_BEGIN_DECLS

#define SPEC_TYPE_HISTOGRAM_VIEW (spec_histogram_view_get_type ())
G_DECLARE_FINAL_TYPE (SpecHistogramView, spec_histogram_view, SPEC, HISTOGRAM_VIEW, GtkWidget)

/** Returns: a floating widget that holds a share of @session; reads and writes its filter */
GtkWidget *spec_histogram_view_new (SpecAgreementSession *session);

/** Returns: (transfer none): what is painted. */
const SpecHistogram *spec_histogram_view_get_histogram (SpecHistogramView *view);

G_END_DECLS
