/* The card with the kernels of a few rows, and what can be done with what was learned. */
#pragma once

#include <gtk/gtk.h>

#include "align/spec-align-session.h"

G_BEGIN_DECLS

/** Returns: a floating widget that holds a share of @session; its buttons save the adapter and compare the
 * aligned rows */
GtkWidget *spec_kernels_card_new (SpecAlignSession *session);

G_END_DECLS
