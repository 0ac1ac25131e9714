/* What is set for the comparison as a whole, and what it will cost. */
#pragma once

#include <gtk/gtk.h>

#include "model/spec-session.h"

G_BEGIN_DECLS

GtkWidget *spec_comparison_card_new (SpecSession *session);

G_END_DECLS
