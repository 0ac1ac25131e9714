#include "map/spec-scatter-view.h"

#include <math.h>

#include "map/spec-map-pick.h"
#include "map/spec-map-plot.h"
#include "map/spec-map-tip.h"
#include "map/spec-map-words.h"
#include "plots/spec-widget-style.h"

#define MARGIN 18
#define MINIMUM 140 /* across and down */

struct _SpecScatterView
{
  GtkWidget parent_instance;

  /* owned */
  SpecMapDisplay *display;
  SpecScatterInput *input;
  SpecScatterPlot *plot; /* (nullable): to be made for the data and size of now, or there is no layout */
  GdkTexture *picture;   /* (nullable): the plot, painted */
  SpecLasso *lasso;      /* (nullable): around what was selected last */
  GtkWidget *tip;

  SpecSide side;
  SpecScatterFrame frame;
  gboolean follows; /* all points are to be seen */
  guint edition;    /* of the layout shown last */
  gboolean selecting;
  int width, height;
  double pointer_x, pointer_y;
  SpecPlotStyle style;
};

G_DEFINE_FINAL_TYPE (SpecScatterView, spec_scatter_view, GTK_TYPE_WIDGET)

static const SpecMapLayout *
get_layout (SpecScatterView *self)
{
  return spec_map_session_get_layout (spec_map_display_get_map (self->display));
}

static void
drop_plot (SpecScatterView *self)
{
  g_clear_pointer (&self->plot, spec_scatter_plot_free);
  g_clear_object (&self->picture);
}

static void
forget_plot (SpecScatterView *self)
{
  drop_plot (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drop_lasso (SpecScatterView *self)
{
  g_clear_pointer (&self->lasso, spec_lasso_free);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
ensure_plot (SpecScatterView *self)
{
  const SpecMapLayout *layout = get_layout (self);
  const float *places = spec_map_display_get_places (self->display, self->side);

  if (self->plot != NULL || places == NULL)
    return;
  spec_widget_style_init (&self->style, GTK_WIDGET (self));
  self->follows |= self->edition != layout->edition;
  self->edition = layout->edition;
  if (self->follows)
    spec_scatter_frame_init_fit (&self->frame, places, layout->count, self->width, self->height,
                                 MARGIN * spec_plot_style_get_unit (&self->style));
  self->plot = spec_map_plot_new (self->display, self->side, &self->style, &self->frame, self->width, self->height);
}

static void
ensure_picture (SpecScatterView *self)
{
  ensure_plot (self);
  if (self->plot != NULL && self->picture == NULL && self->width > 0 && self->height > 0)
    self->picture = spec_map_plot_paint (self->plot, self->width, self->height,
                                         gtk_widget_get_scale_factor (GTK_WIDGET (self)));
}

static void
paint_above (SpecScatterView *self, cairo_t *cr)
{
  gssize hovered = spec_map_display_get_hovered (self->display);
  const SpecLasso *drawn = spec_scatter_input_get_lasso (self->input);

  if (drawn != NULL)
    spec_scatter_plot_paint_lasso (self->plot, cr, drawn);
  else if (self->lasso != NULL)
    spec_scatter_plot_paint_lasso (self->plot, cr, self->lasso);
  if (hovered >= 0)
    spec_scatter_plot_paint_hover (self->plot, cr, (gsize) hovered);
}

static void
spec_scatter_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SpecScatterView *self = SPEC_SCATTER_VIEW (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, self->width, self->height);
  cairo_t *cr;

  ensure_picture (self);
  if (self->picture != NULL)
    {
      gtk_snapshot_append_texture (snapshot, self->picture, &bounds);
      cr = gtk_snapshot_append_cairo (snapshot, &bounds);
      paint_above (self, cr);
      cairo_destroy (cr);
    }
  gtk_widget_snapshot_child (widget, self->tip, snapshot);
}

static void
describe (SpecScatterView *self)
{
  g_autofree char *label = spec_map_words_dup_label (self->display, self->side);
  g_autofree char *description = spec_map_words_dup_description (self->display, self->side);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

static void
on_changed (SpecScatterView *self)
{
  forget_plot (self);
  describe (self);
}

static void
on_selection (SpecScatterView *self)
{
  if (!self->selecting)
    drop_lasso (self);
}

static void
on_hovered (SpecScatterView *self)
{
  gssize hovered = spec_map_display_get_hovered (self->display);
  SpecSamples *samples = spec_session_get_samples (spec_map_display_get_session (self->display));
  const SpecMapLayout *layout = get_layout (self);
  double x, y;

  if (hovered >= 0 && self->pointer_x >= 0 && samples != NULL && spec_scatter_view_get_place (self, (gsize) hovered, &x, &y)
      && layout->rows[hovered] < spec_samples_get_count (samples))
    spec_map_tip_show (SPEC_MAP_TIP (self->tip), samples, layout->rows[hovered], x, y);
  else
    spec_map_tip_hide (SPEC_MAP_TIP (self->tip));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
set_cursor (SpecScatterView *self, gboolean on_point)
{
  gboolean pans = spec_scatter_input_get_tool (self->input) == SPEC_MAP_TOOL_PAN;

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), !pans ? "crosshair" : on_point ? "pointer" : "grab");
}

/* GTK tells of a motion after each layout too: a pointer that rests must not bring back what a key has hidden. */
static void
on_motion (SpecScatterView *self, double x, double y)
{
  gssize found;

  if (x == self->pointer_x && y == self->pointer_y)
    return;
  self->pointer_x = x;
  self->pointer_y = y;
  ensure_plot (self);
  found = self->plot == NULL || spec_scatter_input_is_dragging (self->input) ? -1 : spec_scatter_plot_find (self->plot, x, y);
  spec_map_display_set_hovered (self->display, found);
  set_cursor (self, found >= 0);
}

static void
on_leave (SpecScatterView *self)
{
  self->pointer_x = self->pointer_y = -1;
  spec_map_display_set_hovered (self->display, -1);
}

/* About the middle where x is not a number. */
static void
zoom_at (SpecScatterView *self, double factor, double x, double y)
{
  gboolean middle = isnan (x);

  ensure_plot (self);
  self->follows = FALSE;
  spec_scatter_frame_zoom (&self->frame, factor, self->width, self->height, middle ? self->width / 2.0 : x,
                           middle ? self->height / 2.0 : y);
  forget_plot (self);
}

static void
pan (SpecScatterView *self, double dx, double dy)
{
  ensure_plot (self);
  self->follows = FALSE;
  spec_scatter_frame_pan (&self->frame, dx, dy);
  spec_map_display_set_hovered (self->display, -1);
  forget_plot (self);
}

static SpecSelection *
get_selection (SpecScatterView *self)
{
  return spec_session_get_selection (spec_map_display_get_session (self->display));
}

void
spec_scatter_view_select (SpecScatterView *self, SpecLasso *lasso, SpecMapSelect how)
{
  const SpecMapLayout *layout = get_layout (self);
  const float *places = spec_map_display_get_places (self->display, self->side);
  g_autofree guint32 *points = NULL;
  gsize inside, count = 0;
  double x, y;

  drop_lasso (self);
  self->lasso = lasso;
  if (places == NULL)
    return;
  points = spec_lasso_find (lasso, places, layout->count, &inside);
  for (gsize i = 0; i < inside; i++) /* what is not shown cannot be meant */
    if (spec_scatter_view_get_place (self, points[i], &x, &y))
      points[count++] = points[i];
  self->selecting = TRUE;
  spec_map_pick_points (layout, get_selection (self), points, count, how);
  self->selecting = FALSE;
}

static void
on_click (SpecScatterInput *input, double x, double y, int how, SpecScatterView *self)
{
  gssize found;
  guint32 point;

  ensure_plot (self);
  found = self->plot == NULL ? -1 : spec_scatter_plot_find (self->plot, x, y);
  point = (guint32) found;
  if (found >= 0)
    spec_map_pick_points (get_layout (self), get_selection (self), &point,
                          1, how);
}

static void
on_drawn (SpecScatterView *self)
{
  spec_map_display_set_hovered (self->display, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
spec_scatter_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                           int *minimum_baseline, int *natural_baseline)
{
  *minimum = MINIMUM;
  *natural = 550;
}

static void
spec_scatter_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SpecScatterView *self = SPEC_SCATTER_VIEW (widget);

  if (width != self->width || height != self->height)
    drop_plot (self);
  self->width = width;
  self->height = height;
  spec_map_tip_allocate (SPEC_MAP_TIP (self->tip), width, height);
}

static void
spec_scatter_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (spec_scatter_view_parent_class)->css_changed (widget, change);
  if (!spec_widget_style_is_current (&SPEC_SCATTER_VIEW (widget)->style, widget))
    forget_plot (SPEC_SCATTER_VIEW (widget));
}

static void
spec_scatter_view_dispose (GObject *object)
{
  SpecScatterView *self = SPEC_SCATTER_VIEW (object);

  drop_plot (self);
  g_clear_pointer (&self->lasso, spec_lasso_free);
  g_clear_pointer (&self->tip, gtk_widget_unparent);
  g_clear_object (&self->input);
  g_clear_object (&self->display);
  G_OBJECT_CLASS (spec_scatter_view_parent_class)->dispose (object);
}

static void
spec_scatter_view_class_init (SpecScatterViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = spec_scatter_view_dispose;
  widget_class->snapshot = spec_scatter_view_snapshot;
  widget_class->measure = spec_scatter_view_measure;
  widget_class->size_allocate = spec_scatter_view_size_allocate;
  widget_class->css_changed = spec_scatter_view_css_changed;
  gtk_widget_class_set_css_name (widget_class, "plot");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
spec_scatter_view_init (SpecScatterView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->follows = TRUE;
  self->pointer_x = self->pointer_y = -1;
  self->tip = spec_map_tip_new (GTK_WIDGET (self));
  self->input = spec_scatter_input_new (GTK_WIDGET (self), &self->frame);
  g_signal_connect_object (self->input, "pan", G_CALLBACK (pan), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->input, "zoom", G_CALLBACK (zoom_at), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->input, "reset", G_CALLBACK (spec_scatter_view_reset), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->input, "click", G_CALLBACK (on_click), self, 0);
  g_signal_connect_object (self->input, "lasso", G_CALLBACK (spec_scatter_view_select), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->input, "drawn", G_CALLBACK (on_drawn), self, G_CONNECT_SWAPPED);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (forget_plot), NULL);
}

GtkWidget *
spec_scatter_view_new (SpecMapDisplay *display, SpecSide side)
{
  SpecScatterView *self = g_object_new (SPEC_TYPE_SCATTER_VIEW, NULL);
  SpecSession *session = spec_map_display_get_session (display);

  self->display = g_object_ref (display);
  self->side = side;
  g_signal_connect_object (display, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (display, "hovered", G_CALLBACK (on_hovered), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (spec_session_get_selection (session), "changed", G_CALLBACK (on_selection), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (spec_map_display_get_map (display), "layout", G_CALLBACK (drop_lasso), self, G_CONNECT_SWAPPED);
  describe (self);
  return GTK_WIDGET (self);
}

void
spec_scatter_view_set_tool (SpecScatterView *self, SpecMapTool tool)
{
  spec_scatter_input_set_tool (self->input, tool);
  set_cursor (self, FALSE);
}

void
spec_scatter_view_zoom (SpecScatterView *self, double factor)
{
  zoom_at (self, factor, NAN, NAN);
}

void
spec_scatter_view_reset (SpecScatterView *self)
{
  self->follows = TRUE;
  forget_plot (self);
}

gboolean
spec_scatter_view_get_place (SpecScatterView *self, gsize index, double *x, double *y)
{
  ensure_plot (self);
  return self->plot != NULL && spec_scatter_plot_get_place (self->plot, index, x, y);
}

const SpecScatterFrame *
spec_scatter_view_get_frame (SpecScatterView *self)
{
  ensure_plot (self);
  return &self->frame;
}
