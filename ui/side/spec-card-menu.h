/* The ⋮ buttons of the cards on the left. */
#pragma once

#include <gtk/gtk.h>

#include "model/spec-session.h"

G_BEGIN_DECLS

/** Choose another file, swap X and Y. */
GtkWidget *spec_card_menu_new_embedding (SpecSide side);

/** Choose images, a folder of images, labels. */
GtkWidget *spec_card_menu_new_samples (void);

G_END_DECLS
