/* The bar of Align: whether it trains, at which step, with what, and what came of it. */
#pragma once

#include <gtk/gtk.h>

#include "align/spec-align-session.h"

G_BEGIN_DECLS

/** Returns: a SpecViewBar; its Stop, and Escape, end training and keep the best step. */
GtkWidget *spec_align_bar_new (SpecAlignSession *session);

G_END_DECLS
