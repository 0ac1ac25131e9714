/* The left side of Align: what is set, and the button that starts it. */
#pragma once

#include <gtk/gtk.h>

#include "align/spec-align-session.h"

G_BEGIN_DECLS

/** Returns: a floating widget that holds a share of @session; its controls are the properties there */
GtkWidget *spec_align_panel_new (SpecAlignSession *session);

G_END_DECLS
