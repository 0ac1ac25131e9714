#include "clusters/spec-cluster-list.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "clusters/spec-cluster-row.h"
#include "clusters/spec-direction-label.h"
#include "clusters/spec-fit-label.h"
#include "clusters/spec-thumb-cache.h"

#define SPEC_TYPE_CLUSTER_LIST (spec_cluster_list_get_type ())
G_DECLARE_FINAL_TYPE (SpecClusterList, spec_cluster_list, SPEC, CLUSTER_LIST, GtkBox)

struct _SpecClusterList
{
  GtkBox parent_instance;

  /* template */
  GtkWidget *stack;
  GtkWidget *scrolled;
  GtkWidget *list;
  GtkWidget *counts[2]; /* in the headings, by SpecDirection; borrowed from them */

  /* owned */
  SpecSession *session;
  GtkWidget *headings[2];
  GtkSizeGroup *tags;    /* the columns of the rows */
  GtkSizeGroup *numbers;
  guint scroll_idle;

  gboolean updating; /* the rows follow the session: not a choice of the person */
};

G_DEFINE_FINAL_TYPE (SpecClusterList, spec_cluster_list, GTK_TYPE_BOX)

static void
spec_cluster_list_dispose (GObject *object)
{
  SpecClusterList *self = SPEC_CLUSTER_LIST (object);

  g_clear_handle_id (&self->scroll_idle, g_source_remove);
  if (self->list != NULL)
    gtk_list_box_set_header_func (GTK_LIST_BOX (self->list), NULL, NULL, NULL);
  self->list = NULL;
  for (guint i = 0; i < 2; i++)
    g_clear_object (&self->headings[i]);
  g_clear_object (&self->tags);
  g_clear_object (&self->numbers);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (spec_cluster_list_parent_class)->dispose (object);
}

static void
spec_cluster_list_class_init (SpecClusterListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = spec_cluster_list_dispose;
}

static SpecClusterRow *
get_row (SpecClusterList *self, guint index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int) index);

  return row == NULL ? NULL : SPEC_CLUSTER_ROW (row);
}

static void
add_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  SpecClusterList *self = data;
  SpecModeItem *mode = spec_cluster_row_get_mode (SPEC_CLUSTER_ROW (row));
  SpecModeItem *last = before == NULL ? NULL : spec_cluster_row_get_mode (SPEC_CLUSTER_ROW (before));
  SpecDirection direction;

  if (mode == NULL)
    return;
  direction = spec_mode_item_get_direction (mode);
  if (last != NULL && spec_mode_item_get_direction (last) == direction)
    gtk_list_box_row_set_header (row, NULL);
  else if (gtk_list_box_row_get_header (row) != self->headings[direction])
    {
      GtkWidget *parent = gtk_widget_get_parent (self->headings[direction]);

      if (parent != NULL) /* it moves: the other direction has more or fewer rows now */
        for (guint i = 0; get_row (self, i) != NULL; i++)
          if (gtk_list_box_row_get_header (GTK_LIST_BOX_ROW (get_row (self, i))) == self->headings[direction])
            gtk_list_box_row_set_header (GTK_LIST_BOX_ROW (get_row (self, i)), NULL);
      gtk_list_box_row_set_header (row, self->headings[direction]);
    }
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
update_counts (SpecClusterList *self, const guint *counts)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *text = g_strdup_printf (ngettext ("%u cluster", "%u clusters", counts[i]), counts[i]);
      g_autofree char *brief = g_strdup_printf ("%u", counts[i]);

      spec_fit_label_set (SPEC_FIT_LABEL (self->counts[i]), text, brief);
    }
}

static void
update_page (SpecClusterList *self)
{
  GListModel *modes = spec_session_get_modes (self->session);
  gboolean empty = g_list_model_get_n_items (modes) == 0 && spec_session_get_result (self->session) != NULL;

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), empty ? "empty" : "list");
  if (spec_session_get_state (self->session) == SPEC_STATE_OUT_OF_DATE)
    gtk_widget_add_css_class (GTK_WIDGET (self), "stale");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "stale");
}

static gboolean
scroll_to_selected (gpointer data)
{
  SpecClusterList *self = data;
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
  graphene_rect_t bounds;

  self->scroll_idle = 0;
  if (row != NULL && gtk_widget_compute_bounds (GTK_WIDGET (row), self->list, &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
  return G_SOURCE_REMOVE;
}

static void
update_selected (SpecClusterList *self)
{
  SpecModeItem *selected = spec_session_get_selected (self->session);
  SpecClusterRow *row = NULL;

  for (guint i = 0; (row = get_row (self, i)) != NULL && spec_cluster_row_get_mode (row) != selected; i++)
    ;
  if (gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list)) == (GtkListBoxRow *) row)
    return;
  self->updating = TRUE;
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), (GtkListBoxRow *) row);
  self->updating = FALSE;
  if (self->scroll_idle == 0)
    self->scroll_idle = g_idle_add_full (GDK_PRIORITY_REDRAW + 1, scroll_to_selected, self, NULL);
}

/* Rows are changed in place, not made again: nothing flickers while a bandwidth is dragged, and the focus stays. */
static void
update_rows (SpecClusterList *self)
{
  GListModel *modes = spec_session_get_modes (self->session);
  SpecSamples *samples = spec_session_get_samples (self->session);
  SpecClusterScale scale = find_scale (modes);
  guint count = g_list_model_get_n_items (modes);
  guint counts[2] = { 0, 0 };
  SpecClusterRow *row;

  self->updating = TRUE;
  for (guint i = 0; i < count; i++)
    {
      g_autoptr (SpecModeItem) mode = g_list_model_get_item (modes, i);
      gboolean known = (row = get_row (self, i)) != NULL;

      if (!known)
        row = SPEC_CLUSTER_ROW (spec_cluster_row_new (self->tags, self->numbers));
      spec_cluster_row_set (row, mode, samples, scale);
      if (!known)
        gtk_list_box_append (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
      counts[spec_mode_item_get_direction (mode)]++;
    }
  while ((row = get_row (self, count)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
  gtk_list_box_invalidate_headers (GTK_LIST_BOX (self->list));
  self->updating = FALSE;
  update_counts (self, counts);
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

static void
on_row_selected (GtkListBox *list, GtkListBoxRow *row, gpointer data)
{
  SpecClusterList *self = data;

  if (!self->updating && row != NULL)
    spec_session_select (self->session, spec_cluster_row_get_mode (SPEC_CLUSTER_ROW (row)));
}

/* The detail card puts this action on the window. */
static void
on_row_activated (GtkListBox *list, GtkListBoxRow *row, gpointer data)
{
  gtk_widget_activate_action (GTK_WIDGET (list), "cluster.focus-grid", NULL);
}

static GtkWidget *
make_heading (SpecClusterList *self, SpecDirection direction)
{
  GtkWidget *heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = spec_direction_label_new (self->session, direction);

  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (heading), label);
  self->counts[direction] = spec_fit_label_new (1);
  gtk_widget_add_css_class (self->counts[direction], "caption");
  gtk_widget_add_css_class (self->counts[direction], "dim");
  gtk_box_append (GTK_BOX (heading), self->counts[direction]);
  gtk_widget_add_css_class (heading, "cluster-heading");
  return g_object_ref_sink (heading);
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
spec_cluster_list_init (SpecClusterList *self)
{
  self->tags = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  self->numbers = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_BROWSE);
  gtk_list_box_set_activate_on_single_click (GTK_LIST_BOX (self->list), FALSE);
  gtk_list_box_set_header_func (GTK_LIST_BOX (self->list), add_header, self, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Clusters"), -1);
  g_signal_connect_object (self->list, "row-selected", G_CALLBACK (on_row_selected), self, 0);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_row_activated), self, 0);

  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->list);
  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_widget_set_hexpand (self->stack, TRUE);
  gtk_stack_add_named (GTK_STACK (self->stack), self->scrolled, "list");
  gtk_stack_add_named (GTK_STACK (self->stack), make_empty_page (), "empty");
  gtk_box_append (GTK_BOX (self), self->stack);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "clusters");
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
spec_cluster_list_new (SpecSession *session)
{
  SpecClusterList *self = g_object_new (SPEC_TYPE_CLUSTER_LIST, NULL);

  self->session = g_object_ref (session);
  for (SpecDirection i = SPEC_DIRECTION_POSITIVE; i <= SPEC_DIRECTION_NEGATIVE; i++)
    self->headings[i] = make_heading (self, i);
  g_signal_connect_object (spec_session_get_modes (session), "items-changed", G_CALLBACK (update_rows), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::samples", G_CALLBACK (on_samples_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::selected", G_CALLBACK (update_selected), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::state", G_CALLBACK (update_page), self, G_CONNECT_SWAPPED);
  update_rows (self);
  return GTK_WIDGET (self);
}
