/* The whole window under the same hand: views, training, figures, projects, and closing in the midst of it. To be run under
 * AddressSanitizer too. */
#include <gtk/gtk.h>

#include "export/spec-export-window.h"
#include "stress-run.h"
#include "stress-steps.h"
#include "stress-views.h"
#include "widget-probe.h"
#include "window/spec-style.h"
#include "window/spec-window.h"

typedef struct
{
  SpecWindow *window;
  SpecSession *session; /* borrowed: of the fixture */
} Life;

static gpointer
begin (StressRun *run)
{
  Life *life = g_new0 (Life, 1);

  life->window = spec_window_new (NULL);
  session_fixture_take_session (&run->files, g_object_ref (spec_window_get_session (life->window)));
  life->session = run->files.session;
  gtk_window_set_default_size (GTK_WINDOW (life->window), g_rand_int_range (run->random, 900, 1400), 800);
  gtk_window_present (GTK_WINDOW (life->window));
  stress_steps_begin (&run->files);
  return life;
}

static StressViews
find_views (Life *life)
{
  return stress_views_find (GTK_WIDGET (life->window));
}

static void
show_view (Life *life, const char *view)
{
  StressViews views;

  gtk_widget_activate_action (GTK_WIDGET (life->window), "win.view", "s", view);
  views = find_views (life);
  stress_views_hurry (&views);
}

static const char *
switch_view (Life *life, GRand *random)
{
  static const char *const views[] = { "explore", "map", "agreement", "align" };
  const char *view = views[g_rand_int_range (random, 0, G_N_ELEMENTS (views))];

  show_view (life, view);
  return view;
}

static const char *
train (Life *life, GRand *random)
{
  GtkWidget *label, *button;

  show_view (life, "align");
  label = widget_probe_find_label (GTK_WIDGET (life->window), "Start Training");
  if (label == NULL)
    return "no training";
  button = gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON);
  if (gtk_widget_is_sensitive (button))
    gtk_widget_activate (button);
  return "train";
}

static const char *
press (Life *life, GRand *random)
{
  static const char *const actions[] = { "win.cancel", "win.undo", "win.redo", "win.show-side", "win.refine", "win.balance" };
  const char *action = actions[g_rand_int_range (random, 0, G_N_ELEMENTS (actions))];

  gtk_widget_activate_action (GTK_WIDGET (life->window), action, NULL);
  return action;
}

static SpecExportWindow *
find_export (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (SPEC_IS_EXPORT_WINDOW (window))
        return SPEC_EXPORT_WINDOW (window); /* GTK holds it */
    }
  return NULL;
}

static const char *
export (StressRun *run, Life *life)
{
  SpecExportWindow *window;
  g_autofree char *path = g_build_filename (run->files.folder, "figure.pdf", NULL);

  if (spec_session_get_result (life->session) == NULL)
    return "nothing to export";
  gtk_widget_activate_action (GTK_WIDGET (life->window), "win.export", NULL);
  window = find_export ();
  if (window == NULL)
    return "no export";
  stress_steps_pause (g_rand_int_range (run->random, 0, 200));
  if (spec_export_window_is_ready (window))
    spec_export_window_write (window, path);
  if (g_rand_boolean (run->random))
    gtk_window_close (GTK_WINDOW (window));
  return "export";
}

static const char *
step (StressRun *run, gpointer data)
{
  switch (g_rand_int_range (run->random, 0, 12))
    {
    case 0:
    case 1:
      return switch_view (data, run->random);
    case 2:
      return train (data, run->random);
    case 3:
      return press (data, run->random);
    case 4:
      return export (run, data);
    default:
      return stress_steps_do (&run->files, run->random);
    }
}

static gboolean
is_settled (gpointer data)
{
  StressViews views = find_views (data);

  return stress_steps_is_settled (((Life *) data)->session) && !stress_views_are_busy (&views);
}

static char *
describe (gpointer data)
{
  StressViews views = find_views (data);
  g_autofree char *session = stress_steps_describe (((Life *) data)->session), *shown = stress_views_describe (&views);

  return g_strconcat (session, shown, NULL);
}

static void
check (StressRun *run, gpointer data)
{
  StressViews views = find_views (data);

  stress_check_result (((Life *) data)->session, &run->counts);
  stress_views_check (&views, &run->counts);
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

static void
end (StressRun *run, gpointer data)
{
  Life *life = data;
  gpointer window = life->window, session = life->session;

  g_object_add_weak_pointer (window, &window);
  g_object_add_weak_pointer (session, &session);
  g_clear_object (&run->files.session);
  gtk_window_destroy (GTK_WINDOW (life->window));
  if (!stress_steps_wait (is_gone, &window, 60) || !stress_steps_wait (is_gone, &session, 60))
    g_error ("the closed window is%s held, its session is%s", window != NULL ? "" : " not", session != NULL ? "" : " not");
  g_free (life);
}

static void
test_window (void)
{
  const StressKind kind = { begin, step, is_settled, describe, check, end };
  g_autoptr (SpecStyle) style = spec_style_new (gdk_display_get_default ());

  stress_run (&kind, 40);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add_func ("/stress/window", test_window);
  return g_test_run ();
}
