#include "agreement/spec-agreement-curve-view.h"

#include <glib/gi18n-lib.h>

struct _SpecAgreementCurveView
{
  SpecPlotView parent_instance;

  /* owned */
  SpecAgreementSession *session;

  const SpecNeighbourPair *shown; /* that the plot was computed for; only compared */
  SpecAgreementLook look;
};

G_DEFINE_FINAL_TYPE (SpecAgreementCurveView, spec_agreement_curve_view, SPEC_TYPE_PLOT_VIEW)

static const SpecNeighbourPair *
get_pair (SpecAgreementCurveView *self)
{
  const SpecAgreement *agreement = spec_agreement_session_get_agreement (self->session);

  return agreement != NULL ? agreement->pair : NULL;
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

static gpointer
make_plot (SpecPlotView *view, const SpecPlotStyle *style, int width, int height)
{
  SpecAgreementCurveView *self = SPEC_AGREEMENT_CURVE_VIEW (view);
  const SpecNeighbourPair *pair = get_pair (self);

  self->shown = pair;
  self->look = get_look (self);
  return spec_agreement_plot_new (pair != NULL ? pair->curve : NULL, &self->look, style, width, height);
}

static void
paint_plot (gpointer plot, cairo_t *cr)
{
  spec_agreement_plot_paint (plot, cr);
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
      value = spec_agreement_plot_dup_value (spec_plot_view_get_plot (SPEC_PLOT_VIEW (self)), k);
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
    spec_plot_view_forget (SPEC_PLOT_VIEW (self));
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The cursor is not part of the picture: it moves. */
static void
spec_agreement_curve_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SpecAgreementCurveView *self = SPEC_AGREEMENT_CURVE_VIEW (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  cairo_t *cr;

  GTK_WIDGET_CLASS (spec_agreement_curve_view_parent_class)->snapshot (widget, snapshot);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  spec_agreement_plot_paint_cursor (spec_plot_view_get_plot (SPEC_PLOT_VIEW (self)), cr, spec_agreement_session_get_k (self->session));
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
  set_k (self, (gint64) spec_agreement_plot_find (spec_plot_view_get_plot (SPEC_PLOT_VIEW (self)), x));
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
spec_agreement_curve_view_dispose (GObject *object)
{
  g_clear_object (&SPEC_AGREEMENT_CURVE_VIEW (object)->session);
  G_OBJECT_CLASS (spec_agreement_curve_view_parent_class)->dispose (object);
}

static void
spec_agreement_curve_view_class_init (SpecAgreementCurveViewClass *klass)
{
  SpecPlotViewClass *plot_class = SPEC_PLOT_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = spec_agreement_curve_view_dispose;
  GTK_WIDGET_CLASS (klass)->snapshot = spec_agreement_curve_view_snapshot;
  plot_class->make_plot = make_plot;
  plot_class->free_plot = (GDestroyNotify) spec_agreement_plot_free;
  plot_class->paint_plot = paint_plot;
  plot_class->minimum[GTK_ORIENTATION_HORIZONTAL] = 220;
  plot_class->minimum[GTK_ORIENTATION_VERTICAL] = 150;
  plot_class->natural[GTK_ORIENTATION_HORIZONTAL] = 540;
  plot_class->natural[GTK_ORIENTATION_VERTICAL] = 264;
}

static void
spec_agreement_curve_view_init (SpecAgreementCurveView *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

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
