/* The left side of Explore: images card, X card, balance, Y card, Comparison card (UI.md section 2). */
#pragma once

#include <gtk/gtk.h>

#include "model/spec-session.h"

G_BEGIN_DECLS

/** Returns: a floating widget that holds a share of @session, and the bandwidth model its cards share */
GtkWidget *spec_side_panel_new (SpecSession *session);

G_END_DECLS
