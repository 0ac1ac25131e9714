/* The card with the curve of training. */
#pragma once

#include <gtk/gtk.h>

#include "align/spec-align-session.h"

G_BEGIN_DECLS

/** Returns: a floating widget that holds a share of @session; the curve grows while it trains */
GtkWidget *spec_loss_card_new (SpecAlignSession *session);

G_END_DECLS
