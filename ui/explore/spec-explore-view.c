#include "explore/spec-explore-view.h"

#include "clusters/spec-cluster-detail.h"
#include "clusters/spec-cluster-list.h"
#include "plots/spec-difference-card.h"
#include "plots/spec-spectra-card.h"
#include "widgets/spec-text-scale.h"
#include "window/spec-paned-escape.h"
#include "window/spec-settings.h"

/* How the room is shared until a person moves a handle (explore-light.png, explore-1024.png). */
#define PLOTS_SHARE 0.305
#define PLOTS_LEAST 188
#define PLOTS_MOST 300
#define PLOTS_TEXT 0.4 /* of what the text is larger by */
#define SPECTRA_SHARE 0.389
#define LIST_SHARE 0.34
#define LIST_LEAST 260
#define LIST_MOST 400
#define N_PANES 3

struct _SpecExploreView
{
  GtkWidget parent_instance;

  /* children */
  GtkWidget *rows;
  GtkWidget *plots;
  GtkWidget *clusters;

  double shares[N_PANES]; /* as set by the handles, in the order of the children; 0: what suits the window */
  int width; /* that the shares were taken of */
  int height;
  guint idle;
};

G_DEFINE_FINAL_TYPE (SpecExploreView, spec_explore_view, GTK_TYPE_WIDGET)

/* Across for those beside each other, down for those above each other. */
static int
get_extent (SpecExploreView *view, GtkWidget *paned)
{
  return gtk_orientable_get_orientation (GTK_ORIENTABLE (paned)) == GTK_ORIENTATION_HORIZONTAL ? view->width : view->height;
}

static void
spec_explore_view_share (SpecExploreView *view)
{
  GtkWidget *const panes[] = { view->rows, view->plots, view->clusters };
  /* A larger text leaves less of a card to its plot, which would be blank at last. */
  double larger = 1 + PLOTS_TEXT * (spec_text_scale_get (GTK_WIDGET (view)) - 1);
  const int usual[] = { (int) (CLAMP (view->height * PLOTS_SHARE, PLOTS_LEAST, PLOTS_MOST) * larger), (int) (view->width * SPECTRA_SHARE),
                        CLAMP ((int) (view->width * LIST_SHARE), LIST_LEAST, LIST_MOST) };

  for (guint i = 0; i < N_PANES; i++)
    gtk_paned_set_position (GTK_PANED (panes[i]), view->shares[i] > 0 ? (int) (view->shares[i] * get_extent (view, panes[i]) + 0.5)
                                                                      : usual[i]);
}

/* A person let go of a handle, or moved it by a key. */
static void
spec_explore_view_keep (SpecExploreView *view)
{
  GtkWidget *const panes[] = { view->rows, view->plots, view->clusters };
  g_autoptr (GSettings) settings = spec_settings_new ();

  for (guint i = 0; i < N_PANES; i++)
    if (g_object_get_data (G_OBJECT (panes[i]), "spec-moved") != NULL && get_extent (view, panes[i]) > 0)
      view->shares[i] = CLAMP ((double) gtk_paned_get_position (GTK_PANED (panes[i])) / get_extent (view, panes[i]), 0.01, 0.99);
  if (settings != NULL)
    g_settings_set (settings, "explore-panes", "(ddd)", view->shares[0], view->shares[1], view->shares[2]);
}

static void
on_moved (GtkWidget *paned)
{
  g_object_set_data (G_OBJECT (paned), "spec-moved", paned);
  spec_explore_view_keep (SPEC_EXPLORE_VIEW (gtk_widget_get_ancestor (paned, SPEC_TYPE_EXPLORE_VIEW)));
}

static void
on_drag_update (GtkWidget *paned)
{
  g_object_set_data (G_OBJECT (paned), "spec-dragged", paned);
}

/* Every click into a pane begins and ends a drag; only one on the handle goes on to move it. */
static void
on_drag_end (GtkWidget *paned)
{
  if (g_object_steal_data (G_OBJECT (paned), "spec-dragged") != NULL)
    on_moved (paned);
}

static gboolean
on_move_handle (GtkWidget *paned, GtkScrollType scroll, gpointer data)
{
  on_moved (paned);

  return FALSE;
}

/* GtkPaned says when its position changes, but not whether a person or a smaller window did it: its gesture does. */
static void
follow_handle (GtkWidget *paned)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (paned);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_GESTURE_DRAG (controller))
        continue;
      g_signal_connect_object (controller, "drag-update", G_CALLBACK (on_drag_update), paned, G_CONNECT_SWAPPED);
      g_signal_connect_object (controller, "drag-end", G_CALLBACK (on_drag_end), paned, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
    }
  g_signal_connect_after (paned, "move-handle", G_CALLBACK (on_move_handle), NULL);
}

static GtkWidget *
make_paned (GtkOrientation orientation, GtkWidget *start, GtkWidget *end)
{
  GtkWidget *paned = gtk_paned_new (orientation);

  gtk_widget_add_css_class (paned, "gap");
  gtk_paned_set_start_child (GTK_PANED (paned), start);
  gtk_paned_set_end_child (GTK_PANED (paned), end);
  gtk_paned_set_shrink_start_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_resize_start_child (GTK_PANED (paned), FALSE);
  spec_paned_pass_escape (GTK_PANED (paned));
  follow_handle (paned);

  return paned;
}

static void
spec_explore_view_restore (SpecExploreView *view)
{
  g_autoptr (GSettings) settings = spec_settings_new ();

  if (settings != NULL)
    g_settings_get (settings, "explore-panes", "(ddd)", &view->shares[0], &view->shares[1], &view->shares[2]);
  for (guint i = 0; i < N_PANES; i++)
    if (!(view->shares[i] > 0 && view->shares[i] < 1))
      view->shares[i] = 0;
}

static gboolean
on_idle (gpointer data)
{
  SpecExploreView *view = data;

  view->idle = 0;
  spec_explore_view_share (view);

  return G_SOURCE_REMOVE;
}

/* A window that was made another size shares its room anew; never within the allocation. */
static void
spec_explore_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SpecExploreView *view = SPEC_EXPLORE_VIEW (widget);

  gtk_widget_allocate (view->rows, width, height, baseline, NULL);
  if (ABS (width - view->width) < 24 && ABS (height - view->height) < 24)
    return;

  view->width = width;
  view->height = height;
  if (view->idle == 0)
    view->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_idle, view, NULL);
}

static void
spec_explore_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                           int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (SPEC_EXPLORE_VIEW (widget)->rows, orientation, for_size, minimum, natural, minimum_baseline,
                      natural_baseline);
}

GtkWidget *
spec_explore_view_new (SpecSession *session)
{
  SpecExploreView *view = g_object_new (SPEC_TYPE_EXPLORE_VIEW, NULL);

  view->plots = make_paned (GTK_ORIENTATION_HORIZONTAL, spec_spectra_card_new (session), spec_difference_card_new (session));
  view->clusters
      = make_paned (GTK_ORIENTATION_HORIZONTAL, spec_cluster_list_new (session), spec_cluster_detail_new (session));
  view->rows = make_paned (GTK_ORIENTATION_VERTICAL, view->plots, view->clusters);
  gtk_widget_add_css_class (view->rows, "explore");
  gtk_widget_set_parent (view->rows, GTK_WIDGET (view));
  spec_explore_view_restore (view);

  return GTK_WIDGET (view);
}

static void
spec_explore_view_dispose (GObject *object)
{
  SpecExploreView *view = SPEC_EXPLORE_VIEW (object);

  g_clear_handle_id (&view->idle, g_source_remove);
  g_clear_pointer (&view->rows, gtk_widget_unparent);

  G_OBJECT_CLASS (spec_explore_view_parent_class)->dispose (object);
}

static void
spec_explore_view_class_init (SpecExploreViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = spec_explore_view_dispose;
  widget_class->measure = spec_explore_view_measure;
  widget_class->size_allocate = spec_explore_view_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
spec_explore_view_init (SpecExploreView *view)
{
}
