/* The views of a window, each with its own left side and its own bar: three stacks that show the same page. */
#include "window/spec-window-private.h"

#include <glib/gi18n-lib.h>

#include "agreement/spec-agreement-bar.h"
#include "agreement/spec-agreement-side.h"
#include "agreement/spec-agreement-view.h"
#include "align/spec-align-bar.h"
#include "align/spec-align-panel.h"
#include "align/spec-align-view.h"
#include "explore/spec-explore-view.h"
#include "map/spec-map-view.h"
#include "side/spec-side-panel.h"
#include "widgets/spec-accessible.h"
#include "widgets/spec-view-bar.h"
#include "window/spec-notice-bar.h"
#include "window/spec-result-bar.h"

/* A page that is filled when it is first shown. */
static GtkWidget *
make_page (void)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_box_set_homogeneous (GTK_BOX (page), TRUE); /* the only child gets all the room */

  return page;
}

/* @title: what the switcher says. */
static void
spec_window_add_view (SpecWindow *window, const char *name, const char *title)
{
  gtk_stack_add_named (window->bars, make_page (), name);
  gtk_stack_add_named (window->sides, make_page (), name);
  gtk_stack_add_titled (window->views, make_page (), name, title);
}

static void
fill_page (GtkStack *stack, const char *name, GtkWidget *content)
{
  GtkWidget *page = gtk_stack_get_child_by_name (stack, name);

  gtk_box_append (GTK_BOX (page), content);
  spec_accessible_complete (page);
}

/* @bar, @side, @view: for one page of each stack. */
static void
spec_window_fill (SpecWindow *window, const char *name, GtkWidget *bar, GtkWidget *side, GtkWidget *view)
{
  fill_page (window->bars, name, bar);
  fill_page (window->sides, name, side);
  fill_page (window->views, name, view);
}

static void
spec_window_fill_explore (SpecWindow *window, const char *name)
{
  spec_window_fill (window, name, spec_result_bar_new (window->session), spec_side_panel_new (window->session),
                    spec_explore_view_new (window->session));
}

static void
spec_window_fill_map (SpecWindow *window, const char *name)
{
  GtkWidget *view = spec_map_view_new (window->session);

  spec_window_fill (window, name, spec_map_view_make_bar (SPEC_MAP_VIEW (view)), spec_map_view_make_side (SPEC_MAP_VIEW (view)),
                    view);
}

static void
spec_window_fill_agreement (SpecWindow *window, const char *name)
{
  g_autoptr (SpecAgreementSession) session = spec_agreement_session_new (window->session);

  spec_window_fill (window, name, spec_agreement_bar_new (session), spec_agreement_side_new (session),
                    spec_agreement_view_new (session));
}

static void
spec_window_fill_align (SpecWindow *window, const char *name)
{
  g_autoptr (SpecAlignSession) align = spec_align_session_new (window->session);

  spec_window_fill (window, name, spec_align_bar_new (align), spec_align_panel_new (align), spec_align_view_new (align));
}

static const struct
{
  const char *name;
  const char *title;
  void (*fill) (SpecWindow *window, const char *name);
} views[] = {
  { "explore", N_ ("Explore"), spec_window_fill_explore },
  { "map", N_ ("Map"), spec_window_fill_map },
  { "agreement", N_ ("Agreement"), spec_window_fill_agreement },
  { "align", N_ ("Align"), spec_window_fill_align },
};

static void
spec_window_need_view (SpecWindow *window, const char *name)
{
  if (gtk_widget_get_first_child (gtk_stack_get_child_by_name (window->views, name)) != NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      if (g_str_equal (views[i].name, name))
        views[i].fill (window, name);
    }
}

/* What has the focus goes out of sight with its view: the same place of the other view takes it. Else it would fall to a frame
 * around all of this. */
static void
spec_window_keep_focus (SpecWindow *window, GtkStack *stack)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window)), *page = gtk_stack_get_visible_child (stack);

  if (focus == NULL || page == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (stack)) || gtk_widget_is_ancestor (focus, page))
    return;
  if (!gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD))
    gtk_widget_child_focus (gtk_stack_get_visible_child (window->views), GTK_DIR_TAB_FORWARD);
}

static void
spec_window_follow_view (SpecWindow *window)
{
  const char *name = gtk_stack_get_visible_child_name (window->views);

  spec_window_need_view (window, name);
  gtk_stack_set_visible_child_name (window->bars, name);
  gtk_stack_set_visible_child_name (window->sides, name);
  spec_window_keep_focus (window, window->bars);
  spec_window_keep_focus (window, window->sides);
  spec_window_keep_focus (window, window->views);
  g_object_set (window->session, "view", name, NULL);
  spec_window_update_header (window);
  spec_window_update_actions (window);
}

/* The views are made when they are first needed: the start page comes at once, a comparison with one of them. */
void
spec_window_make_work (SpecWindow *window)
{
  g_autofree char *view = NULL;

  if (gtk_stack_get_child_by_name (window->views, views[0].name) != NULL)
    return;

  g_object_get (window->session, "view", &view, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    spec_window_add_view (window, views[i].name, gettext (views[i].title));
  gtk_box_insert_child_after (window->work_box, spec_notice_bar_new (window->session, TRUE), GTK_WIDGET (window->bars));
  g_signal_connect_object (window->views, "notify::visible-child", G_CALLBACK (spec_window_follow_view), window,
                           G_CONNECT_SWAPPED);
  spec_window_show_view (window, view != NULL ? view : views[0].name);
  spec_window_follow_view (window);
  spec_accessible_complete (GTK_WIDGET (window));
}

/** Nothing for a view that is not there. */
void
spec_window_show_view (SpecWindow *window, const char *name)
{
  if (gtk_stack_get_child_by_name (window->views, name) != NULL)
    gtk_stack_set_visible_child_name (window->views, name);
}

/** Stops what the shown view does beside the comparison itself. Returns: whether there was something to stop */
gboolean
spec_window_cancel_view (SpecWindow *window)
{
  GtkWidget *page = gtk_stack_get_visible_child (window->bars);
  GtkWidget *bar = page != NULL ? gtk_widget_get_first_child (page) : NULL;

  return SPEC_IS_VIEW_BAR (bar) && spec_view_bar_cancel (SPEC_VIEW_BAR (bar));
}
