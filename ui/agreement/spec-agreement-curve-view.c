#include "agreement/spec-agreement-curve-view.h"

#include <glib/gi18n-lib.h>

#include "plots/spec-widget-style.h"

#define MINIMUM_HEIGHT 150

struct _SpecAgreementCurveView
{
  GtkWidget parent_instance;

  /* owned */
  SpecAgreementSession *session;
  SpecAgreementPlot *plot; /* NULL: to be computed for the data and size of now */
  GskRenderNode *node;     /* the plot, painted; NULL: to be painted */

  SpecPlotStyle style;
  const SpecNeighbourPair *shown; /* that the plot was computed for; only compared */
  SpecAgreementLook look;
  int width, height;
};

G_DEFINE_FINAL_TYPE (SpecAgreementCurveView, spec_agreement_curve_view, GTK_TYPE_WIDGET)

static const SpecNeighbourPair *
get_pair (SpecAgreementCurveView *self)
{
  const SpecAgreement *agreement = spec_agreement_session_get_agreement (self->session);

  return agreement != NULL ? agreement->pair : NULL;
}

static void
drop_plot (SpecAgreementCurveView *self)
{
  g_clear_pointer (&self->plot, spec_agreement_plot_free);
  g_clear_pointer (&self->node, gsk_render_node_unref);
}

static SpecAgreementLook
get_look (SpecAgreementCurveView *self)
{
  SpecAgreementLook look = { .solid = TRUE };

  g_object_get (self->session, "normalised", &look.normalised, "band", &look.band, NULL);
  look.solid = (spec_agreement_session_get_missing (self->session) & SPEC_AGREEMENT_NNGS) == 0
               || spec_agreement_session_is_busy (self->session);
  return look;
}

static void
ensure_plot (SpecAgreementCurveView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const SpecNeighbourPair *pair = get_pair (self);

  if (self->plot != NULL)
    return;
  spec_widget_style_init (&self->style, widget);
  self->shown = pair;
  self->look = get_look (self);
  self->plot = spec_agreement_plot_new (pair != NULL ? pair->curve : NULL, &self->look, &self->style,
                                        gtk_widget_get_width (widget), gtk_widget_get_height (widget));
}

static void
describe (SpecAgreementCurveView *self)
{
  const SpecNeighbourPair *pair = get_pair (self);
  guint k = spec_agreement_session_get_k (self->session);
  g_autofree char *value = NULL;
  g_autofree char *text = NULL;

  if (pair == NULL || k > pair->curve->largest)
    text = g_strdup (_ ("Not measured yet"));
  else
    {
      ensure_plot (self);
      value = spec_agreement_plot_dup_value (self->plot, k);
      text = g_strdup_printf (_ ("NNGS for k from 1 to %'zu. %s; by chance %.3f. Left and right move k, Page Up and Page "
                                 "Down by a tenth"),
                              pair->curve->largest, value, spec_overlap_curve_get_chance (pair->curve, k));
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

static void
update (SpecAgreementCurveView *self)
{
  SpecAgreementLook look = get_look (self);

  if (self->shown != get_pair (self) || look.band != self->look.band || look.normalised != self->look.normalised
      || look.solid != self->look.solid)
    drop_plot (self);
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static GskRenderNode *
paint_node (SpecAgreementCurveView *self, const graphene_rect_t *bounds)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, bounds);

  spec_agreement_plot_paint (self->plot, cr);
  cairo_destroy (cr);
  return gtk_snapshot_free_to_node (snapshot);
}

static void
spec_agreement_curve_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SpecAgreementCurveView *self = SPEC_AGREEMENT_CURVE_VIEW (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  cairo_t *cr;

  ensure_plot (self);
  if (self->node == NULL)
    self->node = paint_node (self, &bounds);
  gtk_snapshot_append_node (snapshot, self->node);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  spec_agreement_plot_paint_cursor (self->plot, cr, spec_agreement_session_get_k (self->session));
  cairo_destroy (cr);
}

static void
set_k (SpecAgreementCurveView *self, gint64 k)
{
  const SpecNeighbourPair *pair = get_pair (self);

  if (pair != NULL)
    g_object_set (self->session, "k", (guint) CLAMP (k, 1, (gint64) pair->curve->largest), NULL);
}

static void
move_to (SpecAgreementCurveView *self, double x)
{
  ensure_plot (self);
  set_k (self, (gint64) spec_agreement_plot_find (self->plot, x));
}

static void
on_drag_begin (GtkGestureDrag *drag, double x, double y, SpecAgreementCurveView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  move_to (self, x);
}

static void
on_drag_update (GtkGestureDrag *drag, double dx, double dy, SpecAgreementCurveView *self)
{
  double x, y;

  gtk_gesture_drag_get_start_point (drag, &x, &y);
  move_to (self, x + dx);
}

static gboolean
on_key (SpecAgreementCurveView *self, guint key)
{
  gint64 k = spec_agreement_session_get_k (self->session), page = MAX (1, k / 10);

  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      set_k (self, k - 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      set_k (self, k + 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Down:
      set_k (self, k - page);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Up:
      set_k (self, k + page);
      return GDK_EVENT_STOP;
    case GDK_KEY_Home:
      set_k (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_End:
      set_k (self, G_MAXINT);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
spec_agreement_curve_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                                   int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? MINIMUM_HEIGHT : 220;
  *natural = orientation == GTK_ORIENTATION_VERTICAL ? 264 : 540;
}

static void
spec_agreement_curve_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SpecAgreementCurveView *self = SPEC_AGREEMENT_CURVE_VIEW (widget);

  if (width != self->width || height != self->height)
    drop_plot (self);
  self->width = width;
  self->height = height;
}

static void
spec_agreement_curve_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  SpecAgreementCurveView *self = SPEC_AGREEMENT_CURVE_VIEW (widget);

  GTK_WIDGET_CLASS (spec_agreement_curve_view_parent_class)->css_changed (widget, change);
  if (spec_widget_style_is_current (&self->style, widget))
    return;
  drop_plot (self);
  gtk_widget_queue_draw (widget);
}

static void
spec_agreement_curve_view_dispose (GObject *object)
{
  SpecAgreementCurveView *self = SPEC_AGREEMENT_CURVE_VIEW (object);

  drop_plot (self);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (spec_agreement_curve_view_parent_class)->dispose (object);
}

static void
spec_agreement_curve_view_class_init (SpecAgreementCurveViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = spec_agreement_curve_view_dispose;
  widget_class->snapshot = spec_agreement_curve_view_snapshot;
  widget_class->measure = spec_agreement_curve_view_measure;
  widget_class->size_allocate = spec_agreement_curve_view_size_allocate;
  widget_class->css_changed = spec_agreement_curve_view_css_changed;
  gtk_widget_class_set_css_name (widget_class, "plot");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
spec_agreement_curve_view_init (SpecAgreementCurveView *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "col-resize");
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Neighbour agreement over the number of neighbours"), -1);
}

GtkWidget *
spec_agreement_curve_view_new (SpecAgreementSession *session)
{
  static const char *const names[] = { "changed", "notify::k", "notify::band", "notify::normalised" };
  SpecAgreementCurveView *self = g_object_new (SPEC_TYPE_AGREEMENT_CURVE_VIEW, NULL);

  self->session = g_object_ref (session);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_signal_connect_object (session, names[i], G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
