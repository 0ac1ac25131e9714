/* The strip of notices: as high for a width as it says it is without one, whatever it shows. */
#include <gtk/gtk.h>

#include "widget-probe.h"
#include "window/spec-notice-bar.h"
#include "window/spec-style.h"

static void
assert_same_height (GtkWidget *widget)
{
  int height, wide;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, 1 << 20, &wide, NULL, NULL, NULL);
  g_assert_cmpint (height, ==, wide);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    assert_same_height (child);
}

static void
add_notice (SpecSession *session, const char *id, SpecNoticeLevel level, guint buttons)
{
  SpecNotice *notice = spec_notice_new (id, level, "X has 180 rows, Y has 300.", "Both must hold the same samples.");

  for (guint i = 0; i < buttons; i++)
    spec_notice_add_button (notice, i == 0 ? "Choose Another X…" : "Balance", "win.balance");
  spec_session_add_notice (session, notice);
}

static void
test_height (void)
{
  g_autoptr (SpecStyle) style = spec_style_new (gdk_display_get_default ());
  g_autoptr (SpecSession) session = spec_session_new ();
  GtkWidget *window = gtk_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0),
            *bar = spec_notice_bar_new (session, TRUE);

  gtk_box_append (GTK_BOX (box), bar);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_set_default_size (GTK_WINDOW (window), 900, 600);
  gtk_window_present (GTK_WINDOW (window));
  for (guint i = 0; i < 6; i++)
    {
      add_notice (session, i % 2 == 0 ? "a" : "b", i % 3 == 0 ? SPEC_NOTICE_ERROR : SPEC_NOTICE_WARNING, i % 3);
      widget_probe_settle ();
      assert_same_height (bar);
      if (i == 3)
        spec_session_remove_notice (session, "a");
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add_func ("/notice-bar/height", test_height);
  return g_test_run ();
}
