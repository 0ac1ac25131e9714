/* A card of the start page: what it says of its file. */
#include <gtk/gtk.h>

#include "session-fixture.h"
#include "start/spec-array-chooser.h"
#include "start/spec-source-card.h"
#include "widget-probe.h"

typedef struct
{
  SessionFixture files;
  GtkWidget *window;
  GtkWidget *card; /* of X */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  session_fixture_set_up (&fixture->files, NULL);
  fixture->card = spec_source_card_new (fixture->files.session, SPEC_ROLE_X);
  fixture->window = widget_probe_show (fixture->card, 300, 240);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  widget_probe_settle ();
  session_fixture_tear_down (&fixture->files, NULL);
}

/* Which of several embeddings: a question, in nothing like an error, that the list of them answers. */
static void
test_several_arrays (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = session_fixture_write_two_arrays (&fixture->files, "both.safetensors", 300);
  GtkWidget *chooser = widget_probe_find (fixture->card, SPEC_TYPE_ARRAY_CHOOSER, 0);
  GtkWidget *list = widget_probe_find (chooser, GTK_TYPE_DROP_DOWN, 0);

  spec_session_open (fixture->files.session, SPEC_ROLE_X, path);
  while (!gtk_widget_get_visible (chooser))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (fixture->files.open_failures, ==, 0);
  g_assert_null (session_fixture_find_notice (&fixture->files, "open-x"));
  g_assert_false (gtk_widget_has_css_class (fixture->card, "failed"));
  g_assert_nonnull (widget_probe_find_label (fixture->card, "both.safetensors"));
  g_assert_nonnull (widget_probe_find_label (fixture->card, "2 arrays in the file; choose one:"));
  g_assert_null (widget_probe_find_label (fixture->card, "holds several"));

  gtk_drop_down_set_selected (GTK_DROP_DOWN (list), 2); /* after "Choose an array…" and the first */
  while (spec_session_get_embedding (fixture->files.session, SPEC_SIDE_X) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (spec_embedding_get_array (spec_session_get_embedding (fixture->files.session, SPEC_SIDE_X)), ==, "second");
  g_assert_nonnull (widget_probe_find_label (fixture->card, "300 rows × 8"));
}

static void
test_failure (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->files.folder, "bad.npy", NULL);

  g_file_set_contents (path, "nothing of the kind", -1, NULL);
  spec_session_open (fixture->files.session, SPEC_ROLE_X, path);
  session_fixture_wait (&fixture->files, session_fixture_has_failed_to_open);
  g_assert_true (gtk_widget_has_css_class (fixture->card, "failed"));
  g_assert_nonnull (widget_probe_find_label (fixture->card, "bad.npy"));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add ("/source-card/several-arrays", Fixture, NULL, set_up, test_several_arrays, tear_down);
  g_test_add ("/source-card/failure", Fixture, NULL, set_up, test_failure, tear_down);

  return g_test_run ();
}
