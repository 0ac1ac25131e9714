/* Neighbour agreement over k, with a cursor at the k of the list: dragged, or moved by the arrow keys. */
#pragma once

#include <gtk/gtk.h>

#include "agreement/spec-agreement-session.h"
#include "paint/spec-agreement-painter.h"
#include "plots/spec-plot-view.h"

G_BEGIN_DECLS

#define SPEC_TYPE_AGREEMENT_CURVE_VIEW (spec_agreement_curve_view_get_type ())
G_DECLARE_FINAL_TYPE (SpecAgreementCurveView, spec_agreement_curve_view, SPEC, AGREEMENT_CURVE_VIEW, SpecPlotView)

/** Returns: a floating widget that holds a share of @session; its cursor reads and writes property "k" */
GtkWidget *spec_agreement_curve_view_new (SpecAgreementSession *session);

G_END_DECLS
