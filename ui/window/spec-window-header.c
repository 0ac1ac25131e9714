/* The header of a window: its views beside each other, or behind one button where there is no room (SpecWidthFrame:cramped). A view
 * then scrolls where it finds no room. */
#include "window/spec-window-private.h"

/* The words of a button go, its icon and its tooltip stay. */
static void
fold_button (GtkButton *button, gboolean folded)
{
  gtk_widget_set_visible (gtk_widget_get_last_child (gtk_button_get_child (button)), !folded);
}

/** Follows the room there is, the page that is shown and the view. */
void
spec_window_update_header (SpecWindow *window)
{
  GtkWidget *view = gtk_stack_get_visible_child (window->views);
  GtkPolicyType policy;
  gboolean cramped, comparing;

  if (window->session == NULL) /* the window is going */
    return;
  g_object_get (window->frame, "cramped", &cramped, NULL);
  g_object_get (window->session, "comparing", &comparing, NULL);
  fold_button (window->open_button, cramped && comparing);
  fold_button (window->export_button, cramped);
  policy = cramped ? GTK_POLICY_AUTOMATIC : GTK_POLICY_NEVER;
  gtk_scrolled_window_set_policy (window->views_scroller, policy, policy);
  if (view != NULL)
    gtk_menu_button_set_label (window->view_button, gtk_stack_page_get_title (gtk_stack_get_page (window->views, view)));
  /* Hidden, not only out of sight: a screen reader is told of all that is in a stack. */
  if (cramped)
    gtk_widget_set_visible (GTK_WIDGET (window->view_button), TRUE);
  gtk_stack_set_visible_child_name (window->title_stack, !comparing ? "start" : cramped ? "menu" : "work");
  gtk_widget_set_visible (GTK_WIDGET (window->view_button), cramped);
}
