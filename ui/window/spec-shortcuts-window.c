#include "window/spec-shortcuts-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "widgets/spec-text-scale.h"
#include "window/spec-shortcut.h"

#define TEXT_DATA "spec-shortcut-text" /* what a row is found by */
#define GROUP_WIDTH 330
#define TITLE_CHARS 30

struct _SpecShortcutsWindow
{
  GtkWindow parent_instance;

  /* children */
  GtkWidget *search;
  GtkWidget *groups; /* a GtkFlowBox of boxes: a heading over a list */
  GtkWidget *nothing;
};

G_DEFINE_FINAL_TYPE (SpecShortcutsWindow, spec_shortcuts_window, GTK_TYPE_WINDOW)

/* --- one line --- */

static GtkWidget *
make_keys (char **labels)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  for (guint i = 0; labels[i] != NULL; i++)
    {
      GtkWidget *key = gtk_label_new (labels[i]);

      gtk_widget_add_css_class (key, "kbd");
      gtk_widget_set_valign (key, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (box), key);
    }
  gtk_widget_set_halign (box, GTK_ALIGN_END);

  return box;
}

static GtkWidget *
make_row (const SpecShortcut *shortcut)
{
  g_auto (GStrv) labels = spec_shortcut_dup_labels (shortcut);
  g_autofree char *keys = g_strjoinv (", ", labels), *text = g_strdup_printf ("%s: %s", _ (shortcut->title), keys);
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *title;

  title = gtk_label_new (_ (shortcut->title));
  g_object_set (title, "xalign", 0.0, "wrap", TRUE, "hexpand", TRUE, "max-width-chars", TITLE_CHARS, NULL);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), make_keys (labels));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_object_set_data_full (G_OBJECT (row), TEXT_DATA, g_utf8_casefold (text, -1), g_free);

  return row;
}

/* --- searching --- */

static gboolean
filter_row (GtkListBoxRow *row, gpointer data)
{
  SpecShortcutsWindow *window = data;
  g_autofree char *needle = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (window->search)), -1);

  return strstr (g_object_get_data (G_OBJECT (row), TEXT_DATA), needle) != NULL;
}

static gboolean
has_match (SpecShortcutsWindow *window, GtkListBox *list)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    if (filter_row (row, window))
      return TRUE;

  return FALSE;
}

static void
on_search_changed (GtkSearchEntry *entry, SpecShortcutsWindow *window)
{
  gboolean found = FALSE;
  GtkFlowBoxChild *child;

  for (int i = 0; (child = gtk_flow_box_get_child_at_index (GTK_FLOW_BOX (window->groups), i)) != NULL; i++)
    {
      GtkListBox *list = GTK_LIST_BOX (gtk_widget_get_last_child (gtk_flow_box_child_get_child (child)));
      gboolean shown = has_match (window, list);

      gtk_list_box_invalidate_filter (list);
      gtk_widget_set_visible (GTK_WIDGET (child), shown);
      found = found || shown;
    }
  gtk_widget_set_visible (window->nothing, !found);
}

/* Escape first clears the search, then closes the window. */
static void
on_search_stop (GtkSearchEntry *entry, SpecShortcutsWindow *window)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (entry)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (entry), "");
  else
    gtk_window_close (GTK_WINDOW (window));
}

/* --- the window --- */

/* Returns: (transfer none): its list. */
static GtkListBox *
spec_shortcuts_window_add_group (SpecShortcutsWindow *window, const char *title)
{
  GtkWidget *group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *heading = gtk_label_new (title), *list = gtk_list_box_new ();
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_list_box_set_filter_func (GTK_LIST_BOX (list), filter_row, window, NULL);
  gtk_widget_add_css_class (list, "card");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_set_size_request (group, GROUP_WIDTH, -1);
  gtk_box_append (GTK_BOX (group), heading);
  gtk_box_append (GTK_BOX (group), list);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), group);
  gtk_widget_set_focusable (child, FALSE);
  gtk_widget_set_valign (child, GTK_ALIGN_START);
  gtk_flow_box_append (GTK_FLOW_BOX (window->groups), child);

  return GTK_LIST_BOX (list);
}

static void
spec_shortcuts_window_fill (SpecShortcutsWindow *window)
{
  GtkListBox *list = NULL;
  gsize n;
  const SpecShortcut *shortcuts = spec_shortcut_get_all (&n);

  for (gsize i = 0; i < n; i++)
    if (shortcuts[i].keys == NULL)
      list = spec_shortcuts_window_add_group (window, _ (shortcuts[i].title));
    else
      gtk_list_box_append (list, make_row (&shortcuts[i]));
}

static GtkWidget *
spec_shortcuts_window_make_body (SpecShortcutsWindow *window)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 16), *scroller = gtk_scrolled_window_new ();

  window->groups = gtk_flow_box_new ();
  g_object_set (window->groups, "min-children-per-line", 1, "max-children-per-line", 2, "homogeneous", FALSE, "row-spacing", 16,
                "column-spacing", 16, "selection-mode", GTK_SELECTION_NONE, NULL);
  window->nothing = gtk_label_new (_ ("No shortcut of this name"));
  gtk_widget_set_visible (window->nothing, FALSE);
  gtk_box_append (GTK_BOX (box), window->groups);
  gtk_box_append (GTK_BOX (box), window->nothing);
  gtk_widget_add_css_class (box, "shortcut-groups");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);

  return scroller;
}

void
spec_shortcuts_window_present (GtkWindow *parent)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());
  GtkWindow *window = NULL;

  g_return_if_fail (GTK_IS_WINDOW (parent));

  for (guint i = 0; i < g_list_model_get_n_items (windows) && window == NULL; i++)
    {
      g_autoptr (GtkWindow) other = g_list_model_get_item (windows, i);

      if (SPEC_IS_SHORTCUTS_WINDOW (other) && gtk_window_get_transient_for (other) == parent)
        window = other;
    }
  if (window == NULL)
    window = g_object_new (SPEC_TYPE_SHORTCUTS_WINDOW, "transient-for", parent, "destroy-with-parent", TRUE, NULL);
  gtk_window_present (window);
}

static void
spec_shortcuts_window_class_init (SpecShortcutsWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
spec_shortcuts_window_init (SpecShortcutsWindow *window)
{
  GtkWidget *header = gtk_header_bar_new ();
  const char *hint = _ ("Find a shortcut");

  window->search = gtk_search_entry_new ();
  g_object_set (window->search, "placeholder-text", hint, "width-chars", (int) g_utf8_strlen (hint, -1), NULL);
  gtk_header_bar_pack_start (GTK_HEADER_BAR (header), window->search);
  gtk_window_set_title (GTK_WINDOW (window), _ ("Keyboard shortcuts"));
  gtk_window_set_titlebar (GTK_WINDOW (window), header);
  gtk_window_set_default_size (GTK_WINDOW (window), 900, 660);
  gtk_window_set_child (GTK_WINDOW (window), spec_shortcuts_window_make_body (window));
  spec_shortcuts_window_fill (window);
  spec_text_scale_follow (GTK_WINDOW (window));
  gtk_window_set_focus (GTK_WINDOW (window), window->search);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (window->search), GTK_WIDGET (window));
  g_signal_connect (window->search, "search-changed", G_CALLBACK (on_search_changed), window);
  g_signal_connect (window->search, "stop-search", G_CALLBACK (on_search_stop), window);
}
