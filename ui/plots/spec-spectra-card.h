/* The card with the spectra of K_X/n and K_Y/n, log or linear. */
#pragma once

#include <gtk/gtk.h>

#include "model/spec-session.h"

G_BEGIN_DECLS

/** Returns: a floating widget that holds a share of @session; its switch writes property "linear" there */
GtkWidget *spec_spectra_card_new (SpecSession *session);

G_END_DECLS
