#include "clusters/spec-sample-grid.h"

#include <glib/gi18n-lib.h>

#include "clusters/spec-mark-actions.h"
#include "clusters/spec-sample-actions.h"
#include "clusters/spec-sample-pointer.h"
#include "clusters/spec-sample-tile.h"
#include "clusters/spec-selection-link.h"
#include "clusters/spec-slot-model.h"
#include "widgets/spec-tab-stop.h"
#include "widgets/spec-text-scale.h"

#define GAP 8
#define MAX_COLUMNS 40

struct _SpecSampleGrid
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *scrolled;
  GtkWidget *view;

  /* owned */
  GListModel *samples;
  GtkSelectionModel *selection;
  SpecSelectionLink *link;
  SpecSampleMarks *marks;
  guint columns_idle;
  guint focus_idle;

  int tile_size;
  guint focus_position; /* where the keyboard goes when the layout is done */
};

enum
{
  PROP_TILE_SIZE = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];
static guint open_signal;

G_DEFINE_FINAL_TYPE (SpecSampleGrid, spec_sample_grid, GTK_TYPE_WIDGET)

/* Texts make a list: each as wide as there is room. */
static gboolean
is_list (SpecSampleGrid *self)
{
  g_autoptr (SpecSampleItem) first = g_list_model_get_item (self->samples, 0);

  return first != NULL && spec_sample_item_get_path (first) == NULL && spec_sample_item_get_text (first) != NULL;
}

/* The number of columns follows the width, outside of the allocation that tells it. */
static gboolean
update_columns (gpointer data)
{
  SpecSampleGrid *self = data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
  int width = (int) gtk_adjustment_get_page_size (adjustment);
  guint columns = is_list (self) ? 1 : (guint) CLAMP (width / (self->tile_size + GAP), 1, MAX_COLUMNS);
  GtkGridView *view = GTK_GRID_VIEW (self->view);

  self->columns_idle = 0;
  if (width <= 1 || gtk_grid_view_get_max_columns (view) == columns)
    return G_SOURCE_REMOVE;
  gtk_grid_view_set_min_columns (view, 1);
  gtk_grid_view_set_max_columns (view, columns);
  gtk_grid_view_set_min_columns (view, columns);
  return G_SOURCE_REMOVE;
}

static void
queue_columns (SpecSampleGrid *self)
{
  if (self->columns_idle == 0)
    self->columns_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_columns, self, NULL);
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  gtk_list_item_set_child (item, spec_sample_tile_new ());
}

/* There is no unbind: the view binds a tile to its old place again whenever the selection moves, and a tile that lost its
 * picture in between would blink. One that is let go is unmapped, which cancels what it waits for. */
static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  SpecSampleTile *tile = SPEC_SAMPLE_TILE (gtk_list_item_get_child (item));
  SpecSampleGrid *self = data;

  spec_sample_tile_set_size (tile, self->tile_size);
  spec_sample_tile_set_stacked (tile, spec_text_scale_get (GTK_WIDGET (self)) >= SPEC_TEXT_SCALE_LARGE);
  spec_sample_tile_set_marks (tile, self->marks);
  spec_sample_tile_set_slot (tile, gtk_list_item_get_item (item));
}

static void
on_activate (GtkGridView *view, guint position, gpointer data)
{
  g_signal_emit (data, open_signal, 0, position);
}

static void
spec_sample_grid_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_TILE_SIZE)
    g_value_set_int (value, SPEC_SAMPLE_GRID (object)->tile_size);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
spec_sample_grid_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_TILE_SIZE)
    spec_sample_grid_set_tile_size (SPEC_SAMPLE_GRID (object), g_value_get_int (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
spec_sample_grid_dispose (GObject *object)
{
  SpecSampleGrid *self = SPEC_SAMPLE_GRID (object);
  GtkWidget *child;

  g_clear_handle_id (&self->columns_idle, g_source_remove);
  g_clear_handle_id (&self->focus_idle, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->marks);
  g_clear_object (&self->link);
  g_clear_object (&self->selection);
  g_clear_object (&self->samples);
  G_OBJECT_CLASS (spec_sample_grid_parent_class)->dispose (object);
}

static gboolean
spec_sample_grid_focus_next (GtkWidget *widget, GtkDirectionType direction)
{
  return !spec_tab_stop_is_leaving (widget, direction)
         && GTK_WIDGET_CLASS (spec_sample_grid_parent_class)->focus (widget, direction);
}

/* The big picture has the details beneath it. */
static gboolean
open_focused (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  GtkWidget *cell = gtk_widget_get_focus_child (SPEC_SAMPLE_GRID (widget)->view);
  GtkWidget *tile = cell != NULL ? gtk_widget_get_first_child (cell) : NULL;
  SpecSampleSlot *slot = SPEC_IS_SAMPLE_TILE (tile) ? spec_sample_tile_get_slot (SPEC_SAMPLE_TILE (tile)) : NULL;

  if (slot == NULL)
    return FALSE;
  g_signal_emit (widget, open_signal, 0, spec_sample_slot_get_position (slot));

  return TRUE;
}

static void
spec_sample_grid_class_init (SpecSampleGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->focus = spec_sample_grid_focus_next;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_ALT_MASK, open_focused, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, GDK_ALT_MASK, open_focused, NULL);
  object_class->get_property = spec_sample_grid_get_property;
  object_class->set_property = spec_sample_grid_set_property;
  object_class->dispose = spec_sample_grid_dispose;
  properties[PROP_TILE_SIZE]
      = g_param_spec_int ("tile-size", NULL, NULL, SPEC_SAMPLE_GRID_MIN_TILE, SPEC_SAMPLE_GRID_MAX_TILE, SPEC_SAMPLE_GRID_TILE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  open_signal = g_signal_new ("open", SPEC_TYPE_SAMPLE_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "samplegrid");
  spec_sample_actions_install (widget_class);
  spec_mark_actions_install (widget_class);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

int
spec_sample_grid_get_usual_size (SpecSampleGrid *self)
{
  double larger = spec_text_scale_get (GTK_WIDGET (self)) - 1;

  /* Half of it goes to the words beneath, or there were no tiles to compare. */
  return MIN ((int) (SPEC_SAMPLE_GRID_TILE * (1 + larger / 2)), SPEC_SAMPLE_GRID_MAX_TILE);
}

static void
spec_sample_grid_init (SpecSampleGrid *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkAdjustment *adjustment;

  self->tile_size = spec_sample_grid_get_usual_size (self);
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), self);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), self);
  self->view = gtk_grid_view_new (NULL, g_steal_pointer (&factory));
  gtk_grid_view_set_max_columns (GTK_GRID_VIEW (self->view), 4);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Samples of the cluster"), -1);
  g_signal_connect (self->view, "activate", G_CALLBACK (on_activate), self);

  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->view);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
  adjustment = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
  g_signal_connect_object (adjustment, "notify::page-size", G_CALLBACK (queue_columns), self, G_CONNECT_SWAPPED);
}

GtkWidget *
spec_sample_grid_new (GListModel *samples, SpecSelection *selection)
{
  SpecSampleGrid *self = g_object_new (SPEC_TYPE_SAMPLE_GRID, NULL);

  self->samples = g_object_ref (samples);
  self->selection = GTK_SELECTION_MODEL (gtk_multi_selection_new (G_LIST_MODEL (spec_slot_model_new (samples))));
  self->link = spec_selection_link_new (samples, self->selection, selection);
  gtk_grid_view_set_model (GTK_GRID_VIEW (self->view), self->selection);
  g_signal_connect_object (samples, "items-changed", G_CALLBACK (queue_columns), self, G_CONNECT_SWAPPED);
  spec_sample_pointer_add (self, self->view, self->selection);
  return GTK_WIDGET (self);
}

void
spec_sample_grid_set_marks (SpecSampleGrid *self, SpecSampleMarks *marks)
{
  g_set_object (&self->marks, marks);
  for (GtkWidget *child = gtk_widget_get_first_child (self->view); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *tile = gtk_widget_get_first_child (child);

      if (SPEC_IS_SAMPLE_TILE (tile))
        spec_sample_tile_set_marks (SPEC_SAMPLE_TILE (tile), marks);
    }
}

SpecSampleMarks *
spec_sample_grid_get_marks (SpecSampleGrid *self)
{
  return self->marks;
}

void
spec_sample_grid_popup_menu (SpecSampleGrid *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (self->view);
  graphene_point_t point = GRAPHENE_POINT_INIT (16, 16);

  if (focus == NULL || !gtk_widget_compute_point (focus, GTK_WIDGET (self), &point, &point))
    return;
  spec_sample_actions_popup (self, (int) point.x, (int) point.y);
}

void
spec_sample_grid_reset (SpecSampleGrid *self)
{
  spec_selection_link_begin (self->link);
  if (g_list_model_get_n_items (self->samples) > 0)
    gtk_widget_activate_action (self->view, "list.scroll-to-item", "u", 0);
}

static gboolean
focus_tile (SpecSampleGrid *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->view); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *tile = gtk_widget_get_first_child (child);
      SpecSampleSlot *slot = SPEC_IS_SAMPLE_TILE (tile) ? spec_sample_tile_get_slot (SPEC_SAMPLE_TILE (tile)) : NULL;

      if (slot != NULL && spec_sample_slot_get_position (slot) == self->focus_position)
        return gtk_widget_grab_focus (child);
    }
  return FALSE;
}

static gboolean
on_focus_idle (gpointer data)
{
  SpecSampleGrid *self = data;

  self->focus_idle = 0;
  focus_tile (self);
  return G_SOURCE_REMOVE;
}

void
spec_sample_grid_focus (SpecSampleGrid *self, guint position)
{
  guint count = g_list_model_get_n_items (self->samples);
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (self->selection);

  if (count == 0)
    return;
  if (position == GTK_INVALID_LIST_POSITION)
    position = gtk_bitset_is_empty (chosen) ? 0 : gtk_bitset_get_minimum (chosen);
  position = MIN (position, count - 1);
  gtk_widget_activate_action (self->view, "list.scroll-to-item", "u", position);
  if (!gtk_bitset_contains (chosen, position)) /* else what was selected beside it stays selected */
    gtk_widget_activate_action (self->view, "list.select-item", "(ubb)", position, FALSE, FALSE);
  self->focus_position = position;
  g_clear_handle_id (&self->focus_idle, g_source_remove);
  if (!focus_tile (self)) /* it was out of sight and has no widget yet */
    self->focus_idle = g_idle_add_full (GDK_PRIORITY_REDRAW + 1, on_focus_idle, self, NULL);
}

GPtrArray *
spec_sample_grid_get_selected (SpecSampleGrid *self)
{
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (self->selection);
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, chosen, &position); more; more = gtk_bitset_iter_next (&iter, &position))
    {
      gpointer item = g_list_model_get_item (self->samples, position);

      if (item != NULL)
        g_ptr_array_add (items, item);
    }
  return items;
}

gboolean
spec_sample_grid_is_chosen_here (SpecSampleGrid *self)
{
  return spec_selection_link_is_own (self->link);
}

int
spec_sample_grid_get_tile_size (SpecSampleGrid *self)
{
  return self->tile_size;
}

void
spec_sample_grid_set_tile_size (SpecSampleGrid *self, int size)
{
  size = CLAMP (size, SPEC_SAMPLE_GRID_MIN_TILE, SPEC_SAMPLE_GRID_MAX_TILE);
  if (size == self->tile_size)
    return;
  self->tile_size = size;
  for (GtkWidget *child = gtk_widget_get_first_child (self->view); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *tile = gtk_widget_get_first_child (child);

      if (SPEC_IS_SAMPLE_TILE (tile))
        spec_sample_tile_set_size (SPEC_SAMPLE_TILE (tile), size);
    }
  queue_columns (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TILE_SIZE]);
}

guint
spec_sample_grid_get_columns (SpecSampleGrid *self)
{
  return gtk_grid_view_get_max_columns (GTK_GRID_VIEW (self->view));
}
