/* The bar of the Agreement view. */
#pragma once

#include <gtk/gtk.h>

#include "agreement/spec-agreement-session.h"

G_BEGIN_DECLS

/** Returns: a SpecViewBar that says how far @session is. */
GtkWidget *spec_agreement_bar_new (SpecAgreementSession *session);

G_END_DECLS
