/* How far X and Y agree: the curve over k, the measures, and the samples that agree least with their neighbours. */
#pragma once

#include <gtk/gtk.h>

#include "agreement/spec-agreement-session.h"

G_BEGIN_DECLS

#define SPEC_TYPE_AGREEMENT_VIEW (spec_agreement_view_get_type ())
G_DECLARE_FINAL_TYPE (SpecAgreementView, spec_agreement_view, SPEC, AGREEMENT_VIEW, GtkWidget)

/** Measures as soon as it is on screen. */
GtkWidget *spec_agreement_view_new (SpecAgreementSession *session);

/** Returns: (transfer none): what it was made with; as long as the view lives */
SpecAgreementSession *spec_agreement_view_get_session (SpecAgreementView *self);

G_END_DECLS
