/* What the desktop's session manager hears of a project that is not saved. */
#include <gdk/x11/gdkx.h>

#include "project/spec-document.h"
#include "session-fixture.h"
#include "session-manager.h"
#include "spec-application.h"
#include "widget-probe.h"
#include "window/spec-window.h"

#define LOGOUT 1 /* as org.gnome.SessionManager counts */

typedef struct
{
  SessionFixture files; /* its session is the window's */
  SpecWindow *window;
  char *path; /* of a project that is there */
} Fixture;

static SessionManager *manager;
static SpecApplication *application;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  session_fixture_set_up (&fixture->files, NULL);
  session_fixture_compare_pair (&fixture->files, 300);
  fixture->path = session_fixture_save_project (&fixture->files, "figure.specx");
  session_fixture_drop_session (&fixture->files);
  fixture->window = spec_window_new (GTK_APPLICATION (application));
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  session_fixture_take_session (&fixture->files, g_object_ref (spec_window_get_session (fixture->window)));
  gtk_window_present (GTK_WINDOW (fixture->window));
  spec_window_open_project (fixture->window, fixture->path);
  session_fixture_wait (&fixture->files, session_fixture_is_answered);
  widget_probe_settle ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (fixture->window != NULL)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  session_fixture_drop_session (&fixture->files);
  session_fixture_tear_down (&fixture->files, NULL);
  g_free (fixture->path);
}

/* That the session may end is said without waiting for an answer. */
static void
wait_until_free (void)
{
  while (session_manager_count (manager) > 0)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
}

static void
change (Fixture *fixture)
{
  g_autoptr (SessionInhibitor) inhibitor = NULL;

  g_assert_cmpuint (session_manager_count (manager), ==, 0);
  g_object_set (fixture->files.session, "eta", 1.5, NULL);
  g_assert_cmpuint (session_manager_count (manager), ==, 1);
  inhibitor = session_manager_dup_newest (manager);
  g_assert_cmpstr (inhibitor->application, ==, "io.github.spec_explorer.SpecExplorer");
  g_assert_cmpstr (inhibitor->reason, ==, "A project is not saved.");
  g_assert_cmpuint (inhibitor->flags, ==, LOGOUT);
  g_assert_cmpuint (inhibitor->window, ==, gdk_x11_surface_get_xid (gtk_native_get_surface (GTK_NATIVE (fixture->window))));
  g_object_set (fixture->files.session, "eta", 1.6, NULL);
  g_assert_cmpuint (session_manager_count (manager), ==, 1);
}

static void
test_save (Fixture *fixture, gconstpointer data)
{
  change (fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.save", NULL);
  wait_until_free ();
  g_assert_false (session_fixture_get_boolean (&fixture->files, "modified"));
}

/* Undone to what is in the file there is nothing to lose. */
static void
test_undo (Fixture *fixture, gconstpointer data)
{
  change (fixture);
  while (session_fixture_get_boolean (&fixture->files, "can-undo"))
    gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  wait_until_free ();
}

/* The program goes on, with a window that has nothing unsaved. */
static void
test_discard (Fixture *fixture, gconstpointer data)
{
  SpecWindow *other = spec_window_new (GTK_APPLICATION (application));

  change (fixture);
  gtk_window_close (GTK_WINDOW (fixture->window));
  gtk_dialog_response (GTK_DIALOG (widget_probe_find_dialog (GTK_WINDOW (fixture->window))), GTK_RESPONSE_NO);
  wait_until_free ();
  gtk_window_destroy (GTK_WINDOW (other));
}

static void
add (const char *name, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (name, Fixture, NULL, set_up, test, tear_down);
}

static int
skip (void)
{
  g_print ("1..0 # SKIP no dbus-daemon\n");

  return 0;
}

int
main (int argc, char **argv)
{
  int status;

  manager = session_manager_new ();
  if (manager == NULL)
    return skip ();
  gtk_test_init (&argc, &argv, NULL);
  application = spec_application_new ();
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  add ("/session-inhibit/save", test_save);
  add ("/session-inhibit/undo", test_undo);
  add ("/session-inhibit/discard", test_discard);
  status = g_test_run ();
  session_manager_free (manager);

  return status;
}
