/* Auto, exact or RFF; closed, it says what that comes to: "Auto: exact". */
#pragma once

#include <gtk/gtk.h>

#include "model/spec-session.h"

G_BEGIN_DECLS

/** Returns: a floating widget: property "method" of @session; its closed text is "method-text" */
GtkWidget *spec_method_drop_down_new (SpecSession *session);

G_END_DECLS
