#include "help/spec-help-window.h"

#include <glib/gi18n-lib.h>

#include "help/spec-help-book.h"
#include "help/spec-help-view.h"
#include "widgets/spec-text-scale.h"

#define PAGE_DATA "spec-help-page"
#define CONTENTS_WIDTH 230

struct _SpecHelpWindow
{
  GtkWindow parent_instance;

  /* children */
  GtkWidget *search;
  GtkListBox *contents;
  SpecHelpView *view;
};

G_DEFINE_FINAL_TYPE (SpecHelpWindow, spec_help_window, GTK_TYPE_WINDOW)

static const char *
get_row_page (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), PAGE_DATA);
}

static GtkListBoxRow *
find_row (SpecHelpWindow *window, const char *name)
{
  GtkListBoxRow *row = NULL;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (window->contents, i)) != NULL; i++)
    if (g_strcmp0 (get_row_page (row), name) == 0)
      return row;

  return NULL;
}

static const char *
get_needle (SpecHelpWindow *window)
{
  return gtk_editable_get_text (GTK_EDITABLE (window->search));
}

static void
spec_help_window_show_row (SpecHelpWindow *window, GtkListBoxRow *row)
{
  spec_help_view_show (window->view, get_row_page (row));
  spec_help_view_mark (window->view, get_needle (window));
  if (*get_needle (window) != '\0')
    spec_help_view_next (window->view);
}

static void
on_row_selected (GtkListBox *list, GtkListBoxRow *row, SpecHelpWindow *window)
{
  if (row != NULL)
    spec_help_window_show_row (window, row);
}

void
spec_help_window_show_page (SpecHelpWindow *window, const char *name)
{
  GtkListBoxRow *row;

  g_return_if_fail (SPEC_IS_HELP_WINDOW (window));

  row = find_row (window, name);
  if (row != NULL)
    gtk_list_box_select_row (window->contents, row);
}

const char *
spec_help_window_get_page (SpecHelpWindow *window)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (SPEC_IS_HELP_WINDOW (window), NULL);

  row = gtk_list_box_get_selected_row (window->contents);

  return row != NULL ? get_row_page (row) : NULL;
}

/* A link leads to its page even while a search hides it. */
static void
on_link (SpecHelpView *view, const char *page, SpecHelpWindow *window)
{
  gtk_editable_set_text (GTK_EDITABLE (window->search), "");
  spec_help_window_show_page (window, page);
}

/* --- searching --- */

/* Only pages with what is looked for stay in the contents. */
static gboolean
filter_row (GtkListBoxRow *row, gpointer data)
{
  const char *needle = get_needle (data);

  return *needle == '\0' || spec_help_book_count (get_row_page (row), needle) > 0;
}

static GtkListBoxRow *
find_first_shown (SpecHelpWindow *window)
{
  GtkListBoxRow *row = NULL;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (window->contents, i)) != NULL; i++)
    if (filter_row (row, window))
      return row;

  return NULL;
}

static void
on_search_changed (GtkSearchEntry *entry, SpecHelpWindow *window)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (window->contents), *first = find_first_shown (window);

  gtk_list_box_invalidate_filter (window->contents);
  if (row != NULL && !filter_row (row, window) && first != NULL)
    gtk_list_box_select_row (window->contents, first);
  else if (row != NULL && spec_help_view_mark (window->view, get_needle (window)) > 0)
    spec_help_view_next (window->view);
}

static void
on_search_next (GtkSearchEntry *entry, SpecHelpWindow *window)
{
  spec_help_view_next (window->view);
}

/* Escape first clears the search, then closes the window. */
static void
on_search_stop (GtkSearchEntry *entry, SpecHelpWindow *window)
{
  if (*get_needle (window) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (entry), "");
  else
    gtk_window_close (GTK_WINDOW (window));
}

static void
find (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_grab_focus (SPEC_HELP_WINDOW (widget)->search);
}

static void
find_next (GtkWidget *widget, const char *action, GVariant *parameter)
{
  spec_help_view_next (SPEC_HELP_WINDOW (widget)->view);
}

static void
turn (SpecHelpWindow *window, int step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (window->contents);
  int index = row != NULL ? gtk_list_box_row_get_index (row) + step : 0;

  row = index >= 0 ? gtk_list_box_get_row_at_index (window->contents, index) : NULL;
  if (row == NULL)
    return;
  gtk_list_box_select_row (window->contents, row);
  gtk_widget_grab_focus (GTK_WIDGET (row)); /* which scrolls it into sight */
}

static void
turn_back (GtkWidget *widget, const char *action, GVariant *parameter)
{
  turn (SPEC_HELP_WINDOW (widget), -1);
}

static void
turn_on (GtkWidget *widget, const char *action, GVariant *parameter)
{
  turn (SPEC_HELP_WINDOW (widget), 1);
}

/* --- the window --- */

static GtkWidget *
make_row (const char *page)
{
  g_autofree char *title = spec_help_book_dup_title (page);
  GtkWidget *row = gtk_list_box_row_new (), *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_object_set_data (G_OBJECT (row), PAGE_DATA, (gpointer) page);

  return row;
}

static GtkWidget *
spec_help_window_make_contents (SpecHelpWindow *window)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8), *scroller = gtk_scrolled_window_new ();
  const char *const *pages = spec_help_book_get_pages ();

  window->search = gtk_search_entry_new ();
  g_object_set (window->search, "placeholder-text", _ ("Find…"), NULL); /* short: the column is narrow */
  gtk_widget_set_tooltip_text (window->search, _ ("Find in the guide"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (window->search), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Find in the guide"), -1);
  window->contents = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (window->contents, GTK_SELECTION_BROWSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (window->contents), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Contents"), -1);
  for (guint i = 0; pages[i] != NULL; i++)
    gtk_list_box_append (window->contents, make_row (pages[i]));
  gtk_list_box_set_filter_func (window->contents, filter_row, window, NULL);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (window->contents));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_add_css_class (box, "help-contents");
  gtk_widget_set_size_request (box, CONTENTS_WIDTH, -1);
  gtk_box_append (GTK_BOX (box), window->search);
  gtk_box_append (GTK_BOX (box), scroller);

  return box;
}

static void
spec_help_window_follow (SpecHelpWindow *window)
{
  g_signal_connect (window->contents, "row-selected", G_CALLBACK (on_row_selected), window);
  g_signal_connect (window->search, "search-changed", G_CALLBACK (on_search_changed), window);
  g_signal_connect (window->search, "activate", G_CALLBACK (on_search_next), window);
  g_signal_connect (window->search, "next-match", G_CALLBACK (on_search_next), window);
  g_signal_connect (window->search, "stop-search", G_CALLBACK (on_search_stop), window);
  g_signal_connect (window->view, "link", G_CALLBACK (on_link), window);
}

GtkWindow *
spec_help_window_new (GtkApplication *application)
{
  return g_object_new (SPEC_TYPE_HELP_WINDOW, "application", application, NULL);
}

GtkWindow *
spec_help_window_present (GtkApplication *application, const char *name)
{
  GtkWindow *window = NULL;

  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);

  for (GList *link = gtk_application_get_windows (application); link != NULL && window == NULL; link = link->next)
    if (SPEC_IS_HELP_WINDOW (link->data))
      window = link->data;
  if (window == NULL)
    window = spec_help_window_new (application);
  spec_help_window_show_page (SPEC_HELP_WINDOW (window), name);
  gtk_window_present (window);

  return window;
}

static void
spec_help_window_class_init (SpecHelpWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  gtk_widget_class_install_action (widget_class, "help.find", NULL, find);
  gtk_widget_class_install_action (widget_class, "help.find-next", NULL, find_next);
  gtk_widget_class_install_action (widget_class, "help.back", NULL, turn_back);
  gtk_widget_class_install_action (widget_class, "help.on", NULL, turn_on);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "help.find", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_g, GDK_CONTROL_MASK, "help.find-next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "help.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, GDK_ALT_MASK, "help.on", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
spec_help_window_init (SpecHelpWindow *window)
{
  GtkWidget *paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL), *header = gtk_header_bar_new ();

  window->view = SPEC_HELP_VIEW (spec_help_view_new ());
  gtk_window_set_title (GTK_WINDOW (window), _ ("User guide"));
  gtk_window_set_titlebar (GTK_WINDOW (window), header);
  gtk_window_set_default_size (GTK_WINDOW (window), 940, 720);
  gtk_widget_add_css_class (GTK_WIDGET (window), "help");
  spec_text_scale_follow (GTK_WINDOW (window));
  gtk_paned_set_start_child (GTK_PANED (paned), spec_help_window_make_contents (window));
  gtk_paned_set_end_child (GTK_PANED (paned), GTK_WIDGET (window->view));
  gtk_paned_set_resize_start_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_shrink_start_child (GTK_PANED (paned), FALSE);
  gtk_window_set_child (GTK_WINDOW (window), paned);
  spec_help_window_follow (window);
  gtk_list_box_select_row (window->contents, gtk_list_box_get_row_at_index (window->contents, 0));
  gtk_widget_grab_focus (GTK_WIDGET (window->contents));
}
