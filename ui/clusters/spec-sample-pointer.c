#include "clusters/spec-sample-pointer.h"

#include "clusters/spec-sample-actions.h"
#include "clusters/spec-sample-tile.h"

typedef struct
{
  /* borrowed: they live longer */
  SpecSampleGrid *grid;
  GtkWidget *view;
  GtkSelectionModel *selection;

  /* owned */
  GdkTexture *dragged; /* the picture under the pointer when a drag starts */
} SpecSamplePointer;

static void
spec_sample_pointer_free (gpointer data)
{
  SpecSamplePointer *self = data;

  g_clear_object (&self->dragged);
  g_free (self);
}

static gboolean
on_scroll (GtkEventControllerScroll *controller, double dx, double dy, gpointer data)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  SpecSamplePointer *self = data;

  if (!(state & GDK_CONTROL_MASK) || dy == 0)
    return GDK_EVENT_PROPAGATE;
  spec_sample_grid_set_tile_size (self->grid, spec_sample_grid_get_tile_size (self->grid) + (dy < 0 ? 16 : -16));
  return GDK_EVENT_STOP;
}

static SpecSampleTile *
pick_tile (SpecSamplePointer *self, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (self->view, x, y, GTK_PICK_DEFAULT);

  if (widget != NULL && !SPEC_IS_SAMPLE_TILE (widget))
    {
      GtkWidget *inside = gtk_widget_get_first_child (widget); /* the padding around a tile */

      widget = SPEC_IS_SAMPLE_TILE (inside) ? inside : gtk_widget_get_ancestor (widget, SPEC_TYPE_SAMPLE_TILE);
    }
  return widget == NULL ? NULL : SPEC_SAMPLE_TILE (widget);
}

/* Selects the tile under the pointer unless it is selected already. Returns: whether there is one. */
static gboolean
select_at (SpecSamplePointer *self, double x, double y)
{
  SpecSampleTile *tile = pick_tile (self, x, y);
  SpecSampleSlot *slot = tile == NULL ? NULL : spec_sample_tile_get_slot (tile);

  if (slot == NULL)
    return FALSE;
  if (!gtk_selection_model_is_selected (self->selection, spec_sample_slot_get_position (slot)))
    gtk_selection_model_select_item (self->selection, spec_sample_slot_get_position (slot), TRUE);
  return TRUE;
}

static GdkContentProvider *
on_drag_prepare (GtkDragSource *source, double x, double y, gpointer data)
{
  SpecSamplePointer *self = data;
  g_autoptr (GPtrArray) chosen = NULL;

  if (!select_at (self, x, y))
    return NULL;
  g_set_object (&self->dragged, spec_sample_tile_get_texture (pick_tile (self, x, y)));
  chosen = spec_sample_grid_get_selected (self->grid);
  return spec_sample_actions_make_files (chosen);
}

static void
on_drag_begin (GtkDragSource *source, GdkDrag *drag, gpointer data)
{
  SpecSamplePointer *self = data;

  if (self->dragged != NULL)
    gtk_drag_icon_set_from_paintable (drag, GDK_PAINTABLE (self->dragged), 0, 0);
  g_clear_object (&self->dragged);
}

static void
on_menu_click (GtkGestureClick *gesture, int presses, double x, double y, gpointer data)
{
  SpecSamplePointer *self = data;
  graphene_point_t point = GRAPHENE_POINT_INIT ((float) x, (float) y);

  if (!select_at (self, x, y) || !gtk_widget_compute_point (self->view, GTK_WIDGET (self->grid), &point, &point))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  spec_sample_actions_popup (self->grid, (int) point.x, (int) point.y);
}

static void
add_controllers (SpecSamplePointer *self)
{
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkDragSource *drag = gtk_drag_source_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect (scroll, "scroll", G_CALLBACK (on_scroll), self);
  gtk_widget_add_controller (GTK_WIDGET (self->grid), scroll);
  gtk_drag_source_set_actions (drag, GDK_ACTION_COPY);
  g_signal_connect (drag, "prepare", G_CALLBACK (on_drag_prepare), self);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  gtk_widget_add_controller (self->view, GTK_EVENT_CONTROLLER (drag));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (on_menu_click), self);
  gtk_widget_add_controller (self->view, GTK_EVENT_CONTROLLER (click));
}

void
spec_sample_pointer_add (SpecSampleGrid *grid, GtkWidget *view, GtkSelectionModel *selection)
{
  SpecSamplePointer *self = g_new0 (SpecSamplePointer, 1);

  self->grid = grid;
  self->view = view;
  self->selection = selection;
  g_object_set_data_full (G_OBJECT (grid), "spec-sample-pointer", self, spec_sample_pointer_free);
  add_controllers (self);
}
