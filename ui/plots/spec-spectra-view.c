#include "plots/spec-spectra-view.h"

#include <glib/gi18n-lib.h>

#include "paint/spec-plot-result.h"
#include "plots/spec-plot-node.h"
#include "plots/spec-plot-words.h"
#include "plots/spec-value-tip.h"
#include "plots/spec-widget-style.h"

#define MINIMUM_HEIGHT 110

struct _SpecSpectraView
{
  GtkWidget parent_instance;

  /* owned */
  SpecSession *session;
  SpecSpectraPlot *plot; /* NULL: to be computed for the data and size of now */
  GskRenderNode *node;   /* the plot, painted; NULL: to be painted */
  GtkWidget *tip;

  gboolean logarithmic;
  gboolean pointed; /* side and index are valid for plot */
  SpecSide side;
  gsize index;
  int width, height;           /* the plot was computed for */
  double pointer_x, pointer_y; /* where the pointer was last */
  SpecPlotStyle style;
};

G_DEFINE_FINAL_TYPE (SpecSpectraView, spec_spectra_view, GTK_TYPE_WIDGET)

static void
drop_plot (SpecSpectraView *self)
{
  g_clear_pointer (&self->plot, spec_spectra_plot_free);
  g_clear_pointer (&self->node, gsk_render_node_unref);
  self->pointed = FALSE;
}

static void
forget_plot (SpecSpectraView *self)
{
  drop_plot (self);
  spec_value_tip_hide (SPEC_VALUE_TIP (self->tip));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
describe (SpecSpectraView *self)
{
  g_autofree char *description = spec_plot_words_dup_spectra (self->session);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

static void
on_result (SpecSpectraView *self)
{
  forget_plot (self);
  describe (self);
}

/* Without a result there are axes and no curves. */
static void
ensure_plot (SpecSpectraView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  SpecResult *result = spec_session_get_result (self->session);
  SpecSpectraData data = { .solid = TRUE };

  if (self->plot != NULL)
    return;
  if (result != NULL)
    spec_plot_result_get_spectra (result, &data);
  data.logarithmic = self->logarithmic;
  spec_widget_style_init (&self->style, widget);
  self->plot
      = spec_spectra_plot_new (&data, &self->style, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
}

static void
paint (gpointer plot, cairo_t *cr)
{
  spec_spectra_plot_paint (plot, cr);
}

static void
spec_spectra_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SpecSpectraView *self = SPEC_SPECTRA_VIEW (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));

  ensure_plot (self);
  if (self->node == NULL)
    self->node = spec_plot_node_new (widget, paint, self->plot);
  gtk_snapshot_append_node (snapshot, self->node);
  if (self->pointed)
    {
      cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);

      spec_spectra_plot_paint_hover (self->plot, cr, self->side, self->index);
      cairo_destroy (cr);
    }
  gtk_widget_snapshot_child (widget, self->tip, snapshot);
}

static void
show_value (SpecSpectraView *self, SpecSide side, gsize index)
{
  gsize count;
  const SpecSpectraPoint *point = &spec_spectra_plot_get_points (self->plot, side, &count)[index];
  g_autofree char *value = spec_number_text_fixed (point->value, 4, SPEC_NUMBER_PLAIN);
  g_autofree char *rank = g_strdup_printf (_ ("rank %u"), point->rank);

  if (self->pointed && self->side == side && self->index == index)
    return;
  self->pointed = TRUE;
  self->side = side;
  self->index = index;
  spec_value_tip_show (SPEC_VALUE_TIP (self->tip), side, spec_session_get_name (self->session, side), value, rank,
                       point->x, point->y - 12, TRUE);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
hide_value (SpecSpectraView *self)
{
  if (!self->pointed)
    return;
  self->pointed = FALSE;
  spec_value_tip_hide (SPEC_VALUE_TIP (self->tip));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* GTK tells of a motion after each layout too: a pointer that rests must not bring back what a key has hidden. */
static gboolean
has_moved (SpecSpectraView *self, double x, double y)
{
  gboolean moved = x != self->pointer_x || y != self->pointer_y;

  self->pointer_x = x;
  self->pointer_y = y;
  return moved;
}

static void
on_motion (SpecSpectraView *self, double x, double y)
{
  SpecSide side;
  gsize index;

  if (!has_moved (self, x, y))
    return;
  ensure_plot (self);
  if (spec_spectra_plot_find (self->plot, x, y, &side, &index))
    show_value (self, side, index);
  else
    hide_value (self);
}

/* ← → along a curve, ↑ ↓ to the other one. */
static gboolean
on_key (SpecSpectraView *self, guint key)
{
  SpecSide side = self->pointed ? self->side : SPEC_SIDE_X;
  gint64 index = self->pointed ? (gint64) self->index : -1;
  gsize count;

  ensure_plot (self);
  if (key == GDK_KEY_Left || key == GDK_KEY_KP_Left)
    index--;
  else if (key == GDK_KEY_Right || key == GDK_KEY_KP_Right)
    index++;
  else if (key == GDK_KEY_Home)
    index = 0;
  else if (key == GDK_KEY_End)
    index = G_MAXINT;
  else if (key == GDK_KEY_Up || key == GDK_KEY_Down)
    side = side == SPEC_SIDE_X ? SPEC_SIDE_Y : SPEC_SIDE_X;
  else
    return GDK_EVENT_PROPAGATE;
  spec_spectra_plot_get_points (self->plot, side, &count);
  if (count > 0)
    show_value (self, side, CLAMP (index, 0, (gint64) count - 1));
  return GDK_EVENT_STOP;
}

static void
spec_spectra_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                           int *minimum_baseline, int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? MINIMUM_HEIGHT : 160;
  *natural = orientation == GTK_ORIENTATION_VERTICAL ? 198 : 428;
}

static void
spec_spectra_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SpecSpectraView *self = SPEC_SPECTRA_VIEW (widget);

  if (width != self->width || height != self->height)
    drop_plot (self);
  self->width = width;
  self->height = height;
  spec_value_tip_allocate (SPEC_VALUE_TIP (self->tip), width, height);
}

static void
spec_spectra_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (spec_spectra_view_parent_class)->css_changed (widget, change);
  if (!spec_widget_style_is_current (&SPEC_SPECTRA_VIEW (widget)->style, widget))
    forget_plot (SPEC_SPECTRA_VIEW (widget));
}

static void
spec_spectra_view_dispose (GObject *object)
{
  SpecSpectraView *self = SPEC_SPECTRA_VIEW (object);

  drop_plot (self);
  g_clear_pointer (&self->tip, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (spec_spectra_view_parent_class)->dispose (object);
}

static void
spec_spectra_view_class_init (SpecSpectraViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = spec_spectra_view_dispose;
  widget_class->snapshot = spec_spectra_view_snapshot;
  widget_class->measure = spec_spectra_view_measure;
  widget_class->size_allocate = spec_spectra_view_size_allocate;
  widget_class->css_changed = spec_spectra_view_css_changed;
  gtk_widget_class_set_css_name (widget_class, "plot");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
spec_spectra_view_init (SpecSpectraView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->logarithmic = TRUE;
  self->tip = spec_value_tip_new (GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (forget_plot), NULL);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (hide_value), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (hide_value), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Spectra"), -1);
}

GtkWidget *
spec_spectra_view_new (SpecSession *session)
{
  SpecSpectraView *self = g_object_new (SPEC_TYPE_SPECTRA_VIEW, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::result", G_CALLBACK (on_result), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::state", G_CALLBACK (describe), self, G_CONNECT_SWAPPED);
  describe (self);
  return GTK_WIDGET (self);
}

void
spec_spectra_view_set_logarithmic (SpecSpectraView *self, gboolean logarithmic)
{
  g_return_if_fail (SPEC_IS_SPECTRA_VIEW (self));

  if (self->logarithmic == logarithmic)
    return;
  self->logarithmic = logarithmic;
  forget_plot (self);
}
