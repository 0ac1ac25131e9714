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

/* @bar, @side, @view: one page of each stack; @title: what the switcher says. */
static void
spec_window_add_view (SpecWindow *window, const char *name, const char *title, GtkWidget *bar, GtkWidget *side,
                      GtkWidget *view)
{
  gtk_stack_add_named (window->bars, bar, name);
  gtk_stack_add_named (window->sides, side, name);
  gtk_stack_add_titled (window->views, view, name, title);
}

static void
spec_window_follow_view (SpecWindow *window)
{
  const char *name = gtk_stack_get_visible_child_name (window->views);

  gtk_stack_set_visible_child_name (window->bars, name);
  gtk_stack_set_visible_child_name (window->sides, name);
  g_object_set (window->session, "view", name, NULL);
  spec_window_update_actions (window);
}

static void
spec_window_add_map (SpecWindow *window)
{
  GtkWidget *view = spec_map_view_new (window->session);

  spec_window_add_view (window, "map", _ ("Map"), spec_map_view_make_bar (SPEC_MAP_VIEW (view)),
                        spec_map_view_make_side (SPEC_MAP_VIEW (view)), view);
}

static void
spec_window_add_agreement (SpecWindow *window)
{
  g_autoptr (SpecAgreementSession) session = spec_agreement_session_new (window->session);

  spec_window_add_view (window, "agreement", _ ("Agreement"), spec_agreement_bar_new (session),
                        spec_agreement_side_new (session), spec_agreement_view_new (session));
}

static void
spec_window_add_align (SpecWindow *window)
{
  g_autoptr (SpecAlignSession) align = spec_align_session_new (window->session);

  spec_window_add_view (window, "align", _ ("Align"), spec_align_bar_new (align), spec_align_panel_new (align),
                        spec_align_view_new (align));
}

/* The views are made when they are first needed: the start page comes at once. */
void
spec_window_make_work (SpecWindow *window)
{
  g_autofree char *view = NULL;

  if (gtk_stack_get_child_by_name (window->views, "explore") != NULL)
    return;

  g_object_get (window->session, "view", &view, NULL);

  spec_window_add_view (window, "explore", _ ("Explore"), spec_result_bar_new (window->session),
                        spec_side_panel_new (window->session), spec_explore_view_new (window->session));
  spec_window_add_map (window);
  spec_window_add_agreement (window);
  spec_window_add_align (window);
  gtk_box_insert_child_after (window->work_box, spec_notice_bar_new (window->session, TRUE), GTK_WIDGET (window->bars));
  g_signal_connect_object (window->views, "notify::visible-child", G_CALLBACK (spec_window_follow_view), window,
                           G_CONNECT_SWAPPED);
  spec_window_show_view (window, view != NULL ? view : "explore");
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
  GtkWidget *bar = gtk_stack_get_visible_child (window->bars);

  return SPEC_IS_VIEW_BAR (bar) && spec_view_bar_cancel (SPEC_VIEW_BAR (bar));
}
