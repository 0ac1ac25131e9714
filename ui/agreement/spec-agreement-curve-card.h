/* The card of the curve: title, menu, plot. */
#pragma once

#include <gtk/gtk.h>

#include "agreement/spec-agreement-session.h"

G_BEGIN_DECLS

/** Returns: a floating widget that follows @session; it carries the actions of its own menu */
GtkWidget *spec_agreement_curve_card_new (SpecAgreementSession *session);

G_END_DECLS
