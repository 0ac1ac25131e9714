/* What GTK keeps of a menu that is gone is empty. */
#include "widgets/spec-menu-sections.h"

#include "widgets/spec-more-button.h"

static GMenu *
make_entries (void)
{
  GMenu *entries = g_menu_new ();

  g_menu_append (entries, "One", "win.one");
  g_menu_append (entries, "Two", "win.two");
  return entries;
}

static guint
count_entries (GMenu *menu)
{
  return g_menu_model_get_n_items (G_MENU_MODEL (menu));
}

static void
test_emptied (void)
{
  g_autoptr (GMenu) menu = g_menu_new (), section = make_entries (), submenu = g_menu_new (), nested = make_entries ();
  GtkWidget *button;

  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  g_menu_append_section (submenu, NULL, G_MENU_MODEL (nested));
  g_menu_append_submenu (menu, "More", G_MENU_MODEL (submenu));
  button = g_object_ref_sink (spec_more_button_new (G_MENU_MODEL (menu)));
  g_assert_cmpuint (count_entries (section), ==, 2);
  g_assert_cmpuint (count_entries (nested), ==, 2);
  g_object_unref (button);
  g_assert_cmpuint (count_entries (section), ==, 0);
  g_assert_cmpuint (count_entries (nested), ==, 0);
  g_assert_cmpuint (count_entries (menu), ==, 2);
}

/* A menu that nobody else holds stays for as long as its owner, and no longer. */
static void
test_held (void)
{
  GtkWidget *owner = g_object_ref_sink (gtk_label_new (NULL));
  GMenu *menu = g_menu_new ();
  gpointer watched = menu;

  g_object_add_weak_pointer (G_OBJECT (menu), &watched);
  spec_menu_sections_empty_with (owner, G_MENU_MODEL (menu));
  g_object_unref (menu);
  g_assert_nonnull (watched);
  g_object_unref (owner);
  g_assert_null (watched);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/menu-sections/emptied", test_emptied);
  g_test_add_func ("/menu-sections/held", test_held);
  return g_test_run ();
}
