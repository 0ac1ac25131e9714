/* The ⋮ at the end of a heading: what else can be done with what stands below it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** Returns: (transfer floating): a flat GtkMenuButton, called "More" until told otherwise; @menu: (transfer none): its
 * entries, of which sections are emptied when it goes */
GtkWidget *spec_more_button_new (GMenuModel *menu);

G_END_DECLS
