/* The keys of the design: each is in the shortcuts window, each is bound somewhere, and those of the window do what they say. */
#include <gtk/gtk.h>

#include "clusters/spec-sample-grid.h"
#include "clusters/spec-sample-viewer.h"
#include "session-fixture.h"
#include "widget-probe.h"
#include "window/spec-shortcut.h"
#include "window/spec-style.h"
#include "window/spec-window.h"

#define ROWS 120

typedef struct
{
  SessionFixture files; /* its session is the window's */
  SpecStyle *style;
  SpecWindow *window;
} Fixture;

/* The table of the design, as GTK writes accelerators. */
static const char *const keys[]
    = { "<Control>o",        "<Control>n",      "<Control>w",      "<Control>q",    "<Alt>1",        "<Alt>4",
        "<Control>s",        "<Control><Shift>s", "F9",            "F10",           "F11",           "<Control>e",
        "<Control><Shift>e", "<Control>b",      "<Control>z",      "<Control><Shift>z", "F5",        "Escape",
        "<Alt>x",            "<Alt>y",          "<Alt>Up",         "<Alt>Down",     "Home",          "End",
        "Left",              "Right",           "Return",          "<Control>plus", "<Control>minus", "<Control>0",
        "<Control>f",        "<Control>a",      "<Control><Shift>a", "<Control>c",  "<Alt>Return",   "l",
        "p",                 "Delete",          "F1",              "<Control>question", "<Control>comma", "F8" };

/* "Left Right" and "<Alt>1...4" are several. */
static void
add_keys (GHashTable *set, const char *accelerator)
{
  g_auto (GStrv) parts = g_strsplit (accelerator, " ", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *range = strstr (parts[i], "...");

      if (range != NULL && range > parts[i])
        {
          g_hash_table_add (set, g_strndup (parts[i], range - parts[i]));
          g_hash_table_add (set, g_strdup_printf ("%.*s%s", (int) (range - parts[i]) - 1, parts[i], range + 3));
        }
      else
        {
          g_hash_table_add (set, g_strdup (parts[i]));
        }
    }
}

/* Returns: (transfer full) (element-type utf8): what the shortcuts window lists. */
static GHashTable *
read_listed (void)
{
  GHashTable *set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gsize n;
  const SpecShortcut *shortcuts = spec_shortcut_get_all (&n);

  for (gsize i = 0; i < n; i++)
    if (shortcuts[i].keys != NULL)
      add_keys (set, shortcuts[i].keys);

  return set;
}

static void
test_listed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) listed = read_listed ();
  guint missing = 0;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (!g_hash_table_contains (listed, keys[i]))
      {
        g_test_message ("the shortcuts window does not list %s", keys[i]);
        missing++;
      }
  g_assert_cmpuint (missing, ==, 0);
}

static gboolean
has_trigger (GtkWidget *widget, GtkShortcutTrigger *wanted)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      for (guint j = 0; GTK_IS_SHORTCUT_CONTROLLER (controller) && j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);

          if (gtk_shortcut_trigger_equal (gtk_shortcut_get_trigger (shortcut), wanted))
            return TRUE;
        }
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (has_trigger (child, wanted))
      return TRUE;

  return FALSE;
}

/* Read by the plots' own key controllers; their tests press them. Ctrl+A and F8 are GTK's, by other triggers. */
static gboolean
is_read_by_a_plot (const char *key)
{
  static const char *const names[] = { "Home", "End", "Left", "Right", "Return", "Up", "Down", "<Control>a", "F8", "Menu", NULL };

  return g_strv_contains (names, key);
}

static void
test_bound (Fixture *fixture, gconstpointer data)
{
  static const char *const views[] = { "map", "agreement", "align", "explore" };
  g_autoptr (GHashTable) listed = read_listed ();
  GHashTableIter iter;
  const char *key;
  guint missing = 0;

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.view", "s", views[i]);
      widget_probe_settle ();
    }
  g_hash_table_iter_init (&iter, listed);
  while (g_hash_table_iter_next (&iter, (gpointer *) &key, NULL))
    {
      g_autoptr (GtkShortcutTrigger) trigger = gtk_shortcut_trigger_parse_string (key);

      g_assert_nonnull (trigger);
      if (!is_read_by_a_plot (key) && !has_trigger (GTK_WIDGET (fixture->window), trigger))
        {
          g_test_message ("%s is listed, and nothing reads it", key);
          missing++;
        }
    }
  g_assert_cmpuint (missing, ==, 0);
}

static gboolean
press (Fixture *fixture, const char *key)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  gboolean taken = widget_probe_press_shortcut (focus != NULL ? focus : GTK_WIDGET (fixture->window), key);

  widget_probe_settle ();

  return taken;
}

static void
assert_view (Fixture *fixture, const char *expected)
{
  g_autofree char *view = NULL;

  g_object_get (fixture->files.session, "view", &view, NULL);
  g_assert_cmpstr (view, ==, expected);
}

static void
test_views (Fixture *fixture, gconstpointer data)
{
  static const char *const views[][2]
      = { { "<Alt>2", "map" }, { "<Alt>3", "agreement" }, { "<Alt>4", "align" }, { "<Alt>1", "explore" } };

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_assert_true (press (fixture, views[i][0]));
      assert_view (fixture, views[i][1]);
    }
}

static void
test_preferences (Fixture *fixture, gconstpointer data)
{
  GtkWindow *dialog;

  g_assert_null (widget_probe_find_dialog (GTK_WINDOW (fixture->window)));
  g_assert_true (press (fixture, "<Control>comma"));
  dialog = widget_probe_find_dialog (GTK_WINDOW (fixture->window));
  g_assert_nonnull (dialog);
  for (guint i = 0; i < 3; i++)
    g_assert_nonnull (widget_probe_find (GTK_WIDGET (dialog), GTK_TYPE_CHECK_BUTTON, i));
  g_assert_true (widget_probe_press_shortcut (GTK_WIDGET (dialog), "Escape|<Control>w"));
  widget_probe_settle ();
  g_assert_null (widget_probe_find_dialog (GTK_WINDOW (fixture->window)));
}

static void
test_details (Fixture *fixture, gconstpointer data)
{
  GtkWidget *grid = widget_probe_find (GTK_WIDGET (fixture->window), SPEC_TYPE_SAMPLE_GRID, 0);
  GtkWidget *viewer = widget_probe_find (GTK_WIDGET (fixture->window), SPEC_TYPE_SAMPLE_VIEWER, 0);

  g_assert_nonnull (viewer);
  widget_probe_draw (GTK_WIDGET (fixture->window));
  spec_sample_grid_focus (SPEC_SAMPLE_GRID (grid), 0);
  widget_probe_draw (GTK_WIDGET (fixture->window));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), grid));
  g_assert_true (press (fixture, "<Alt>Return"));
  widget_probe_draw (GTK_WIDGET (fixture->window));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), viewer)
                 || gtk_window_get_focus (GTK_WINDOW (fixture->window)) == viewer);
}

static void
test_side (Fixture *fixture, gconstpointer data)
{
  GtkWidget *side = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (fixture->window), SPEC_TYPE_WINDOW, "side"));
  gboolean shown = gtk_widget_get_visible (side);

  g_assert_true (press (fixture, "F9"));
  g_assert_cmpint (gtk_widget_get_visible (side), !=, shown);
  g_assert_true (press (fixture, "<Alt>x")); /* which needs it */
  g_assert_true (gtk_widget_get_visible (side));
  g_assert_true (press (fixture, "<Alt>y"));
  g_assert_true (press (fixture, "<Alt>Down"));
  g_assert_true (press (fixture, "<Control>f"));
  g_assert_true (press (fixture, "F5"));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  session_fixture_set_up (&fixture->files, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  fixture->style = spec_style_new (gdk_display_get_default ());
  fixture->window = spec_window_new (NULL);
  session_fixture_take_session (&fixture->files, g_object_ref (spec_window_get_session (fixture->window)));
  gtk_window_present (GTK_WINDOW (fixture->window));
  session_fixture_compare_pair (&fixture->files, ROWS);
  widget_probe_draw (GTK_WIDGET (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  widget_probe_settle ();
  g_clear_object (&fixture->style);
  session_fixture_tear_down (&fixture->files, NULL);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/keyboard/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("listed", test_listed);
  ADD ("bound", test_bound);
  ADD ("views", test_views);
  ADD ("preferences", test_preferences);
  ADD ("details", test_details);
  ADD ("side", test_side);

  return g_test_run ();
}
