/* How large the square of a picture is. */
#include "clusters/spec-thumb.h"

/* It fills the width it gets. */
static void
test_fills (void)
{
  GtkWidget *thumb = g_object_ref_sink (spec_thumb_new (118));
  int height;

  gtk_widget_measure (thumb, GTK_ORIENTATION_VERTICAL, 500, &height, NULL, NULL, NULL);
  g_assert_cmpint (height, ==, 500);
  g_object_unref (thumb);
}

/* A box asks its pictures how wide they are at its height: one of a fixed size has an answer, and GTK nothing to tell. */
static void
test_fixed (void)
{
  GtkWidget *box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  int width, height;

  gtk_box_append (GTK_BOX (box), spec_thumb_new_fixed (118));
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL, "label", "a text of many words that wraps", "wrap", TRUE, NULL));
  gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, 300, &width, NULL, NULL, NULL);
  gtk_widget_measure (gtk_widget_get_first_child (box), GTK_ORIENTATION_VERTICAL, 500, &height, NULL, NULL, NULL);
  g_assert_cmpint (width, >=, 118);
  g_assert_cmpint (height, ==, 118);
  g_object_unref (box);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/thumb/fills", test_fills);
  g_test_add_func ("/thumb/fixed", test_fixed);
  return g_test_run ();
}
