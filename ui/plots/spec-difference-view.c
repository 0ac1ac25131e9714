#include "plots/spec-difference-view.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "paint/spec-plot-result.h"
#include "plots/spec-plot-words.h"

struct _SpecDifferenceView
{
  SpecPlotView parent_instance;

  /* owned */
  SpecSession *session;

  int hovered; /* index of the stem that is marked */
};

G_DEFINE_FINAL_TYPE (SpecDifferenceView, spec_difference_view, SPEC_TYPE_PLOT_VIEW)

static void
describe (SpecDifferenceView *self)
{
  g_autofree char *description = spec_plot_words_dup_difference (self->session);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

static void
on_change (SpecDifferenceView *self)
{
  spec_plot_view_forget (SPEC_PLOT_VIEW (self));
  describe (self);
}

/* Returns: +1 … or −1 …; 0: nothing is selected. */
static int
get_selected (SpecDifferenceView *self)
{
  SpecModeItem *selected = spec_session_get_selected (self->session);
  int rank;

  if (selected == NULL)
    return 0;
  rank = (int) spec_mode_item_get_index (selected) + 1;
  return spec_mode_item_get_direction (selected) == SPEC_DIRECTION_POSITIVE ? rank : -rank;
}

/* Without a result there are axes and no stems. */
static gpointer
make_plot (SpecPlotView *view, const SpecPlotStyle *style, int width, int height)
{
  SpecDifferenceView *self = SPEC_DIFFERENCE_VIEW (view);
  SpecResult *result = spec_session_get_result (self->session);
  SpecDifferenceData nothing = { .band = NAN, .solid = TRUE };

  if (result == NULL)
    return spec_difference_plot_new (&nothing, style, width, height);
  return spec_plot_result_new_difference (result, spec_session_get_evidence (self->session, result), get_selected (self), style,
                                          width, height);
}

static void
paint_plot (gpointer plot, cairo_t *cr)
{
  spec_difference_plot_paint (plot, cr);
}

static void
paint_mark (SpecPlotView *view, gpointer plot, cairo_t *cr)
{
  spec_difference_plot_paint_hover (plot, cr, SPEC_DIFFERENCE_VIEW (view)->hovered);
}

static void
select_mode (SpecDifferenceView *self, int mode)
{
  GListModel *modes = spec_session_get_modes (self->session);
  SpecDirection direction = mode > 0 ? SPEC_DIRECTION_POSITIVE : SPEC_DIRECTION_NEGATIVE;

  for (guint i = 0; i < g_list_model_get_n_items (modes); i++)
    {
      g_autoptr (SpecModeItem) item = g_list_model_get_item (modes, i);

      if (spec_mode_item_get_direction (item) == direction && (int) spec_mode_item_get_index (item) == ABS (mode) - 1)
        {
          spec_session_select (self->session, item);
          return;
        }
    }
}

/* "±0.0018", "±0.0051, weak" */
static char *
dup_error_remark (const SpecStem *stem)
{
  g_autofree char *error = spec_number_text_fixed (stem->error, 4, SPEC_NUMBER_PLAIN);

  return g_strdup_printf (fabs (stem->value) <= stem->error ? _ ("±%s, weak") : "±%s", error);
}

static void
show_value (SpecDifferenceView *self, const SpecDifferencePlot *plot, int index)
{
  SpecPlotView *view = SPEC_PLOT_VIEW (self);
  gsize count;
  const SpecStem *stem = &spec_difference_plot_get_stems (plot, &count)[index];
  SpecSide side = stem->mode > 0 ? SPEC_SIDE_X : SPEC_SIDE_Y;
  gsize total = spec_problem_get_total (spec_result_get_problem (spec_session_get_result (self->session)));
  g_autofree char *tag = spec_number_text_fixed (stem->mode, 0, SPEC_NUMBER_SIGNED);
  g_autofree char *value = spec_number_text_fixed (stem->value, 4, SPEC_NUMBER_SIGNED);
  gulong count_inside = (gulong) (ABS (stem->value) * total + 0.5);
  g_autofree char *size = spec_number_text_count (count_inside, SPEC_NUMBER_PLAIN);
  SpecSamples *samples = spec_session_get_samples (self->session);
  gboolean images = samples != NULL && spec_samples_get_kind (samples) == SPEC_SAMPLES_IMAGES;
  g_autofree char *about = g_strdup_printf (images ? ngettext ("≈ %s image", "≈ %s images", count_inside)
                                                   : ngettext ("≈ %s sample", "≈ %s samples", count_inside), size);
  g_autofree char *remark = isfinite (stem->error) ? dup_error_remark (stem) : g_steal_pointer (&about);

  if (spec_plot_view_is_marked (view) && self->hovered == index)
    return;
  self->hovered = index;
  spec_plot_view_mark (view);
  spec_value_tip_show (spec_plot_view_get_tip (view), side, tag, value, remark, stem->x,
                       spec_difference_plot_get_zero (plot) + (stem->mode > 0 ? 24 : -24), stem->mode < 0);
}

static void
on_motion (SpecDifferenceView *self, double x, double y)
{
  SpecPlotView *view = SPEC_PLOT_VIEW (self);
  SpecDifferencePlot *plot;
  int index;

  if (!spec_plot_view_has_moved (view, x, y))
    return;
  plot = spec_plot_view_get_plot (view);
  index = spec_difference_plot_find (plot, x, y);
  if (index >= 0)
    show_value (self, plot, index);
  else
    spec_plot_view_unmark (view);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), index >= 0 ? "pointer" : NULL);
}

static void
on_pressed (SpecDifferenceView *self, int times, double x, double y)
{
  SpecDifferencePlot *plot;
  gsize count;
  int index;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  plot = spec_plot_view_get_plot (SPEC_PLOT_VIEW (self));
  index = spec_difference_plot_find (plot, x, y);
  if (index < 0)
    return;
  select_mode (self, spec_difference_plot_get_stems (plot, &count)[index].mode);
  if (times == 2)
    gtk_widget_activate_action (GTK_WIDGET (self), "cluster.focus-grid", NULL);
}

/* Selects the stem @step places to the right of the selected one; with nothing selected, the first. */
static void
step_selection (SpecDifferenceView *self, int step)
{
  gsize count;
  const SpecStem *stems = spec_difference_plot_get_stems (spec_plot_view_get_plot (SPEC_PLOT_VIEW (self)), &count);
  int place = -1, selected = get_selected (self);

  if (count == 0)
    return;
  for (gsize i = 0; i < count; i++)
    if (stems[i].mode == selected)
      place = i;
  place = place < 0 ? 0 : CLAMP (place + step, 0, (int) count - 1);
  select_mode (self, stems[place].mode);
}

static gboolean
on_key (SpecDifferenceView *self, guint key, guint code, GdkModifierType modifiers)
{
  if (modifiers & (GDK_ALT_MASK | GDK_CONTROL_MASK | GDK_SUPER_MASK))
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Left || key == GDK_KEY_KP_Left)
    step_selection (self, -1);
  else if (key == GDK_KEY_Right || key == GDK_KEY_KP_Right)
    step_selection (self, 1);
  else if (key == GDK_KEY_Home || key == GDK_KEY_KP_Home)
    step_selection (self, -G_MAXINT16);
  else if (key == GDK_KEY_End || key == GDK_KEY_KP_End)
    step_selection (self, G_MAXINT16);
  else if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter)
    gtk_widget_activate_action (GTK_WIDGET (self), "cluster.focus-grid", NULL);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
spec_difference_view_dispose (GObject *object)
{
  g_clear_object (&SPEC_DIFFERENCE_VIEW (object)->session);
  G_OBJECT_CLASS (spec_difference_view_parent_class)->dispose (object);
}

static void
spec_difference_view_class_init (SpecDifferenceViewClass *klass)
{
  SpecPlotViewClass *plot_class = SPEC_PLOT_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = spec_difference_view_dispose;
  plot_class->make_plot = make_plot;
  plot_class->free_plot = (GDestroyNotify) spec_difference_plot_free;
  plot_class->paint_plot = paint_plot;
  plot_class->paint_mark = paint_mark;
  plot_class->minimum[GTK_ORIENTATION_HORIZONTAL] = 200;
  plot_class->minimum[GTK_ORIENTATION_VERTICAL] = 110;
  plot_class->natural[GTK_ORIENTATION_HORIZONTAL] = 673;
  plot_class->natural[GTK_ORIENTATION_VERTICAL] = 198;
}

static void
spec_difference_view_init (SpecDifferenceView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (spec_plot_view_unmark), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Spectrum of the difference"), -1);
}

GtkWidget *
spec_difference_view_new (SpecSession *session)
{
  SpecDifferenceView *self = g_object_new (SPEC_TYPE_DIFFERENCE_VIEW, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::result", G_CALLBACK (on_change), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::selected", G_CALLBACK (on_change), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::evidence", G_CALLBACK (on_change), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::state", G_CALLBACK (describe), self, G_CONNECT_SWAPPED);
  describe (self);
  return GTK_WIDGET (self);
}
