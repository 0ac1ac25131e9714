#include "plots/spec-spectra-view.h"

#include <glib/gi18n-lib.h>

#include "paint/spec-plot-result.h"
#include "plots/spec-plot-words.h"

struct _SpecSpectraView
{
  SpecPlotView parent_instance;

  /* owned */
  SpecSession *session;

  gboolean logarithmic;
  SpecSide side; /* of the point that is marked */
  gsize index;
};

G_DEFINE_FINAL_TYPE (SpecSpectraView, spec_spectra_view, SPEC_TYPE_PLOT_VIEW)

static void
describe (SpecSpectraView *self)
{
  g_autofree char *description = spec_plot_words_dup_spectra (self->session);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

static void
on_result (SpecSpectraView *self)
{
  spec_plot_view_forget (SPEC_PLOT_VIEW (self));
  describe (self);
}

/* Without a result there are axes and no curves. */
static gpointer
make_plot (SpecPlotView *view, const SpecPlotStyle *style, int width, int height)
{
  SpecSpectraView *self = SPEC_SPECTRA_VIEW (view);
  SpecResult *result = spec_session_get_result (self->session);
  SpecSpectraData data = { .solid = TRUE };

  if (result != NULL)
    spec_plot_result_get_spectra (result, &data);
  data.logarithmic = self->logarithmic;
  return spec_spectra_plot_new (&data, style, width, height);
}

static void
paint_plot (gpointer plot, cairo_t *cr)
{
  spec_spectra_plot_paint (plot, cr);
}

static void
paint_mark (SpecPlotView *view, gpointer plot, cairo_t *cr)
{
  SpecSpectraView *self = SPEC_SPECTRA_VIEW (view);

  spec_spectra_plot_paint_hover (plot, cr, self->side, self->index);
}

static void
show_value (SpecSpectraView *self, const SpecSpectraPlot *plot, SpecSide side, gsize index)
{
  SpecPlotView *view = SPEC_PLOT_VIEW (self);
  gsize count;
  const SpecSpectraPoint *point = &spec_spectra_plot_get_points (plot, side, &count)[index];
  g_autofree char *value = spec_number_text_fixed (point->value, 4, SPEC_NUMBER_PLAIN);
  g_autofree char *rank = g_strdup_printf (_ ("rank %u"), point->rank);

  if (spec_plot_view_is_marked (view) && self->side == side && self->index == index)
    return;
  self->side = side;
  self->index = index;
  spec_plot_view_mark (view);
  spec_value_tip_show (spec_plot_view_get_tip (view), side, spec_session_get_name (self->session, side), value, rank,
                       point->x, point->y - 12, TRUE);
}

static void
on_motion (SpecSpectraView *self, double x, double y)
{
  SpecPlotView *view = SPEC_PLOT_VIEW (self);
  SpecSpectraPlot *plot;
  SpecSide side;
  gsize index;

  if (!spec_plot_view_has_moved (view, x, y))
    return;
  plot = spec_plot_view_get_plot (view);
  if (spec_spectra_plot_find (plot, x, y, &side, &index))
    show_value (self, plot, side, index);
  else
    spec_plot_view_unmark (view);
}

/* ← → along a curve, ↑ ↓ to the other one. */
static gboolean
on_key (SpecSpectraView *self, guint key)
{
  SpecSpectraPlot *plot = spec_plot_view_get_plot (SPEC_PLOT_VIEW (self));
  gboolean marked = spec_plot_view_is_marked (SPEC_PLOT_VIEW (self));
  SpecSide side = marked ? self->side : SPEC_SIDE_X;
  gint64 index = marked ? (gint64) self->index : -1;
  gsize count;

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
  spec_spectra_plot_get_points (plot, side, &count);
  if (count > 0)
    show_value (self, plot, side, CLAMP (index, 0, (gint64) count - 1));
  return GDK_EVENT_STOP;
}

static void
spec_spectra_view_dispose (GObject *object)
{
  g_clear_object (&SPEC_SPECTRA_VIEW (object)->session);
  G_OBJECT_CLASS (spec_spectra_view_parent_class)->dispose (object);
}

static void
spec_spectra_view_class_init (SpecSpectraViewClass *klass)
{
  SpecPlotViewClass *plot_class = SPEC_PLOT_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = spec_spectra_view_dispose;
  plot_class->make_plot = make_plot;
  plot_class->free_plot = (GDestroyNotify) spec_spectra_plot_free;
  plot_class->paint_plot = paint_plot;
  plot_class->paint_mark = paint_mark;
  plot_class->minimum[GTK_ORIENTATION_HORIZONTAL] = 160;
  plot_class->minimum[GTK_ORIENTATION_VERTICAL] = 110;
  plot_class->natural[GTK_ORIENTATION_HORIZONTAL] = 428;
  plot_class->natural[GTK_ORIENTATION_VERTICAL] = 198;
}

static void
spec_spectra_view_init (SpecSpectraView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->logarithmic = TRUE;
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (spec_plot_view_unmark), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (spec_plot_view_unmark), self);
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
  spec_plot_view_forget (SPEC_PLOT_VIEW (self));
}
