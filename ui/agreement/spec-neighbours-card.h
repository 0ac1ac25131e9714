/* The card of the left side that says what neighbours are. */
#pragma once

#include <gtk/gtk.h>

#include "agreement/spec-agreement-session.h"

G_BEGIN_DECLS

/** Returns: a floating widget; its controls are metric-x, metric-y, k and largest-k of @session */
GtkWidget *spec_neighbours_card_new (SpecAgreementSession *session);

G_END_DECLS
