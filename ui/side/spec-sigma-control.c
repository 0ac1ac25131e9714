#include "side/spec-sigma-control.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "paint/spec-number-text.h"

#define LOWEST 0.02 /* of the median */
#define HIGHEST 20.0
#define STEP 1.05
#define PAGE 1.5

struct _SpecSigmaControl
{
  GObject parent_instance;

  /* owned */
  SpecSession *session;
  GtkAdjustment *adjustment; /* of ln sigma */
  GtkWidget *entry, *spin, *scale;

  SpecSide side;
  gulong on_value; /* handler of the adjustment */
  gboolean held;   /* a pointer holds the slider */
};

G_DEFINE_FINAL_TYPE (SpecSigmaControl, spec_sigma_control, G_TYPE_OBJECT)

static const char *const sigma_names[] = { "sigma-x", "sigma-y" };
static const char *const median_names[] = { "median-x", "median-y" };

static double
get_number (SpecSigmaControl *self, const char *property)
{
  double value;

  g_object_get (self->session, property, &value, NULL);
  return value;
}

static void
on_value_changed (SpecSigmaControl *self)
{
  g_object_set (self->session, sigma_names[self->side], exp (gtk_adjustment_get_value (self->adjustment)), NULL);
}

/* A sigma from elsewhere (the command line, an undo) may lie beyond the slider's range: the range gives way. */
static void
on_sigma (SpecSigmaControl *self)
{
  double sigma = get_number (self, sigma_names[self->side]);
  double median = get_number (self, median_names[self->side]);
  double low, high;

  if (!(sigma > 0))
    sigma = median > 0 ? median : 1;
  if (!(median > 0))
    median = sigma;
  low = MIN (log (LOWEST * median), log (sigma));
  high = MAX (log (HIGHEST * median), log (sigma));
  g_signal_handler_block (self->adjustment, self->on_value);
  gtk_adjustment_configure (self->adjustment, log (sigma), low, high, log (STEP), log (PAGE), 0);
  g_signal_handler_unblock (self->adjustment, self->on_value);
}

static void
on_median (SpecSigmaControl *self)
{
  double median = get_number (self, median_names[self->side]);

  gtk_scale_clear_marks (GTK_SCALE (self->scale));
  if (median > 0)
    {
      g_autofree char *number = spec_number_text_significant (median, 3, SPEC_NUMBER_PLAIN);
      g_autofree char *label = g_strdup_printf (_ ("median %s"), number);

      gtk_scale_add_mark (GTK_SCALE (self->scale), log (median), GTK_POS_BOTTOM, label);
    }
  gtk_widget_set_sensitive (self->scale, median > 0);
  on_sigma (self);
}

static gboolean
on_output (SpecSigmaControl *self)
{
  g_autofree char *text
      = spec_number_text_significant (exp (gtk_adjustment_get_value (self->adjustment)), 3, SPEC_NUMBER_PLAIN);

  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->spin)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->spin), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->spin), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
  return TRUE;
}

/* What is no bandwidth leaves the present one, and so does the text that stands for it: three digits must not round a
 * sigma nobody touched. (An error returned here would have GtkSpinButton set ln sigma to 0.) */
static int
on_input (SpecSigmaControl *self, double *value)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->spin));
  double now = gtk_adjustment_get_value (self->adjustment);
  g_autofree char *shown = spec_number_text_significant (exp (now), 3, SPEC_NUMBER_PLAIN);
  double sigma;

  *value = now;
  if (!g_str_equal (text, shown) && spec_number_text_parse (text, &sigma) && sigma > 0)
    *value = log (sigma);
  return TRUE;
}

static void
release (SpecSigmaControl *self)
{
  if (!self->held)
    return;
  self->held = FALSE;
  spec_session_end_drag (self->session);
}

/* The range's own gesture claims the press, which would end any gesture of ours: look at the events as they pass. */
static gboolean
on_event (SpecSigmaControl *self, GdkEvent *event)
{
  switch ((int) gdk_event_get_event_type (event))
    {
    case GDK_BUTTON_PRESS:
    case GDK_TOUCH_BEGIN:
      if (!self->held)
        spec_session_begin_drag (self->session);
      self->held = TRUE;
      break;
    case GDK_BUTTON_RELEASE:
    case GDK_TOUCH_END:
    case GDK_TOUCH_CANCEL:
    case GDK_GRAB_BROKEN:
      release (self);
      break;
    default:
      break;
    }
  return GDK_EVENT_PROPAGATE;
}

/* The letter stands inside the entry's frame, before the number. */
static void
create_entry (SpecSigmaControl *self)
{
  const char *side = self->side == SPEC_SIDE_X ? "X" : "Y";
  g_autofree char *markup = g_strdup_printf ("<b>σ<sub>%s</sub></b>", side);
  g_autofree char *name = g_strdup_printf (_ ("Bandwidth σ of %s"), side);
  g_autofree char *tooltip = g_strdup_printf (_ ("Bandwidth of the Gaussian kernel of %s (Alt+%s)"), side, side);
  GtkWidget *letter = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (letter), markup);
  gtk_widget_set_can_target (letter, FALSE);
  gtk_widget_set_halign (letter, GTK_ALIGN_START);
  gtk_widget_add_css_class (letter, "sigma-letter");
  gtk_widget_add_css_class (letter, self->side == SPEC_SIDE_X ? "cx" : "cy");
  self->spin = g_object_ref_sink (gtk_spin_button_new (self->adjustment, 1, 9));
  gtk_editable_set_width_chars (GTK_EDITABLE (self->spin), 4);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->spin), 5);
  gtk_editable_set_alignment (GTK_EDITABLE (self->spin), 1);
  gtk_widget_add_css_class (self->spin, "sigma");
  gtk_widget_set_tooltip_text (self->spin, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->spin), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  self->entry = g_object_ref_sink (gtk_overlay_new ());
  gtk_overlay_set_child (GTK_OVERLAY (self->entry), self->spin);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->entry), letter);
  gtk_overlay_set_measure_overlay (GTK_OVERLAY (self->entry), letter, TRUE); /* it may be higher than the number */
  /* By this name the window finds it for Alt+X and Alt+Y. */
  gtk_widget_set_name (self->spin, sigma_names[self->side]);
}

static void
create_scale (SpecSigmaControl *self)
{
  GtkEventController *events = gtk_event_controller_legacy_new ();
  g_autofree char *name = g_strdup_printf (_ ("Bandwidth σ of %s, slider"), self->side == SPEC_SIDE_X ? "X" : "Y");

  self->scale = g_object_ref_sink (gtk_scale_new (GTK_ORIENTATION_HORIZONTAL, self->adjustment));
  gtk_scale_set_draw_value (GTK_SCALE (self->scale), FALSE);
  gtk_range_set_round_digits (GTK_RANGE (self->scale), -1);
  gtk_widget_add_css_class (self->scale, self->side == SPEC_SIDE_X ? "x" : "y");
  gtk_widget_set_name (self->scale, self->side == SPEC_SIDE_X ? "slider-x" : "slider-y"); /* has the focus at first */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect_object (events, "event", G_CALLBACK (on_event), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scale, "unmap", G_CALLBACK (release), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->scale, events);
}

static void
spec_sigma_control_dispose (GObject *object)
{
  SpecSigmaControl *self = SPEC_SIGMA_CONTROL (object);

  if (self->session != NULL)
    release (self);
  g_clear_signal_handler (&self->on_value, self->adjustment);
  g_clear_object (&self->session);
  g_clear_object (&self->entry);
  g_clear_object (&self->spin);
  g_clear_object (&self->scale);
  g_clear_object (&self->adjustment);
  G_OBJECT_CLASS (spec_sigma_control_parent_class)->dispose (object);
}

static void
spec_sigma_control_class_init (SpecSigmaControlClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = spec_sigma_control_dispose;
}

static void
spec_sigma_control_init (SpecSigmaControl *self)
{
  self->adjustment = g_object_ref_sink (gtk_adjustment_new (0, -1, 1, log (STEP), log (PAGE), 0));
}

SpecSigmaControl *
spec_sigma_control_new (SpecSession *session, SpecSide side)
{
  SpecSigmaControl *self = g_object_new (SPEC_TYPE_SIGMA_CONTROL, NULL);
  g_autofree char *sigma = g_strconcat ("notify::", sigma_names[side], NULL);
  g_autofree char *median = g_strconcat ("notify::", median_names[side], NULL);

  self->session = g_object_ref (session);
  self->side = side;
  self->on_value = g_signal_connect_swapped (self->adjustment, "value-changed", G_CALLBACK (on_value_changed), self);
  create_entry (self);
  create_scale (self);
  g_signal_connect_object (self->spin, "output", G_CALLBACK (on_output), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->spin, "input", G_CALLBACK (on_input), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, sigma, G_CALLBACK (on_sigma), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, median, G_CALLBACK (on_median), self, G_CONNECT_SWAPPED);
  on_median (self);
  on_output (self);
  return self;
}

GtkWidget *
spec_sigma_control_get_entry (SpecSigmaControl *self)
{
  g_return_val_if_fail (SPEC_IS_SIGMA_CONTROL (self), NULL);
  return self->entry;
}

GtkWidget *
spec_sigma_control_get_scale (SpecSigmaControl *self)
{
  g_return_val_if_fail (SPEC_IS_SIGMA_CONTROL (self), NULL);
  return self->scale;
}

static GtkWidget *
find_part (GtkWidget *whole, const char *name)
{
  for (GtkWidget *part = gtk_widget_get_first_child (whole); part != NULL; part = gtk_widget_get_next_sibling (part))
    if (g_str_equal (gtk_widget_get_css_name (part), name))
      return part;
  return NULL;
}

/* From GTK's own parts of the slider: gtk_range_get_slider_range() of GTK 4.8 mixes x and y up. The knob moves within the trough by
 * the room its margins leave it. */
gboolean
spec_sigma_control_find_track (SpecSigmaControl *self, GtkWidget *relative, double *low, double *high, double *left,
                               double *right)
{
  GtkWidget *trough, *knob;
  graphene_rect_t bounds;
  GtkBorder border;
  int width;

  g_return_val_if_fail (SPEC_IS_SIGMA_CONTROL (self), FALSE);
  trough = find_part (self->scale, "trough");
  knob = trough != NULL ? find_part (trough, "slider") : NULL;
  if (knob == NULL || !gtk_widget_get_mapped (self->scale) || !(get_number (self, median_names[self->side]) > 0)
      || !gtk_widget_compute_bounds (trough, relative, &bounds))
    return FALSE;
  gtk_widget_measure (knob, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  gboolean reversed = gtk_widget_get_direction (self->scale) == GTK_TEXT_DIR_RTL;
  gtk_style_context_get_border (gtk_widget_get_style_context (trough), &border);
  double start = bounds.origin.x + border.left + width / 2.0;
  double end = bounds.origin.x + bounds.size.width - border.right - width / 2.0;
  *low = exp (gtk_adjustment_get_lower (self->adjustment));
  *high = exp (gtk_adjustment_get_upper (self->adjustment));
  *left = reversed ? end : start;
  *right = reversed ? start : end;
  return *high > *low;
}
