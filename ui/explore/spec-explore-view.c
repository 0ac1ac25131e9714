#include "explore/spec-explore-view.h"

#include "clusters/spec-cluster-detail.h"
#include "clusters/spec-cluster-list.h"
#include "plots/spec-difference-card.h"
#include "plots/spec-spectra-card.h"
#include "window/spec-paned-escape.h"

/* How the room is shared until a person moves a handle (explore-light.png, explore-1024.png). */
#define PLOTS_SHARE 0.305
#define PLOTS_LEAST 188
#define PLOTS_MOST 300
#define SPECTRA_SHARE 0.389
#define LIST_SHARE 0.34
#define LIST_LEAST 260
#define LIST_MOST 400

struct _SpecExploreView
{
  GtkWidget parent_instance;

  /* children */
  GtkWidget *rows;
  GtkWidget *plots;
  GtkWidget *clusters;

  int width; /* that the shares were taken of */
  int height;
  guint idle;
};

G_DEFINE_FINAL_TYPE (SpecExploreView, spec_explore_view, GTK_TYPE_WIDGET)

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

  return paned;
}

static void
spec_explore_view_share (SpecExploreView *view)
{
  gtk_paned_set_position (GTK_PANED (view->rows), CLAMP ((int) (view->height * PLOTS_SHARE), PLOTS_LEAST, PLOTS_MOST));
  gtk_paned_set_position (GTK_PANED (view->plots), (int) (view->width * SPECTRA_SHARE));
  gtk_paned_set_position (GTK_PANED (view->clusters), CLAMP ((int) (view->width * LIST_SHARE), LIST_LEAST, LIST_MOST));
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
