/* The card "Before and after": three measures, and the spectrum of the difference. */
#pragma once

#include <gtk/gtk.h>

#include "align/spec-align-session.h"

G_BEGIN_DECLS

/** Returns: a floating widget that holds a share of @session */
GtkWidget *spec_change_card_new (SpecAlignSession *session);

G_END_DECLS
