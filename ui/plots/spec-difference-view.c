#include "plots/spec-difference-view.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "paint/spec-plot-result.h"
#include "plots/spec-plot-node.h"
#include "plots/spec-plot-words.h"
#include "plots/spec-value-tip.h"
#include "plots/spec-widget-style.h"

#define MINIMUM_HEIGHT 110

struct _SpecDifferenceView
{
  GtkWidget parent_instance;

  /* owned */
  SpecSession *session;
  SpecDifferencePlot *plot; /* NULL: to be computed for the data and size of now */
  GskRenderNode *node;      /* the plot, painted; NULL: to be painted */
  GtkWidget *tip;

  int hovered;                 /* index of a stem of plot; -1: none */
  int width, height;           /* the plot was computed for */
  double pointer_x, pointer_y; /* where the pointer was last */
  SpecPlotStyle style;
};

G_DEFINE_FINAL_TYPE (SpecDifferenceView, spec_difference_view, GTK_TYPE_WIDGET)

static void
drop_plot (SpecDifferenceView *self)
{
  g_clear_pointer (&self->plot, spec_difference_plot_free);
  g_clear_pointer (&self->node, gsk_render_node_unref);
  self->hovered = -1;
}

static void
forget_plot (SpecDifferenceView *self)
{
  drop_plot (self);
  spec_value_tip_hide (SPEC_VALUE_TIP (self->tip));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
describe (SpecDifferenceView *self)
{
  g_autofree char *description = spec_plot_words_dup_difference (self->session);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

static void
on_change (SpecDifferenceView *self)
{
  forget_plot (self);
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
static void
ensure_plot (SpecDifferenceView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  SpecResult *result = spec_session_get_result (self->session);
  SpecDifferenceData nothing = { .band = NAN, .solid = TRUE };
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);

  if (self->plot != NULL)
    return;
  spec_widget_style_init (&self->style, widget);
  if (result != NULL)
    self->plot = spec_plot_result_new_difference (result, spec_session_get_evidence (self->session, result), get_selected (self), &self->style, width, height);
  else
    self->plot = spec_difference_plot_new (&nothing, &self->style, width, height);
}

static void
paint (gpointer plot, cairo_t *cr)
{
  spec_difference_plot_paint (plot, cr);
}

static void
spec_difference_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SpecDifferenceView *self = SPEC_DIFFERENCE_VIEW (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));

  ensure_plot (self);
  if (self->node == NULL)
    self->node = spec_plot_node_new (widget, paint, self->plot);
  gtk_snapshot_append_node (snapshot, self->node);
  if (self->hovered >= 0)
    {
      cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);

      spec_difference_plot_paint_hover (self->plot, cr, self->hovered);
      cairo_destroy (cr);
    }
  gtk_widget_snapshot_child (widget, self->tip, snapshot);
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
show_value (SpecDifferenceView *self, int index)
{
  gsize count;
  const SpecStem *stem = &spec_difference_plot_get_stems (self->plot, &count)[index];
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

  if (self->hovered == index)
    return;
  self->hovered = index;
  spec_value_tip_show (SPEC_VALUE_TIP (self->tip), side, tag, value, remark, stem->x,
                       spec_difference_plot_get_zero (self->plot) + (stem->mode > 0 ? 24 : -24), stem->mode < 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
hide_value (SpecDifferenceView *self)
{
  if (self->hovered < 0)
    return;
  self->hovered = -1;
  spec_value_tip_hide (SPEC_VALUE_TIP (self->tip));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* GTK tells of a motion after each layout too: a pointer that rests must not bring back what a key has hidden. */
static gboolean
has_moved (SpecDifferenceView *self, double x, double y)
{
  gboolean moved = x != self->pointer_x || y != self->pointer_y;

  self->pointer_x = x;
  self->pointer_y = y;
  return moved;
}

static void
on_motion (SpecDifferenceView *self, double x, double y)
{
  int index;

  if (!has_moved (self, x, y))
    return;
  ensure_plot (self);
  index = spec_difference_plot_find (self->plot, x, y);
  if (index >= 0)
    show_value (self, index);
  else
    hide_value (self);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), index >= 0 ? "pointer" : NULL);
}

static void
on_pressed (SpecDifferenceView *self, int times, double x, double y)
{
  gsize count;
  int index;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  ensure_plot (self);
  index = spec_difference_plot_find (self->plot, x, y);
  if (index < 0)
    return;
  select_mode (self, spec_difference_plot_get_stems (self->plot, &count)[index].mode);
  if (times == 2)
    gtk_widget_activate_action (GTK_WIDGET (self), "cluster.focus-grid", NULL);
}

/* Selects the stem @step places to the right of the selected one; with nothing selected, the first. */
static void
step_selection (SpecDifferenceView *self, int step)
{
  gsize count;
  const SpecStem *stems;
  int place = -1, selected = get_selected (self);

  ensure_plot (self);
  stems = spec_difference_plot_get_stems (self->plot, &count);
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
spec_difference_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                              int *minimum_baseline, int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? MINIMUM_HEIGHT : 200;
  *natural = orientation == GTK_ORIENTATION_VERTICAL ? 198 : 673;
}

static void
spec_difference_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SpecDifferenceView *self = SPEC_DIFFERENCE_VIEW (widget);

  if (width != self->width || height != self->height)
    drop_plot (self);
  self->width = width;
  self->height = height;
  spec_value_tip_allocate (SPEC_VALUE_TIP (self->tip), width, height);
}

static void
spec_difference_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (spec_difference_view_parent_class)->css_changed (widget, change);
  if (!spec_widget_style_is_current (&SPEC_DIFFERENCE_VIEW (widget)->style, widget))
    forget_plot (SPEC_DIFFERENCE_VIEW (widget));
}

static void
spec_difference_view_dispose (GObject *object)
{
  SpecDifferenceView *self = SPEC_DIFFERENCE_VIEW (object);

  drop_plot (self);
  g_clear_pointer (&self->tip, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (spec_difference_view_parent_class)->dispose (object);
}

static void
spec_difference_view_class_init (SpecDifferenceViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = spec_difference_view_dispose;
  widget_class->snapshot = spec_difference_view_snapshot;
  widget_class->measure = spec_difference_view_measure;
  widget_class->size_allocate = spec_difference_view_size_allocate;
  widget_class->css_changed = spec_difference_view_css_changed;
  gtk_widget_class_set_css_name (widget_class, "plot");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
spec_difference_view_init (SpecDifferenceView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->hovered = -1;
  self->tip = spec_value_tip_new (GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (forget_plot), NULL);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (hide_value), self);
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
