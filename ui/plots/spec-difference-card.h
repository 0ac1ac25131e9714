/* The card with the spectrum of the difference: stems that select clusters. */
#pragma once

#include <gtk/gtk.h>

#include "model/spec-session.h"

G_BEGIN_DECLS

GtkWidget *spec_difference_card_new (SpecSession *session);

G_END_DECLS
