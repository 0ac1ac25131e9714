#include "clusters/spec-cluster-section.h"

#include <glib/gi18n-lib.h>

#include "clusters/spec-direction-label.h"
#include "widgets/spec-fit-label.h"

struct _SpecClusterSection
{
  GtkBox parent_instance;

  /* template */
  GtkWidget *count; /* in the heading */
  GtkWidget *scrolled;
  GtkWidget *list;
  GtkWidget *none; /* the line where there is no cluster */

  /* owned */
  SpecSession *session;
  GtkSizeGroup *tags; /* the columns of the rows */
  GtkSizeGroup *numbers;
  guint scroll_idle;

  SpecDirection direction;
  guint row_count;
  gboolean updating; /* the rows follow the session: not a choice of the person */
};

G_DEFINE_FINAL_TYPE (SpecClusterSection, spec_cluster_section, GTK_TYPE_BOX)

static void
spec_cluster_section_dispose (GObject *object)
{
  SpecClusterSection *self = SPEC_CLUSTER_SECTION (object);

  g_clear_handle_id (&self->scroll_idle, g_source_remove);
  g_clear_object (&self->tags);
  g_clear_object (&self->numbers);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (spec_cluster_section_parent_class)->dispose (object);
}

static void
spec_cluster_section_class_init (SpecClusterSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = spec_cluster_section_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "clustersection");
}

static void
on_row_selected (SpecClusterSection *self, GtkListBoxRow *row)
{
  if (!self->updating && row != NULL)
    spec_session_select (self->session, spec_cluster_row_get_mode (SPEC_CLUSTER_ROW (row)));
}

/* The detail card puts this action on the window. */
static void
on_row_activated (SpecClusterSection *self)
{
  gtk_widget_activate_action (self->list, "cluster.focus-grid", NULL);
}

static GtkWidget *
make_heading (SpecClusterSection *self)
{
  GtkWidget *heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = spec_direction_label_new (self->session, self->direction);

  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (heading), label);
  self->count = spec_fit_label_new (1);
  gtk_widget_add_css_class (self->count, "caption");
  gtk_widget_add_css_class (self->count, "dim");
  gtk_box_append (GTK_BOX (heading), self->count);
  gtk_widget_add_css_class (heading, "cluster-heading");
  return heading;
}

static GtkWidget *
make_none (void)
{
  GtkWidget *label = gtk_label_new (_ ("No cluster in this direction"));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim");
  gtk_widget_add_css_class (label, "no-cluster");
  gtk_widget_set_visible (label, FALSE);
  return label;
}

static void
spec_cluster_section_init (SpecClusterSection *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_BROWSE);
  gtk_list_box_set_activate_on_single_click (GTK_LIST_BOX (self->list), FALSE);
  g_signal_connect_object (self->list, "row-selected", G_CALLBACK (on_row_selected), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_row_activated), self, G_CONNECT_SWAPPED);

  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scrolled), TRUE);
  gtk_widget_set_vexpand (self->scrolled, TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->list);
  self->none = make_none ();
}

/* The lists are told apart by the model that groups: "CLIP groups". */
static void
update_name (SpecClusterSection *self)
{
  SpecSide side = self->direction == SPEC_DIRECTION_POSITIVE ? SPEC_SIDE_X : SPEC_SIDE_Y;
  /* Translators: read aloud by a screen reader, the clusters of one direction: Clusters: CLIP groups */
  g_autofree char *name = g_strdup_printf (_ ("Clusters: %s groups"), spec_session_get_name (self->session, side));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

GtkWidget *
spec_cluster_section_new (SpecSession *session, SpecDirection direction, GtkSizeGroup *tags, GtkSizeGroup *numbers)
{
  SpecClusterSection *self = g_object_new (SPEC_TYPE_CLUSTER_SECTION, NULL);

  self->session = g_object_ref (session);
  self->direction = direction;
  self->tags = g_object_ref (tags);
  self->numbers = g_object_ref (numbers);
  gtk_box_append (GTK_BOX (self), make_heading (self));
  gtk_box_append (GTK_BOX (self), self->none);
  gtk_box_append (GTK_BOX (self), self->scrolled);
  g_signal_connect_object (session, direction == SPEC_DIRECTION_POSITIVE ? "notify::x" : "notify::y",
                           G_CALLBACK (update_name), self, G_CONNECT_SWAPPED);
  update_name (self);
  return GTK_WIDGET (self);
}

static void
set_row_count (SpecClusterSection *self, guint count)
{
  g_autofree char *text = g_strdup_printf (ngettext ("%u cluster", "%u clusters", count), count);
  g_autofree char *brief = g_strdup_printf ("%u", count);
  SpecClusterRow *row;

  self->row_count = count;
  while ((row = spec_cluster_section_get_row (self, (int) count)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
  spec_fit_label_set (SPEC_FIT_LABEL (self->count), text, brief);
  gtk_widget_set_visible (self->none, count == 0);
  gtk_widget_set_visible (self->scrolled, count > 0);
}

static gboolean
is_weak (SpecClusterSection *self, SpecModeItem *mode)
{
  SpecEvidence *evidence = spec_session_get_evidence (self->session, spec_mode_item_get_result (mode));

  return evidence != NULL && evidence->modes[spec_mode_item_get_direction (mode)][spec_mode_item_get_index (mode)].sampling.weak;
}

/* Rows are changed in place, not made again: nothing flickers while a bandwidth is dragged, and the focus stays. */
void
spec_cluster_section_update (SpecClusterSection *self, SpecClusterScale scale)
{
  GListModel *modes = spec_session_get_modes (self->session);
  SpecSamples *samples = spec_session_get_samples (self->session);
  guint count = 0;

  self->updating = TRUE;
  for (guint i = 0; i < g_list_model_get_n_items (modes); i++)
    {
      g_autoptr (SpecModeItem) mode = g_list_model_get_item (modes, i);
      SpecClusterRow *row;
      gboolean known;

      if (spec_mode_item_get_direction (mode) != self->direction)
        continue;
      known = (row = spec_cluster_section_get_row (self, (int) count++)) != NULL;
      if (!known)
        row = SPEC_CLUSTER_ROW (spec_cluster_row_new (self->tags, self->numbers));
      spec_cluster_row_set (row, mode, samples, scale, is_weak (self, mode));
      if (!known)
        gtk_list_box_append (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
    }
  set_row_count (self, count);
  self->updating = FALSE;
}

static gboolean
scroll_to_selected (gpointer data)
{
  SpecClusterSection *self = data;
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
  graphene_rect_t bounds;

  self->scroll_idle = 0;
  if (row != NULL && gtk_widget_compute_bounds (GTK_WIDGET (row), self->list, &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
  return G_SOURCE_REMOVE;
}

void
spec_cluster_section_select (SpecClusterSection *self, SpecModeItem *mode)
{
  SpecClusterRow *row = NULL;

  if (mode != NULL)
    for (int i = 0; (row = spec_cluster_section_get_row (self, i)) != NULL && spec_cluster_row_get_mode (row) != mode; i++)
      ;
  if (gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list)) == (GtkListBoxRow *) row)
    return;
  self->updating = TRUE;
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), (GtkListBoxRow *) row);
  self->updating = FALSE;
  if (row != NULL && self->scroll_idle == 0)
    self->scroll_idle = g_idle_add_full (GDK_PRIORITY_REDRAW + 1, scroll_to_selected, self, NULL);
}

GtkListBox *
spec_cluster_section_get_list (SpecClusterSection *self)
{
  return GTK_LIST_BOX (self->list);
}

SpecClusterRow *
spec_cluster_section_get_row (SpecClusterSection *self, int index)
{
  GtkListBoxRow *row;

  if (index < 0)
    index = (int) self->row_count - 1;
  row = index < 0 ? NULL : gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), index);
  return row == NULL ? NULL : SPEC_CLUSTER_ROW (row);
}
