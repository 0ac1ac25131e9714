/* The tiny spectrum in an embedding card. */
#pragma once

#include <gtk/gtk.h>

#include "model/spec-session.h"

G_BEGIN_DECLS

GtkWidget *spec_sparkline_new (SpecSession *session, SpecSide side);

G_END_DECLS
