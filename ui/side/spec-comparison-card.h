/* What is set for the comparison as a whole, and what it will cost. */
#pragma once

#include <gtk/gtk.h>

#include "model/spec-session.h"

G_BEGIN_DECLS

/** Returns: a floating widget that holds a share of @session; its controls are the properties there */
GtkWidget *spec_comparison_card_new (SpecSession *session);

G_END_DECLS
