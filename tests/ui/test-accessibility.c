/* The window as those meet it who do not see it or have no mouse: what is said over the accessibility bus, the Tab key, mnemonics, sizes. */
#include <gtk/gtk.h>

#include "accessible-tree.h"
#include "session-fixture.h"
#include "widget-probe.h"
#include "window/spec-style.h"
#include "window/spec-window.h"

#define ROWS 300
#define LEAST_TARGET 28
#define MANY_STEPS 120

typedef struct
{
  SessionFixture files; /* its session is the window's */
  AccessibleBus *bus;   /* (nullable) */
  const char *reason;   /* why there is none */
  SpecStyle *style;
  SpecWindow *window;
} Fixture;

static const char *const views[] = { "explore", "map", "agreement", "align" };

static void
show_view (Fixture *fixture, const char *view)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.view", "s", view);
  widget_probe_draw (GTK_WIDGET (fixture->window));
}

static gboolean
is_one_of (const char *role, const char *const *roles)
{
  return g_strv_contains (roles, role);
}

/* Cells of a grid and rows of a list are GTK's own and take no name in 4.8: what is in them has it. */
static gboolean
has_named_child (const AccessibleNode *node)
{
  for (guint i = 0; i < node->children->len; i++)
    {
      const AccessibleNode *child = node->children->pdata[i];

      if ((accessible_node_is_named (child) && !g_str_equal (child->role, "widget")) || has_named_child (child))
        return TRUE;
    }

  return FALSE;
}

/* The grid keeps cells beyond what is seen, which get their sample when they come into sight. */
static gboolean
is_empty_cell (const AccessibleNode *node)
{
  const AccessibleNode *cell = g_str_equal (node->role, "grid cell") ? node : node->parent;

  return cell != NULL && g_str_equal (cell->role, "grid cell") && !has_named_child (cell);
}

/* Returns: (nullable): what is wrong. */
static const char *
judge_node (const AccessibleNode *node)
{
  static const char *const interactive[]
      = { "button", "push button", "toggle button", "checkbox", "check box", "combo box", "spin button", "slider", "entry",
          "text box",  "switch", "radio button", "link", "list", "table", "tab", "grid", NULL };
  static const char *const pictures[] = { "image", "icon", "img", NULL };
  static const char *const cells[] = { "grid cell", "list item", "table cell", "row", NULL };

  if (is_empty_cell (node))
    return NULL;
  if (is_one_of (node->role, interactive) && !accessible_node_is_named (node))
    return "has no name";
  if (is_one_of (node->role, pictures) && !accessible_node_is_named (node))
    return "is a picture without a name";
  if (is_one_of (node->role, pictures) && node->focusable && *node->description == '\0')
    return "is a plot without a description";
  if (is_one_of (node->role, cells) && !accessible_node_is_named (node) && !has_named_child (node))
    return "has no name and nothing with a name in it";

  return NULL;
}

/* Returns: how many are wrong. */
static guint
judge_tree (const AccessibleNode *node)
{
  const char *wrong = judge_node (node);
  guint count = wrong != NULL;

  if (wrong != NULL)
    {
      g_autofree char *path = accessible_node_describe_path (node);

      g_test_message ("%s: %s", path, wrong);
    }
  for (guint i = 0; i < node->children->len; i++)
    count += judge_tree (node->children->pdata[i]);

  return count;
}

static gboolean
skip_without_bus (Fixture *fixture)
{
  if (fixture->bus == NULL)
    g_test_skip (fixture->reason);

  return fixture->bus == NULL;
}

/* The pages of a stack that are not shown are in the tree as well. */
static void
test_names (gconstpointer data)
{
  Fixture *fixture = (Fixture *) data;
  AccessibleNode *tree;

  if (skip_without_bus (fixture))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    show_view (fixture, views[i]);
  tree = accessible_bus_read (fixture->bus);
  g_assert_nonnull (accessible_node_find (tree, "image", "Spectrum of the difference"));
  g_assert_nonnull (accessible_node_find (tree, "image", "SPEC-diff while training"));
  g_assert_cmpuint (judge_tree (tree), ==, 0);
  accessible_node_free (tree);
}

/* Returns: (transfer full): what is said of the plot @name. */
static char *
describe_plot (Fixture *fixture, const char *name)
{
  AccessibleNode *tree = accessible_bus_read (fixture->bus), *plot = accessible_node_find (tree, "image", name);
  char *description;

  g_assert_nonnull (plot);
  description = g_strdup (plot->description);
  accessible_node_free (tree);

  return description;
}

static void
test_selection_is_said (gconstpointer data)
{
  Fixture *fixture = (Fixture *) data;
  g_autofree char *before = NULL, *after = NULL;

  if (skip_without_bus (fixture))
    return;
  show_view (fixture, "explore");
  before = describe_plot (fixture, "Spectrum of the difference");
  g_assert_nonnull (strstr (before, "+1."));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.select-cluster", "i", 1);
  after = describe_plot (fixture, "Spectrum of the difference");
  g_test_message ("%s; %s", before, after);
  g_assert_nonnull (strstr (after, "+2."));
  g_assert_cmpstr (before, !=, after);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.select-cluster", "i", -1);
}

/* Rows and cells are reached by the arrows from the list they are in, dividers by F8; a scrolled window is only reached where nothing in it
 * is. */
static gboolean
is_a_stop (GtkWidget *widget)
{
  static const char *const inner[] = { "GtkListItemWidget", "GtkListBoxRow", "GtkFlowBoxChild", "GtkPaned", "GtkScrolledWindow",
                                       "GtkListBox", "GtkListBase", "GtkColumnView", NULL };

  for (GType type = G_OBJECT_TYPE (widget); type != 0; type = g_type_parent (type))
    {
      if (g_strv_contains (inner, g_type_name (type)))
        return FALSE;
    }

  return gtk_widget_get_focusable (widget) && gtk_widget_get_can_focus (widget) && gtk_widget_get_mapped (widget)
         && gtk_widget_is_sensitive (widget);
}

static gboolean
is_reached (GtkWidget *widget, GHashTable *reached)
{
  GHashTableIter iter;
  gpointer stop;

  if (g_hash_table_contains (reached, widget))
    return TRUE;
  g_hash_table_iter_init (&iter, reached);
  while (g_hash_table_iter_next (&iter, &stop, NULL))
    {
      if (gtk_widget_is_ancestor (stop, widget))
        return TRUE;
    }

  return FALSE;
}

static guint
count_unreached (GtkWidget *widget, GHashTable *reached)
{
  guint count = 0;

  if (GTK_IS_POPOVER (widget) || !gtk_widget_get_mapped (widget) || !gtk_widget_get_can_focus (widget))
    return 0;
  if (is_a_stop (widget) && !is_reached (widget, reached))
    {
      g_test_message ("Tab does not reach %s %s in %s", G_OBJECT_TYPE_NAME (widget), gtk_widget_get_name (widget),
                      G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)));
      count++;
    }
  if (GTK_IS_LIST_BASE (widget) || GTK_IS_DROP_DOWN (widget))
    return count;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    count += count_unreached (child, reached);

  return count;
}

static void
test_tab (gconstpointer data)
{
  Fixture *fixture = (Fixture *) data;
  GtkWindow *window = GTK_WINDOW (fixture->window);

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_autoptr (GHashTable) reached = g_hash_table_new (NULL, NULL);
      guint steps = 0;

      show_view (fixture, views[i]);
      gtk_window_set_focus (window, NULL);
      do
        {
          g_signal_emit_by_name (window, "move-focus", GTK_DIR_TAB_FORWARD);
          if (gtk_window_get_focus (window) != NULL)
            g_hash_table_add (reached, gtk_window_get_focus (window));
        }
      while (++steps < MANY_STEPS);
      g_test_message ("%s: %u stops", views[i], g_hash_table_size (reached));
      g_assert_cmpuint (g_hash_table_size (reached), >, 10);
      g_assert_cmpuint (count_unreached (GTK_WIDGET (window), reached), ==, 0);
    }
}

static guint
count_doubled_mnemonics (GtkWidget *widget, GHashTable *letters)
{
  guint count = 0, key = GDK_KEY_VoidSymbol;

  if (GTK_IS_POPOVER (widget) || !gtk_widget_get_mapped (widget))
    return 0;
  if (GTK_IS_LABEL (widget) && gtk_widget_is_sensitive (widget))
    key = gtk_label_get_mnemonic_keyval (GTK_LABEL (widget));
  if (key != GDK_KEY_VoidSymbol && gdk_keyval_name (key) != NULL)
    {
      g_test_message ("Alt+%s: %s", gdk_keyval_name (key), gtk_label_get_label (GTK_LABEL (widget)));
      count += !g_hash_table_add (letters, GUINT_TO_POINTER (gdk_keyval_to_lower (key)));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    count += count_doubled_mnemonics (child, letters);

  return count;
}

static void
test_mnemonics (gconstpointer data)
{
  Fixture *fixture = (Fixture *) data;

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_autoptr (GHashTable) letters = g_hash_table_new (NULL, NULL);

      /* The window's own: Alt+X and Alt+Y, the bandwidths. */
      g_hash_table_add (letters, GUINT_TO_POINTER (GDK_KEY_x));
      g_hash_table_add (letters, GUINT_TO_POINTER (GDK_KEY_y));
      show_view (fixture, views[i]);
      g_test_message ("%s", views[i]);
      g_assert_cmpuint (count_doubled_mnemonics (GTK_WIDGET (fixture->window), letters), ==, 0);
    }
}

static guint
count_small_targets (GtkWidget *widget)
{
  guint count = 0;

  if (GTK_IS_POPOVER (widget) || GTK_IS_SPIN_BUTTON (widget) || !gtk_widget_get_mapped (widget))
    return 0;
  if ((GTK_IS_BUTTON (widget) || GTK_IS_CHECK_BUTTON (widget) || GTK_IS_SWITCH (widget)) && gtk_widget_get_can_target (widget)
      && !GTK_IS_WINDOW_CONTROLS (gtk_widget_get_parent (widget)))
    {
      graphene_rect_t place;

      g_assert_true (gtk_widget_compute_bounds (widget, GTK_WIDGET (gtk_widget_get_root (widget)), &place));
      if (place.size.width < LEAST_TARGET || place.size.height < LEAST_TARGET)
        {
          g_autofree char *classes = g_strjoinv (".", gtk_widget_get_css_classes (gtk_widget_get_parent (widget)));

          g_test_message ("%s in %s.%s: %.0f × %.0f", G_OBJECT_TYPE_NAME (widget),
                          G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)), classes, place.size.width, place.size.height);
          count++;
        }
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    count += count_small_targets (child);

  return count;
}

static void
test_targets (gconstpointer data)
{
  Fixture *fixture = (Fixture *) data;

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      show_view (fixture, views[i]);
      g_test_message ("%s", views[i]);
      g_assert_cmpuint (count_small_targets (GTK_WIDGET (fixture->window)), ==, 0);
    }
}

static void
set_up (Fixture *fixture)
{
  session_fixture_set_up (&fixture->files, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-font-name", "Cantarell 11", "gtk-enable-animations", FALSE, NULL);
  fixture->style = spec_style_new (gdk_display_get_default ());
  fixture->window = spec_window_new (NULL);
  session_fixture_take_session (&fixture->files, g_object_ref (spec_window_get_session (fixture->window)));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1400, 860);
  gtk_window_present (GTK_WINDOW (fixture->window));
  session_fixture_compare_pair (&fixture->files, ROWS);
  widget_probe_draw (GTK_WIDGET (fixture->window));
}

static void
tear_down (Fixture *fixture)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  widget_probe_settle ();
  g_clear_object (&fixture->style);
  session_fixture_tear_down (&fixture->files, NULL);
  if (fixture->bus != NULL)
    accessible_bus_stop (fixture->bus);
}

/* Tests are run with the bus switched off, so that none reaches the user's; here it is what is tested. */
static void
ask_for_the_bus (void)
{
  g_unsetenv ("NO_AT_BRIDGE");
  g_setenv ("GTK_A11Y", "atspi", TRUE);
}

int
main (int argc, char **argv)
{
  Fixture fixture = { 0 };
  int failed;

  g_test_init (&argc, &argv, NULL);
  fixture.bus = accessible_bus_start (&fixture.reason);
  if (fixture.bus != NULL)
    ask_for_the_bus ();
  gtk_init ();
  set_up (&fixture);

  g_test_add_data_func ("/accessibility/names", &fixture, test_names);
  g_test_add_data_func ("/accessibility/selection-is-said", &fixture, test_selection_is_said);
  g_test_add_data_func ("/accessibility/tab", &fixture, test_tab);
  g_test_add_data_func ("/accessibility/mnemonics", &fixture, test_mnemonics);
  g_test_add_data_func ("/accessibility/targets", &fixture, test_targets);
  failed = g_test_run ();
  tear_down (&fixture);

  return failed;
}
