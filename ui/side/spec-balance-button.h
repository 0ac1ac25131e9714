/* Makes the leading eigenvalues equal: the button does the usual, its menu the other two ways. */
#pragma once

#include <gtk/gtk.h>

#include "model/spec-session.h"

G_BEGIN_DECLS

/** Returns: a floating widget that acts on @session, of which it holds a share; insensitive while a file is missing or
 * where no kernel has a bandwidth */
GtkWidget *spec_balance_button_new (SpecSession *session);

G_END_DECLS
