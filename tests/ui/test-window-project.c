/* Projects in a window: opened, saved by key, listed on the start page, asked about on closing, recovered. */
#define _GNU_SOURCE /* nftw */
#include <ftw.h>
#include <stdio.h>
#include <string.h>

#include "model/spec-session-project.h"
#include "project/spec-close-question.h"
#include "project/spec-document.h"
#include "project/spec-recent-projects.h"
#include "session-fixture.h"
#include "start/spec-recent-list.h"
#include "widget-probe.h"
#include "window/spec-style.h"
#include "window/spec-window.h"

typedef struct
{
  SessionFixture files; /* its session is the window's */
  SpecStyle *style;
  SpecWindow *window;
  char *path; /* of a project that is there */
} Fixture;

static void
show_window (Fixture *fixture)
{
  fixture->window = spec_window_new (NULL);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  session_fixture_take_session (&fixture->files, g_object_ref (spec_window_get_session (fixture->window)));
  gtk_window_present (GTK_WINDOW (fixture->window));
  while (gtk_widget_get_width (GTK_WIDGET (fixture->window)) == 0)
    g_main_context_iteration (NULL, TRUE);
  widget_probe_settle ();
}

/* Threads let go of the window's objects in their own time. */
static void
wait_until_gone (Fixture *fixture)
{
  while (fixture->window != NULL)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  session_fixture_set_up (&fixture->files, NULL);
  fixture->style = spec_style_new (gdk_display_get_default ());
  session_fixture_compare_pair (&fixture->files, 300);
  fixture->path = session_fixture_save_project (&fixture->files, "figure.specx");
  session_fixture_drop_session (&fixture->files);
  show_window (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  wait_until_gone (fixture);
  session_fixture_drop_session (&fixture->files);
  g_clear_object (&fixture->style);
  session_fixture_tear_down (&fixture->files, NULL);
  g_free (fixture->path);
}

static void
open_project (Fixture *fixture)
{
  spec_window_open_project (fixture->window, fixture->path);
  session_fixture_wait (&fixture->files, session_fixture_is_answered);
  widget_probe_settle ();
}

static gboolean
press (Fixture *fixture, const char *trigger)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  return widget_probe_press_shortcut (focus != NULL ? focus : GTK_WIDGET (fixture->window), trigger);
}

static gboolean
is_saved (SessionFixture *files)
{
  return !session_fixture_get_boolean (files, "modified");
}

/* The dot in the header itself: the title is not seen in the window. */
static gboolean
shows_dot (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), "•") == 0)
    return gtk_widget_get_visible (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (shows_dot (child))
      return TRUE;

  return FALSE;
}

static void
test_save_by_key (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  open_project (fixture);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "figure");
  g_object_set (fixture->files.session, "eta", 1.5, NULL);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "• figure");
  g_assert_true (shows_dot (GTK_WIDGET (fixture->window)));
  g_assert_true (press (fixture, "<Control>s"));
  session_fixture_wait (&fixture->files, is_saved);
  g_assert_false (shows_dot (GTK_WIDGET (fixture->window)));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "figure");
  g_file_get_contents (fixture->path, &text, NULL, NULL);
  g_assert_nonnull (strstr (text, "\"eta\": 1.5"));
}

static void
test_close (Fixture *fixture, gconstpointer data)
{
  open_project (fixture);
  spec_mode_item_set_name (spec_session_get_selected (fixture->files.session), "stripes");
  gtk_window_close (GTK_WINDOW (fixture->window));
  widget_probe_settle ();
  g_assert_nonnull (widget_probe_find_dialog (GTK_WINDOW (fixture->window)));
  g_assert_nonnull (widget_probe_find_label (GTK_WIDGET (widget_probe_find_dialog (GTK_WINDOW (fixture->window))), "Save the changes to “figure”?"));

  gtk_dialog_response (GTK_DIALOG (widget_probe_find_dialog (GTK_WINDOW (fixture->window))), GTK_RESPONSE_CANCEL);
  widget_probe_settle ();
  g_assert_null (widget_probe_find_dialog (GTK_WINDOW (fixture->window)));
  g_assert_nonnull (fixture->window);

  gtk_window_close (GTK_WINDOW (fixture->window));
  gtk_dialog_response (GTK_DIALOG (widget_probe_find_dialog (GTK_WINDOW (fixture->window))), GTK_RESPONSE_YES);
  wait_until_gone (fixture);
  show_window (fixture);
  open_project (fixture);
  g_assert_cmpstr (spec_mode_item_get_name (spec_session_get_selected (fixture->files.session)), ==, "stripes");
}

static void
test_discard (Fixture *fixture, gconstpointer data)
{
  open_project (fixture);
  g_object_set (fixture->files.session, "eta", 1.5, NULL);
  gtk_window_close (GTK_WINDOW (fixture->window));
  gtk_dialog_response (GTK_DIALOG (widget_probe_find_dialog (GTK_WINDOW (fixture->window))), GTK_RESPONSE_NO);
  wait_until_gone (fixture);
  g_assert_null (spec_autosave_find_lost ());
}

/* Nobody is asked about a project that is as it was saved, or about files that were only looked at. */
static void
test_nothing_to_ask (Fixture *fixture, gconstpointer data)
{
  open_project (fixture);
  gtk_window_close (GTK_WINDOW (fixture->window));
  g_assert_null (widget_probe_find_dialog (GTK_WINDOW (fixture->window)));
  wait_until_gone (fixture);
}

static void
test_recent (Fixture *fixture, gconstpointer data)
{
  GtkWidget *list = widget_probe_find (GTK_WIDGET (fixture->window), SPEC_TYPE_RECENT_LIST, 0);
  GtkWidget *row;

  g_assert_nonnull (list);
  spec_recent_projects_add (fixture->path);
  while (!gtk_widget_get_visible (list))
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (widget_probe_find_label (list, "figure"));
  g_assert_nonnull (widget_probe_find_label (list, "x, y"));
  g_assert_nonnull (widget_probe_find_label (list, "300 rows"));
  g_assert_nonnull (widget_probe_find_label (list, "Today"));
  row = widget_probe_find (list, GTK_TYPE_LIST_BOX_ROW, 0);
  g_assert_true (gtk_widget_activate (row));
  session_fixture_wait (&fixture->files, session_fixture_is_answered);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "figure");
}

static void
test_recent_days (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_local (2026, 11, 22, 0, 30, 0);
  const struct
  {
    int year, month, day;
    const char *text;
  } cases[] = { { 2026, 11, 22, "Today" }, { 2026, 11, 21, "Yesterday" }, { 2026, 11, 2, "2 November" }, { 2025, 12, 31, "31 December 2025" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GDateTime) used = g_date_time_new_local (cases[i].year, cases[i].month, cases[i].day, 0, 10, 0);
      SpecRecentProject project = { NULL, NULL, used };
      g_autofree char *text = spec_recent_project_dup_day (&project, now);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_bad_project (Fixture *fixture, gconstpointer data)
{
  const char *const paths[] = { fixture->path, NULL };

  g_file_set_contents (fixture->path, "{\"format\": \"spec-explorer-project\", \"format_version\": 7}", -1, NULL);
  spec_window_open_paths (fixture->window, paths);
  while (session_fixture_find_notice (&fixture->files, "project") == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (strstr (spec_notice_get_title (session_fixture_find_notice (&fixture->files, "project")), "newer spec-explorer"));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "spec-explorer");
}

static void
test_recovery (Fixture *fixture, gconstpointer data)
{
  SpecAutosave *autosave = spec_autosave_new (NULL);
  g_autoptr (SpecProject) project = spec_project_load (fixture->path, NULL);

  project->params.eta = 1.5;
  spec_autosave_want (autosave);
  g_assert_true (spec_autosave_write (autosave, project, fixture->path, NULL));
  spec_window_offer_recovery (fixture->window);
  g_assert_null (session_fixture_find_notice (&fixture->files, "recovery")); /* another process has it */
  spec_autosave_free (autosave);
  spec_window_offer_recovery (fixture->window);
  g_assert_nonnull (session_fixture_find_notice (&fixture->files, "recovery"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.recover", NULL);
  session_fixture_wait (&fixture->files, session_fixture_is_answered);
  g_assert_cmpfloat (session_fixture_get_double (&fixture->files, "eta"), ==, 1.5);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "• figure");
  g_assert_true (press (fixture, "<Control>s"));
  session_fixture_wait (&fixture->files, is_saved);
  gtk_window_close (GTK_WINDOW (fixture->window));
  wait_until_gone (fixture);
  g_assert_null (spec_autosave_find_lost ());
}

static void
add (const char *name, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (name, Fixture, NULL, set_up, test, tear_down);
}

static int
remove_entry (const char *path, const struct stat *status, int kind, struct FTW *where)
{
  return remove (path);
}

/* Recent files, kept results and unsaved work of the test alone. Data folders of the system stay: icons need them. */
static char *
make_home (void)
{
  static const char *const variables[] = { "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME" };
  char *home = g_dir_make_tmp ("spec-home-XXXXXX", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    g_setenv (variables[i], home, TRUE);

  return home;
}

int
main (int argc, char **argv)
{
  g_autofree char *home = make_home ();
  int status;

  gtk_test_init (&argc, &argv, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  add ("/window-project/save-by-key", test_save_by_key);
  add ("/window-project/close", test_close);
  add ("/window-project/discard", test_discard);
  add ("/window-project/nothing-to-ask", test_nothing_to_ask);
  add ("/window-project/recent", test_recent);
  g_test_add_func ("/window-project/recent-days", test_recent_days);
  add ("/window-project/bad-project", test_bad_project);
  add ("/window-project/recovery", test_recovery);
  status = g_test_run ();
  nftw (home, remove_entry, 16, FTW_DEPTH | FTW_PHYS);

  return status;
}
