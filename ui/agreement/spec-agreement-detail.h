/* One sample: its picture, how far its neighbourhoods agree, its clusters, and its neighbours in X and in Y. */
#pragma once

#include <gtk/gtk.h>

#include "agreement/spec-agreement-session.h"

G_BEGIN_DECLS

#define SPEC_TYPE_AGREEMENT_DETAIL (spec_agreement_detail_get_type ())
G_DECLARE_FINAL_TYPE (SpecAgreementDetail, spec_agreement_detail, SPEC, AGREEMENT_DETAIL, GtkBox)

/** Returns: a floating widget that follows "selected" of @session, of which it holds a share; empty while nothing is
 * selected */
GtkWidget *spec_agreement_detail_new (SpecAgreementSession *session);

G_END_DECLS
