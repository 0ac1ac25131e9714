/* A file of several arrays, dropped on the window: the card asks which is meant, or beside the work a window of its own. */
#include <gtk/gtk.h>

#include "session-fixture.h"
#include "start/spec-array-chooser.h"
#include "widget-probe.h"
#include "window/spec-style.h"
#include "window/spec-window.h"

#define ROWS 300

typedef struct
{
  SessionFixture files; /* its session is the window's */
  SpecStyle *style;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  session_fixture_set_up (&fixture->files, NULL);
  fixture->style = spec_style_new (gdk_display_get_default ());
  fixture->window = GTK_WIDGET (spec_window_new (NULL));
  session_fixture_take_session (&fixture->files, g_object_ref (spec_window_get_session (SPEC_WINDOW (fixture->window))));
  gtk_window_present (GTK_WINDOW (fixture->window));
  widget_probe_draw (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  widget_probe_settle ();
  g_clear_object (&fixture->style);
  session_fixture_tear_down (&fixture->files, NULL);
}

/* Lets go of the file over the window, not over one of its cards. */
static void
drop (Fixture *fixture, const char *path)
{
  GtkWidget *place = widget_probe_find (fixture->window, GTK_TYPE_OVERLAY, 0);
  GSList files = { g_file_new_for_path (path), NULL };
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_set_boxed (&value, &files);
  g_signal_emit_by_name (widget_probe_get_controller (place, GTK_TYPE_DROP_TARGET), "drop", &value, 5.0, 5.0, &taken);
  g_assert_true (taken);
  g_object_unref (files.data);
}

/* Answers the question of the @nth chooser below @root with the array @index of the file. */
static void
choose (GtkWidget *root, guint nth, guint index)
{
  GtkWidget *chooser = widget_probe_find (root, SPEC_TYPE_ARRAY_CHOOSER, nth);

  g_assert_nonnull (chooser);
  while (!gtk_widget_get_mapped (chooser))
    g_main_context_iteration (NULL, TRUE);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (widget_probe_find (chooser, GTK_TYPE_DROP_DOWN, 0)), index + 1);
}

static void
assert_array (Fixture *fixture, SpecSide side, const char *array)
{
  g_assert_cmpstr (spec_embedding_get_array (spec_session_get_embedding (fixture->files.session, side)), ==, array);
}

static gboolean
has_x (SessionFixture *files)
{
  return spec_session_get_embedding (files->session, SPEC_SIDE_X) != NULL;
}

/* The first goes to X, one more to Y. */
static void
test_start_page (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = session_fixture_write_two_arrays (&fixture->files, "both.safetensors", ROWS);

  drop (fixture, path);
  choose (fixture->window, 0, 1);
  session_fixture_wait (&fixture->files, has_x);
  assert_array (fixture, SPEC_SIDE_X, "second");
  drop (fixture, path);
  choose (fixture->window, 1, 0);
  session_fixture_wait (&fixture->files, session_fixture_has_both);
  assert_array (fixture, SPEC_SIDE_Y, "first");
  g_assert_cmpuint (fixture->files.open_failures, ==, 0);
}

static void
test_beside_the_work (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = session_fixture_write_two_arrays (&fixture->files, "both.safetensors", ROWS);
  GtkWindow *question;

  session_fixture_compare_pair (&fixture->files, ROWS);
  drop (fixture, path);
  while ((question = widget_probe_find_dialog (GTK_WINDOW (fixture->window))) == NULL)
    g_main_context_iteration (NULL, TRUE);
  assert_array (fixture, SPEC_SIDE_Y, NULL); /* what is there stays until the question is answered */
  choose (GTK_WIDGET (question), 0, 1);
  while (g_strcmp0 (spec_embedding_get_array (spec_session_get_embedding (fixture->files.session, SPEC_SIDE_Y)), "second") != 0)
    g_main_context_iteration (NULL, TRUE);
  session_fixture_wait (&fixture->files, session_fixture_is_answered);
  g_assert_null (widget_probe_find_dialog (GTK_WINDOW (fixture->window)));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add ("/drop-arrays/start-page", Fixture, NULL, set_up, test_start_page, tear_down);
  g_test_add ("/drop-arrays/beside-the-work", Fixture, NULL, set_up, test_beside_the_work, tear_down);

  return g_test_run ();
}
