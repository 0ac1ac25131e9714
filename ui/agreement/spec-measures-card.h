/* The card of the left side with the measures to compute, and what each took. */
#pragma once

#include <gtk/gtk.h>

#include "agreement/spec-agreement-session.h"

G_BEGIN_DECLS

/** Returns: a floating widget; its ticks are property "shown" of @session */
GtkWidget *spec_measures_card_new (SpecAgreementSession *session);

G_END_DECLS
