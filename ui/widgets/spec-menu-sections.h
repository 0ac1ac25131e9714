/* Menus with sections, which GTK 4.8 does not let go of: its menu tracker forgets a reference to each section it shows, so that a
 * section stays, with all its entries, when the menu it was appended to is long gone. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** Empties the sections of @menu, and those of its submenus, when @owner, which shows it, is finalized: what GTK keeps is then of no
 * size. The sections must not be shown elsewhere too. */
void spec_menu_sections_empty_with (GtkWidget *owner, GMenuModel *menu);

G_END_DECLS
