#include "map/spec-scatter-input.h"

#include <math.h>

#define WHEEL_FACTOR 1.25
#define KEY_FACTOR 1.25
#define KEY_PAN 40
#define CLICK_REACH 4 /* a hand that clicks may tremble so far */
#define LINE_STEP 2   /* between two corners of a line drawn by hand */

struct _SpecScatterInput
{
  GObject parent_instance;

  /* borrowed */
  GtkWidget *widget;
  const SpecScatterFrame *frame;

  /* owned */
  SpecLasso *lasso; /* (nullable): being drawn */

  SpecMapTool tool;
  gboolean dragging;
  gboolean dropped; /* the drag goes on, and means nothing any more */
  gboolean moved;   /* it is no click */
  double start_x, start_y;
  double last_x, last_y;
  double pointer_x, pointer_y; /* NaN: it is elsewhere */
};

enum
{
  SIGNAL_PAN,
  SIGNAL_ZOOM,
  SIGNAL_RESET,
  SIGNAL_CLICK,
  SIGNAL_LASSO,
  SIGNAL_DRAWN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SpecScatterInput, spec_scatter_input, G_TYPE_OBJECT)

static void
emit_drawn (SpecScatterInput *self)
{
  g_signal_emit (self, signals[SIGNAL_DRAWN], 0);
}

static void
find_place (SpecScatterInput *self, double x, double y, double *map_x, double *map_y)
{
  spec_scatter_frame_find (self->frame, gtk_widget_get_width (self->widget), gtk_widget_get_height (self->widget), x, y,
                           map_x, map_y);
}

static SpecMapSelect
get_how (GtkGestureDrag *gesture)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  if (state & GDK_SHIFT_MASK)
    return SPEC_MAP_SELECT_ADD;
  return state & GDK_CONTROL_MASK ? SPEC_MAP_SELECT_REMOVE : SPEC_MAP_SELECT_REPLACE;
}

static gboolean
is_panning (SpecScatterInput *self, GtkGestureDrag *gesture)
{
  return self->tool == SPEC_MAP_TOOL_PAN
         || gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture)) == GDK_BUTTON_MIDDLE;
}

static void
on_drag_begin (GtkGestureDrag *gesture, double x, double y, SpecScatterInput *self)
{
  if (gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture)) == GDK_BUTTON_SECONDARY)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_widget_grab_focus (self->widget);
  self->dragging = TRUE;
  self->dropped = self->moved = FALSE;
  self->start_x = self->last_x = x;
  self->start_y = self->last_y = y;
}

static void
draw_rectangle (SpecScatterInput *self, double x, double y)
{
  double x1, y1, x2, y2;

  find_place (self, self->start_x, self->start_y, &x1, &y1);
  find_place (self, x, y, &x2, &y2);
  g_clear_pointer (&self->lasso, spec_lasso_free);
  self->lasso = spec_lasso_new_rectangle (x1, y1, x2, y2);
}

static void
draw_line (SpecScatterInput *self, double x, double y)
{
  double map_x, map_y;

  if (self->lasso == NULL)
    {
      find_place (self, self->start_x, self->start_y, &map_x, &map_y);
      self->lasso = spec_lasso_new (map_x, map_y);
    }
  find_place (self, x, y, &map_x, &map_y);
  spec_lasso_extend (self->lasso, map_x, map_y);
}

static void
on_drag_update (GtkGestureDrag *gesture, double dx, double dy, SpecScatterInput *self)
{
  double x = self->start_x + dx, y = self->start_y + dy;

  self->moved |= hypot (dx, dy) >= CLICK_REACH;
  if (self->dropped || !self->moved || hypot (x - self->last_x, y - self->last_y) < LINE_STEP)
    return;
  if (is_panning (self, gesture))
    g_signal_emit (self, signals[SIGNAL_PAN], 0, x - self->last_x, y - self->last_y);
  else if (self->tool == SPEC_MAP_TOOL_RECTANGLE)
    draw_rectangle (self, x, y);
  else
    draw_line (self, x, y);
  self->last_x = x;
  self->last_y = y;
  emit_drawn (self);
}

static void
on_drag_end (GtkGestureDrag *gesture, double dx, double dy, SpecScatterInput *self)
{
  gboolean dropped = self->dropped;

  self->dragging = self->dropped = FALSE;
  if (dropped)
    return;
  if (self->lasso != NULL)
    g_signal_emit (self, signals[SIGNAL_LASSO], 0, g_steal_pointer (&self->lasso), (int) get_how (gesture));
  else if (!self->moved)
    g_signal_emit (self, signals[SIGNAL_CLICK], 0, self->start_x, self->start_y, (int) get_how (gesture));
  emit_drawn (self);
}

static void
on_motion (SpecScatterInput *self, double x, double y)
{
  self->pointer_x = x;
  self->pointer_y = y;
}

static void
on_leave (SpecScatterInput *self)
{
  self->pointer_x = self->pointer_y = NAN;
}

static gboolean
on_scroll (GtkEventControllerScroll *controller, double dx, double dy, SpecScatterInput *self)
{
  double factor = pow (WHEEL_FACTOR, -CLAMP (dy, -4, 4)); /* a touchpad scrolls by fractions */

  if (dy == 0)
    return GDK_EVENT_PROPAGATE;
  g_signal_emit (self, signals[SIGNAL_ZOOM], 0, factor, self->pointer_x, self->pointer_y);
  return GDK_EVENT_STOP;
}

static gboolean
zoom_by_key (SpecScatterInput *self, guint key)
{
  if (key == GDK_KEY_plus || key == GDK_KEY_equal || key == GDK_KEY_KP_Add)
    g_signal_emit (self, signals[SIGNAL_ZOOM], 0, KEY_FACTOR, NAN, NAN);
  else if (key == GDK_KEY_minus || key == GDK_KEY_KP_Subtract)
    g_signal_emit (self, signals[SIGNAL_ZOOM], 0, 1 / KEY_FACTOR, NAN, NAN);
  else if (key == GDK_KEY_0 || key == GDK_KEY_KP_0)
    g_signal_emit (self, signals[SIGNAL_RESET], 0);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static gboolean
pan_by_key (SpecScatterInput *self, guint key)
{
  static const struct
  {
    guint key, pad_key;
    double dx, dy;
  } ways[] = { { GDK_KEY_Left, GDK_KEY_KP_Left, KEY_PAN, 0 },
               { GDK_KEY_Right, GDK_KEY_KP_Right, -KEY_PAN, 0 },
               { GDK_KEY_Up, GDK_KEY_KP_Up, 0, KEY_PAN },
               { GDK_KEY_Down, GDK_KEY_KP_Down, 0, -KEY_PAN } };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    if (key == ways[i].key || key == ways[i].pad_key)
      {
        g_signal_emit (self, signals[SIGNAL_PAN], 0, ways[i].dx, ways[i].dy);
        return GDK_EVENT_STOP;
      }
  return GDK_EVENT_PROPAGATE;
}

static gboolean
on_key (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType modifiers, SpecScatterInput *self)
{
  if (modifiers & (GDK_ALT_MASK | GDK_SUPER_MASK))
    return GDK_EVENT_PROPAGATE;
  if (modifiers & GDK_CONTROL_MASK)
    return zoom_by_key (self, key);
  if (key == GDK_KEY_Escape)
    return spec_scatter_input_cancel (self) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
  return pan_by_key (self, key);
}

static void
spec_scatter_input_finalize (GObject *object)
{
  g_clear_pointer (&SPEC_SCATTER_INPUT (object)->lasso, spec_lasso_free);
  G_OBJECT_CLASS (spec_scatter_input_parent_class)->finalize (object);
}

#define SIGNAL(name, n, ...)                                                                                           \
  g_signal_new (name, SPEC_TYPE_SCATTER_INPUT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, n, ##__VA_ARGS__)

static void
spec_scatter_input_class_init (SpecScatterInputClass *class)
{
  G_OBJECT_CLASS (class)->finalize = spec_scatter_input_finalize;
  signals[SIGNAL_PAN] = SIGNAL ("pan", 2, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  signals[SIGNAL_ZOOM] = SIGNAL ("zoom", 3, G_TYPE_DOUBLE, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  signals[SIGNAL_RESET] = SIGNAL ("reset", 0);
  signals[SIGNAL_CLICK] = SIGNAL ("click", 3, G_TYPE_DOUBLE, G_TYPE_DOUBLE, G_TYPE_INT);
  signals[SIGNAL_LASSO] = SIGNAL ("lasso", 2, G_TYPE_POINTER, G_TYPE_INT);
  signals[SIGNAL_DRAWN] = SIGNAL ("drawn", 0);
}

static void
spec_scatter_input_init (SpecScatterInput *self)
{
  on_leave (self);
}

SpecScatterInput *
spec_scatter_input_new (GtkWidget *widget, const SpecScatterFrame *frame)
{
  SpecScatterInput *self = g_object_new (SPEC_TYPE_SCATTER_INPUT, NULL);
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->widget = widget;
  self->frame = frame;
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), 0);
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (on_drag_begin), self, 0);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (on_drag_update), self, 0);
  g_signal_connect_object (drag, "drag-end", G_CALLBACK (on_drag_end), self, 0);
  g_signal_connect_object (motion, "motion", G_CALLBACK (on_motion), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "leave", G_CALLBACK (on_leave), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (scroll, "scroll", G_CALLBACK (on_scroll), self, 0);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, 0);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (widget, motion);
  gtk_widget_add_controller (widget, scroll);
  gtk_widget_add_controller (widget, keys);
  return self;
}

void
spec_scatter_input_set_tool (SpecScatterInput *self, SpecMapTool tool)
{
  self->tool = tool;
  spec_scatter_input_cancel (self);
}

SpecMapTool
spec_scatter_input_get_tool (SpecScatterInput *self)
{
  return self->tool;
}

const SpecLasso *
spec_scatter_input_get_lasso (SpecScatterInput *self)
{
  return self->lasso;
}

gboolean
spec_scatter_input_is_dragging (SpecScatterInput *self)
{
  return self->dragging;
}

gboolean
spec_scatter_input_cancel (SpecScatterInput *self)
{
  if (self->lasso == NULL)
    return FALSE;
  g_clear_pointer (&self->lasso, spec_lasso_free);
  self->dropped = TRUE;
  emit_drawn (self);
  return TRUE;
}
