#include "agreement/spec-histogram-view.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "plots/spec-widget-style.h"

#define HEIGHT 96

struct _SpecHistogramView
{
  GtkWidget parent_instance;

  /* owned */
  SpecAgreementSession *session;

  SpecHistogram histogram;
  int anchor, end; /* bars of the range that is being chosen */
};

G_DEFINE_FINAL_TYPE (SpecHistogramView, spec_histogram_view, GTK_TYPE_WIDGET)

static void
describe (SpecHistogramView *self)
{
  const SpecHistogramRange *range = spec_agreement_session_get_filter (self->session);
  g_autofree char *text = g_strdup_printf (ngettext ("%'u sample by the Jaccard index of its neighbours; the list shows "
                                                     "those from %.2f to %.2f. Left and right move the range, with Shift its "
                                                     "end, Escape shows all",
                                                     "%'u samples by the Jaccard index of their neighbours; the list shows "
                                                     "those from %.2f to %.2f. Left and right move the range, with Shift its "
                                                     "end, Escape shows all",
                                                     self->histogram.total),
                                           self->histogram.total, range->low, range->high);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

static void
on_changed (SpecHistogramView *self)
{
  const SpecAgreement *agreement = spec_agreement_session_get_agreement (self->session);

  if (agreement != NULL && agreement->jaccards != NULL)
    spec_histogram_count (&self->histogram, agreement->jaccards, agreement->samples);
  else
    self->histogram = (SpecHistogram){ { 0 }, 0, 0 };
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_filtered (SpecHistogramView *self)
{
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
spec_histogram_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SpecHistogramView *self = SPEC_HISTOGRAM_VIEW (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  SpecPlotStyle style;

  spec_widget_style_init (&style, widget);
  spec_histogram_paint (&self->histogram, spec_agreement_session_get_filter (self->session), &style, cr, width, height);
  cairo_destroy (cr);
}

static void
spec_histogram_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                             int *minimum_baseline, int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : 160;
  *natural = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : 258;
}

static void
choose (SpecHistogramView *self)
{
  int low = MIN (self->anchor, self->end), high = MAX (self->anchor, self->end) + 1;
  SpecHistogramRange range = { (double) low / SPEC_HISTOGRAM_BARS, (double) high / SPEC_HISTOGRAM_BARS };

  spec_agreement_session_set_filter (self->session, &range);
}

static void
show_all (SpecHistogramView *self)
{
  spec_agreement_session_set_filter (self->session, &(SpecHistogramRange){ 0, 1 });
}

static int
find_bar (SpecHistogramView *self, double x)
{
  double width = MAX (gtk_widget_get_width (GTK_WIDGET (self)), 1);

  return (int) CLAMP (floor (x / width * SPEC_HISTOGRAM_BARS), 0, SPEC_HISTOGRAM_BARS - 1);
}

static void
on_drag_begin (GtkGestureDrag *drag, double x, double y, SpecHistogramView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->anchor = self->end = find_bar (self, x);
}

static void
on_drag_update (GtkGestureDrag *drag, double dx, double dy, SpecHistogramView *self)
{
  double x, y;

  gtk_gesture_drag_get_start_point (drag, &x, &y);
  self->end = find_bar (self, x + dx);
  choose (self);
}

/* A click without a drag takes one bar, or gives all back where it was the only one. */
static void
on_drag_end (GtkGestureDrag *drag, double dx, double dy, SpecHistogramView *self)
{
  const SpecHistogramRange *range = spec_agreement_session_get_filter (self->session);
  gboolean same = fabs (range->low * SPEC_HISTOGRAM_BARS - self->anchor) < 0.5
                  && fabs (range->high * SPEC_HISTOGRAM_BARS - self->anchor - 1) < 0.5;

  if (fabs (dx) >= 3)
    return;
  if (same)
    show_all (self);
  else
    choose (self);
}

static gboolean
on_key (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state, SpecHistogramView *self)
{
  const SpecHistogramRange *range = spec_agreement_session_get_filter (self->session);
  gboolean all = range->low <= 0 && range->high >= 1;
  int step = key == GDK_KEY_Right ? 1 : -1;

  if (key == GDK_KEY_Escape && !all)
    {
      show_all (self);
      return GDK_EVENT_STOP;
    }
  if (key != GDK_KEY_Left && key != GDK_KEY_Right)
    return GDK_EVENT_PROPAGATE;
  if (all)
    self->anchor = self->end = 0;
  else
    {
      self->end = CLAMP (self->end + step, 0, SPEC_HISTOGRAM_BARS - 1);
      if ((state & GDK_SHIFT_MASK) == 0)
        self->anchor = self->end;
    }
  choose (self);
  return GDK_EVENT_STOP;
}

static void
spec_histogram_view_dispose (GObject *object)
{
  g_clear_object (&SPEC_HISTOGRAM_VIEW (object)->session);
  G_OBJECT_CLASS (spec_histogram_view_parent_class)->dispose (object);
}

static void
spec_histogram_view_class_init (SpecHistogramViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = spec_histogram_view_dispose;
  widget_class->snapshot = spec_histogram_view_snapshot;
  widget_class->measure = spec_histogram_view_measure;
  gtk_widget_class_set_css_name (widget_class, "plot");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
spec_histogram_view_init (SpecHistogramView *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("How samples agree"), -1);
}

GtkWidget *
spec_histogram_view_new (SpecAgreementSession *session)
{
  SpecHistogramView *self = g_object_new (SPEC_TYPE_HISTOGRAM_VIEW, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "filtered", G_CALLBACK (on_filtered), self, G_CONNECT_SWAPPED);
  on_changed (self);
  return GTK_WIDGET (self);
}

const SpecHistogram *
spec_histogram_view_get_histogram (SpecHistogramView *self)
{
  return &self->histogram;
}
