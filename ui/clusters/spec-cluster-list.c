#include "clusters/spec-cluster-list.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "clusters/spec-cluster-row.h"
#include "clusters/spec-cluster-section.h"
#include "clusters/spec-thumb-cache.h"

#define SPEC_TYPE_CLUSTER_LIST (spec_cluster_list_get_type ())
G_DECLARE_FINAL_TYPE (SpecClusterList, spec_cluster_list, SPEC, CLUSTER_LIST, GtkWidget)

struct _SpecClusterList
{
  GtkWidget parent_instance;

  /* template */
  SpecClusterSection *sections[2]; /* by SpecDirection, from top to bottom */
  GtkWidget *empty;

  /* owned */
  SpecSession *session;
};

G_DEFINE_FINAL_TYPE (SpecClusterList, spec_cluster_list, GTK_TYPE_WIDGET)

/* As high as there is room for: the rows of the sections scroll. */
static void
spec_cluster_list_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                           int *minimum_baseline, int *natural_baseline)
{
  SpecClusterList *self = SPEC_CLUSTER_LIST (widget);
  GtkWidget *const children[] = { GTK_WIDGET (self->sections[0]), GTK_WIDGET (self->sections[1]), self->empty };

  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    {
      int least, wanted;

      if (!gtk_widget_should_layout (children[i]))
        continue;
      gtk_widget_measure (children[i], orientation, for_size, &least, &wanted, NULL, NULL);
      if (orientation == GTK_ORIENTATION_HORIZONTAL)
        *minimum = MAX (*minimum, least);
      else
        *minimum += least;
      *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? MAX (*natural, wanted) : *minimum;
    }
}

/* Half of the height each; what one of them does not need is the other's, what neither needs stays free below both. */
static void
spec_cluster_list_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SpecClusterList *self = SPEC_CLUSTER_LIST (widget);
  int least[2] = { 0, 0 }, wanted[2] = { 0, 0 }, first, second;

  if (gtk_widget_should_layout (self->empty))
    gtk_widget_size_allocate (self->empty, &(GtkAllocation){ 0, 0, width, height }, -1);
  for (guint i = 0; i < 2; i++)
    if (gtk_widget_should_layout (GTK_WIDGET (self->sections[i])))
      gtk_widget_measure (GTK_WIDGET (self->sections[i]), GTK_ORIENTATION_VERTICAL, width, &least[i], &wanted[i], NULL, NULL);
    else
      return;
  first = MIN (wanted[0], MAX (height / 2, height - wanted[1]));
  first = CLAMP (first, least[0], MAX (least[0], height - least[1]));
  second = CLAMP (height - first, least[1], wanted[1]);
  gtk_widget_size_allocate (GTK_WIDGET (self->sections[0]), &(GtkAllocation){ 0, 0, width, first }, -1);
  gtk_widget_size_allocate (GTK_WIDGET (self->sections[1]), &(GtkAllocation){ 0, first, width, second }, -1);
}

static GtkWidget *
find_selected (SpecClusterList *self)
{
  for (guint i = 0; i < 2; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_selected_row (spec_cluster_section_get_list (self->sections[i]));

      if (row != NULL)
        return GTK_WIDGET (row);
    }
  return NULL;
}

static gboolean
has_focus (SpecClusterList *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root == NULL ? NULL : gtk_root_get_focus (root);

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

/* The sections are one stop of the Tab key, as one list would be: the selected row. */
static gboolean
spec_cluster_list_focus (GtkWidget *widget, GtkDirectionType direction)
{
  SpecClusterList *self = SPEC_CLUSTER_LIST (widget);
  GtkWidget *selected = find_selected (self);

  if (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD)
    {
      if (has_focus (self))
        return FALSE;
      if (selected != NULL)
        return gtk_widget_grab_focus (selected);
    }
  return GTK_WIDGET_CLASS (spec_cluster_list_parent_class)->focus (widget, direction);
}

static void
spec_cluster_list_dispose (GObject *object)
{
  SpecClusterList *self = SPEC_CLUSTER_LIST (object);

  for (guint i = 0; i < 2; i++)
    if (self->sections[i] != NULL)
      gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->sections[i])));
  g_clear_pointer (&self->empty, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (spec_cluster_list_parent_class)->dispose (object);
}

static void
spec_cluster_list_class_init (SpecClusterListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = spec_cluster_list_dispose;
  widget_class->measure = spec_cluster_list_measure;
  widget_class->size_allocate = spec_cluster_list_size_allocate;
  widget_class->focus = spec_cluster_list_focus;
  gtk_widget_class_set_css_name (widget_class, "clusterlist");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static SpecClusterScale
find_scale (GListModel *modes)
{
  SpecClusterScale scale = { 0, 0 };

  for (guint i = 0; i < g_list_model_get_n_items (modes); i++)
    {
      g_autoptr (SpecModeItem) mode = g_list_model_get_item (modes, i);

      scale.eigenvalue = MAX (scale.eigenvalue, fabs (spec_mode_item_get_eigenvalue (mode)));
      scale.size = MAX (scale.size, spec_mode_item_get_size (mode));
    }
  return scale;
}

static void
update_page (SpecClusterList *self)
{
  gboolean any = g_list_model_get_n_items (spec_session_get_modes (self->session)) > 0;

  for (guint i = 0; i < 2; i++)
    gtk_widget_set_visible (GTK_WIDGET (self->sections[i]), any);
  gtk_widget_set_visible (self->empty, !any && spec_session_get_result (self->session) != NULL);
  if (spec_session_get_clusters_behind (self->session))
    gtk_widget_add_css_class (GTK_WIDGET (self), "stale");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "stale");
}

/* The focus goes with the selection: the arrow keys start from it, and GTK scrolls to the row that has the focus. */
static void
update_selected (SpecClusterList *self)
{
  GtkWidget *selected;

  for (guint i = 0; i < 2; i++)
    spec_cluster_section_select (self->sections[i], spec_session_get_selected (self->session));
  selected = find_selected (self);
  if (selected != NULL && has_focus (self))
    gtk_widget_grab_focus (selected);
}

static void
update_rows (SpecClusterList *self)
{
  SpecClusterScale scale = find_scale (spec_session_get_modes (self->session));

  for (guint i = 0; i < 2; i++)
    spec_cluster_section_update (self->sections[i], scale);
  update_selected (self);
  update_page (self);
}

/* A new list may name files that were missing a moment ago, or that have been repaired. */
static void
on_samples_changed (SpecClusterList *self)
{
  SpecThumbCache *cache = spec_thumb_cache_find (GTK_WIDGET (self));

  if (cache != NULL)
    spec_thumb_cache_forget_failures (cache);
  update_rows (self);
}

static gboolean
go_to (SpecClusterList *self, guint section, int index)
{
  SpecClusterRow *row = spec_cluster_section_get_row (self->sections[section], index);

  if (row == NULL)
    return FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (row));
  gtk_list_box_select_row (spec_cluster_section_get_list (self->sections[section]), GTK_LIST_BOX_ROW (row));
  return TRUE;
}

/* Past the last row of the first section comes the first row of the second, and back. */
static gboolean
on_keynav_failed (SpecClusterList *self, GtkDirectionType direction, GtkListBox *list)
{
  gboolean first = list == spec_cluster_section_get_list (self->sections[0]);

  if (first && direction == GTK_DIR_DOWN)
    return go_to (self, 1, 0);
  return !first && direction == GTK_DIR_UP && go_to (self, 0, -1);
}

/* Home and End go to the ends of both sections together. */
static void
on_move_cursor (SpecClusterList *self, GtkMovementStep step, int count, gboolean extend, gboolean modify, GtkListBox *list)
{
  if (step != GTK_MOVEMENT_BUFFER_ENDS)
    return;
  if (count < 0 ? go_to (self, 0, 0) || go_to (self, 1, 0) : go_to (self, 1, -1) || go_to (self, 0, -1))
    g_signal_stop_emission_by_name (list, "move-cursor");
}

static GtkWidget *
make_empty_page (void)
{
  GtkWidget *label = gtk_label_new (_ ("No cluster stands out from the sampling error. Try Balance, or a smaller σ."));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_widget_add_css_class (label, "dim");
  gtk_widget_set_margin_start (label, 16);
  gtk_widget_set_margin_end (label, 16);
  return label;
}

static void
add_section (SpecClusterList *self, SpecDirection direction, GtkSizeGroup *tags, GtkSizeGroup *numbers)
{
  GtkWidget *section = spec_cluster_section_new (self->session, direction, tags, numbers);
  GtkListBox *list = spec_cluster_section_get_list (SPEC_CLUSTER_SECTION (section));

  self->sections[direction] = SPEC_CLUSTER_SECTION (section);
  gtk_widget_set_parent (section, GTK_WIDGET (self));
  g_signal_connect_object (list, "keynav-failed", G_CALLBACK (on_keynav_failed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "move-cursor", G_CALLBACK (on_move_cursor), self, G_CONNECT_SWAPPED);
}

static void
spec_cluster_list_init (SpecClusterList *self)
{
  self->empty = make_empty_page ();
  gtk_widget_set_parent (self->empty, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "clusters");
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
spec_cluster_list_new (SpecSession *session)
{
  SpecClusterList *self = g_object_new (SPEC_TYPE_CLUSTER_LIST, NULL);
  g_autoptr (GtkSizeGroup) tags = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  g_autoptr (GtkSizeGroup) numbers = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);

  self->session = g_object_ref (session);
  add_section (self, SPEC_DIRECTION_POSITIVE, tags, numbers);
  add_section (self, SPEC_DIRECTION_NEGATIVE, tags, numbers);
  g_signal_connect_object (spec_session_get_modes (session), "items-changed", G_CALLBACK (update_rows), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::samples", G_CALLBACK (on_samples_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::evidence", G_CALLBACK (update_rows), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::selected", G_CALLBACK (update_selected), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::state", G_CALLBACK (update_page), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::clusters-behind", G_CALLBACK (update_page), self, G_CONNECT_SWAPPED);
  update_rows (self);
  return GTK_WIDGET (self);
}
