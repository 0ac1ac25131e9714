#include "widgets/spec-menu-sections.h"

#define OWNED_DATA "spec-menu-sections" /* of a widget: its menu */

static void
empty (GMenuModel *menu, gboolean section)
{
  static const char *const links[] = { G_MENU_LINK_SECTION, G_MENU_LINK_SUBMENU };

  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    for (guint link = 0; link < G_N_ELEMENTS (links); link++)
      {
        g_autoptr (GMenuModel) linked = g_menu_model_get_item_link (menu, i, links[link]);

        if (linked != NULL)
          empty (linked, link == 0);
      }
  if (section && G_IS_MENU (menu))
    g_menu_remove_all (G_MENU (menu));
}

static void
on_owner_gone (gpointer data)
{
  g_autoptr (GMenuModel) menu = data;

  empty (menu, FALSE);
}

void
spec_menu_sections_empty_with (GtkWidget *owner, GMenuModel *menu)
{
  g_object_set_data_full (G_OBJECT (owner), OWNED_DATA, g_object_ref (menu), on_owner_gone);
}
