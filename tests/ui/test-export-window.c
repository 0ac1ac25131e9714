/* The export window: follows the session, by keys and focus alone, writes files, and says what went wrong. */
#include <gtk/gtk.h>
#include <math.h>
#include <string.h>

#include "export/spec-export-form.h"
#include "export/spec-export-spectrum.h"
#include "export/spec-export-status-line.h"
#include "export/spec-export-status.h"
#include "export/spec-export-window.h"
#include "export/spec-montage-view.h"
#include "session-fixture.h"

typedef struct
{
  SessionFixture session;
  GtkWindow *window;
  SpecMontageView *view;
  SpecExportForm *form;
  SpecExportStatusLine *status;
} Fixture;

typedef gboolean (*Condition) (Fixture *fixture);

static void
wait_for (Fixture *fixture, Condition condition)
{
  while (!condition (fixture))
    g_main_context_iteration (NULL, TRUE);
}

static GtkWidget *
find (GtkWidget *widget, GType type, const char *id)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type)
      && (id == NULL || g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), id) == 0))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, id);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
is_ready (Fixture *fixture)
{
  return spec_export_window_is_ready (SPEC_EXPORT_WINDOW (fixture->window));
}

static guint
count_parts (Fixture *fixture, SpecMontagePart part)
{
  const SpecMontageLayout *layout = spec_montage_view_get_layout (fixture->view);
  guint count = 0;

  for (guint i = 0; layout != NULL && i < layout->boxes->len; i++)
    count += spec_montage_layout_get_box (layout, i)->part == part;
  return count;
}

static const char *
get_status (Fixture *fixture)
{
  return spec_export_status_line_get_text (fixture->status);
}

static gboolean
is_exact (Fixture *fixture)
{
  return g_str_equal (get_status (fixture), "Exact result") && is_ready (fixture);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *list = NULL;

  session_fixture_set_up (&fixture->session, NULL);
  list = session_fixture_write_list (&fixture->session, "images.txt", 400);
  spec_session_open (fixture->session.session, SPEC_ROLE_SAMPLES, list);
  session_fixture_wait (&fixture->session, session_fixture_has_list);
  session_fixture_compare_pair (&fixture->session, 400);
  fixture->window = spec_export_window_new (NULL, fixture->session.session);
  fixture->view = SPEC_MONTAGE_VIEW (find (GTK_WIDGET (fixture->window), SPEC_TYPE_MONTAGE_VIEW, NULL));
  fixture->form = SPEC_EXPORT_FORM (find (GTK_WIDGET (fixture->window), SPEC_TYPE_EXPORT_FORM, NULL));
  fixture->status = SPEC_EXPORT_STATUS_LINE (find (GTK_WIDGET (fixture->window), SPEC_TYPE_EXPORT_STATUS_LINE, NULL));
  gtk_window_present (fixture->window);
  wait_for (fixture, is_ready);
}

/* Closing leaves nothing alive, whatever was under way. */
static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gpointer alive = fixture->window;

  g_object_add_weak_pointer (G_OBJECT (alive), &alive);
  gtk_window_destroy (fixture->window);
  while (alive != NULL)
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  session_fixture_tear_down (&fixture->session, NULL);
}

static char *
path_of (Fixture *fixture, const char *name)
{
  return g_build_filename (fixture->session.folder, name, NULL);
}

static gboolean
exists (Fixture *fixture, const char *name)
{
  g_autofree char *path = path_of (fixture, name);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* Activates the shortcut of the window that has this key, as a key press would. */
static void
press (Fixture *fixture, const char *accelerator)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (fixture->window));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      for (guint j = 0;
           GTK_IS_SHORTCUT_CONTROLLER (controller) && j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          g_autofree char *trigger = gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut));

          if (g_str_equal (trigger, accelerator)
              && gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, GTK_WIDGET (fixture->window),
                                               NULL))
            return;
        }
    }
  g_error ("no shortcut %s does anything", accelerator);
}

static gboolean
has_name (Fixture *fixture)
{
  return count_parts (fixture, SPEC_MONTAGE_NAME) == 6;
}

static gboolean
has_eight (Fixture *fixture)
{
  return count_parts (fixture, SPEC_MONTAGE_TITLE) == 8;
}

static void
test_follows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SpecModeItem) first = g_list_model_get_item (spec_session_get_modes (fixture->session.session), 0);
  GtkSpinButton *across = GTK_SPIN_BUTTON (find (GTK_WIDGET (fixture->window), GTK_TYPE_SPIN_BUTTON, "per_line"));
  SpecExportChoices choices;

  wait_for (fixture, is_exact);
  g_assert_cmpuint (count_parts (fixture, SPEC_MONTAGE_TITLE), ==, 6);
  g_assert_cmpuint (count_parts (fixture, SPEC_MONTAGE_PICTURE), ==, 54);
  g_assert_cmpuint (count_parts (fixture, SPEC_MONTAGE_NAME), ==, 0);
  spec_mode_item_set_name (first, "circles");
  wait_for (fixture, has_name);

  gtk_spin_button_set_value (across, 4);
  wait_for (fixture, has_eight);
  spec_export_form_get_choices (fixture->form, &choices);
  g_assert_cmpuint (choices.per_direction, ==, 4);

  g_object_set (fixture->session.session, "sigma-x", session_fixture_get_double (&fixture->session, "sigma-x") * 1.3,
                NULL);
  session_fixture_wait (&fixture->session, session_fixture_is_answered);
  wait_for (fixture, is_exact);
}

static gboolean
is_over (Fixture *fixture)
{
  return g_str_has_prefix (get_status (fixture), "Saved ")
         || g_str_has_prefix (get_status (fixture), "Could not write ");
}

static void
write_and_wait (Fixture *fixture, const char *path)
{
  spec_export_window_write (SPEC_EXPORT_WINDOW (fixture->window), path);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "export.copy",
                              NULL); /* one thing at a time: does nothing */
  g_assert_true (g_str_has_prefix (get_status (fixture), "Writing "));
  wait_for (fixture, is_over);
}

static void
test_writes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *pdf = path_of (fixture, "figure.pdf"), *svg = path_of (fixture, "other.svg");
  g_autofree char *bare = path_of (fixture, "bare");
  SpecExportChoices choices;

  write_and_wait (fixture, pdf);
  g_assert_cmpstr (get_status (fixture), ==, "Saved figure.json, figure.tex, figure.pdf");
  g_assert_true (exists (fixture, "figure.pdf") && exists (fixture, "figure.json") && exists (fixture, "figure.tex"));
  write_and_wait (fixture, pdf); /* again: the record is ours and is replaced, the snippet is kept */
  g_assert_cmpstr (get_status (fixture), ==, "Saved figure.json, figure.pdf");
  write_and_wait (fixture, svg);
  spec_export_form_get_choices (fixture->form, &choices);
  g_assert_cmpint (choices.format, ==, SPEC_FIGURE_SVG);
  write_and_wait (fixture, bare);
  g_assert_true (exists (fixture, "bare.svg"));
}

static void
test_failures (Fixture *fixture, gconstpointer data)
{
  g_autofree char *nowhere = path_of (fixture, "none/figure.pdf"), *path = path_of (fixture, "mine.pdf");
  g_autofree char *mine = path_of (fixture, "mine.json"), *content = NULL;

  write_and_wait (fixture, nowhere);
  g_assert_true (g_str_has_prefix (get_status (fixture), "Could not write "));
  g_assert_true (g_file_set_contents (mine, "{\"answer\": 42}", -1, NULL));
  write_and_wait (fixture, path);
  g_assert_nonnull (strstr (get_status (fixture), "mine.json"));
  g_assert_true (g_file_get_contents (mine, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "{\"answer\": 42}");
  g_assert_false (exists (fixture, "mine.pdf"));
}

static gboolean
is_settled (Fixture *fixture)
{
  return gtk_widget_get_width (GTK_WIDGET (fixture->view)) > 100;
}

static void
test_keys (Fixture *fixture, gconstpointer data)
{
  double fitted, larger;

  wait_for (fixture, is_settled);
  fitted = spec_montage_view_get_percent (fixture->view);
  press (fixture, "<Control>plus");
  larger = spec_montage_view_get_percent (fixture->view);
  g_assert_cmpfloat_with_epsilon (larger, fitted * 1.25, 1e-6);
  press (fixture, "<Control>minus");
  press (fixture, "<Control>minus");
  g_assert_cmpfloat (spec_montage_view_get_percent (fixture->view), <, fitted * 0.99);
  press (fixture, "<Control>0");
  while (fabs (spec_montage_view_get_percent (fixture->view) - fitted) > 1e-6)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
has_copied (Fixture *fixture)
{
  return g_str_equal (get_status (fixture), "Copied as PNG");
}

static void
test_copy (Fixture *fixture, gconstpointer data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->window));

  press (fixture, "<Control>c");
  wait_for (fixture, has_copied);
  g_assert_true (gdk_clipboard_is_local (clipboard));
  g_assert_true (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), "image/png"));
  gdk_clipboard_set_content (clipboard, NULL);
}

/* Tab alone reaches every control of the form and the buttons. */
static void
test_focus (Fixture *fixture, gconstpointer data)
{
  static const char *const ids[] = { "show",
                                     "per_line",
                                     "lines",
                                     "grid",
                                     "fit",
                                     "gap",
                                     "caption_eigenvalue",
                                     "caption_name",
                                     "caption_similarity",
                                     "caption_size",
                                     "caption_score",
                                     "caption_file",
                                     "title_template",
                                     "typeface",
                                     "width",
                                     "dpi",
                                     "background",
                                     "record",
                                     "latex",
                                     "export_button" };
  g_autoptr (GHashTable) reached = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < 80; i++)
    {
      gtk_widget_child_focus (GTK_WIDGET (fixture->window), GTK_DIR_TAB_FORWARD);
      for (GtkWidget *at = gtk_window_get_focus (fixture->window); at != NULL; at = gtk_widget_get_parent (at))
        g_hash_table_add (reached, at);
    }
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      GtkWidget *widget = find (GTK_WIDGET (fixture->window), GTK_TYPE_WIDGET, ids[i]);

      g_assert_nonnull (widget);
      if (!g_hash_table_contains (reached, widget))
        g_error ("Tab does not reach %s", ids[i]);
    }
}

/* The window goes in the middle of a write; the file is there whole or not at all. */
static void
test_close_while_writing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = path_of (fixture, "late.pdf");

  spec_export_window_write (SPEC_EXPORT_WINDOW (fixture->window), path);
  press (fixture, "Escape"); /* cancels */
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture->window)));
}

static void
on_spectrum (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (spec_export_spectrum_write_finish (result, &error));
  g_assert_no_error (error);
  *(gboolean *)data = TRUE;
}

static void
test_spectrum (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "s.svg", "t.png", "u" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = path_of (fixture, names[i]);
      gboolean done = FALSE;

      spec_export_spectrum_write_async (spec_session_get_result (fixture->session.session),
                                        spec_session_get_samples (fixture->session.session), NULL, path, NULL,
                                        on_spectrum, &done);
      while (!done)
        g_main_context_iteration (NULL, TRUE);
    }
  g_assert_true (exists (fixture, "s.svg") && exists (fixture, "s.json") && exists (fixture, "t.png")
                 && exists (fixture, "u.pdf"));
}

#define ADD(name, func) g_test_add ("/export-window/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("follows", test_follows);
  ADD ("writes", test_writes);
  ADD ("failures", test_failures);
  ADD ("keys", test_keys);
  ADD ("copy", test_copy);
  ADD ("focus", test_focus);
  ADD ("close-while-writing", test_close_while_writing);
  ADD ("spectrum", test_spectrum);
  return g_test_run ();
}
