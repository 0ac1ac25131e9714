/* What the rows are: the images, their labels, and whether their order could be checked. */
#pragma once

#include <gtk/gtk.h>

#include "model/spec-session.h"

G_BEGIN_DECLS

/** Returns: a floating widget that holds a share of @session and follows its "samples" */
GtkWidget *spec_samples_card_new (SpecSession *session);

G_END_DECLS
