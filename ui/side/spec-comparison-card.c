#include "side/spec-comparison-card.h"

#include <glib/gi18n-lib.h>

#include "side/spec-method-drop-down.h"
#include "widgets/spec-form.h"

#define SPEC_TYPE_COMPARISON_CARD (spec_comparison_card_get_type ())
G_DECLARE_FINAL_TYPE (SpecComparisonCard, spec_comparison_card, SPEC, COMPARISON_CARD, GtkBox)

struct _SpecComparisonCard
{
  GtkBox parent_instance;

  /* borrowed */
  GtkWidget *form;
  GtkWidget *rff_label, *rff;

  /* owned */
  SpecSession *session;
};

G_DEFINE_FINAL_TYPE (SpecComparisonCard, spec_comparison_card, GTK_TYPE_BOX)

/* One number of the session as a row of the form. */
typedef struct
{
  const char *property, *label, *tooltip;
  double low, high, step, page;
  guint digits;
} Number;

static const Number numbers[] = {
  { "eta", N_ ("_Weight of Y, η"),
    N_ ("Above 1: only clusters that X holds together η times more strongly than Y remain positive."), 0, 100, 0.05,
    0.5, 2 },
  { "rff-dim", N_ ("_RFF size"), N_ ("Random frequencies for each embedding; twice as many features"), 10, 100000, 500,
    1000, 0 },
  { "seed", N_ ("Random _seed"), N_ ("Every random choice follows from it: the rows of the preview, the frequencies"),
    0, 9007199254740991, 1, 10, 0 },
  { "modes", N_ ("_Modes, each way"), N_ ("How many clusters to look for in each direction"), 1, 100, 1, 5, 0 },
};

/* Auto may use them too: the newest result tells. */
static void
update_rff (SpecComparisonCard *self)
{
  SpecResult *result = spec_session_get_result (self->session);
  SpecMethod method = spec_session_get_params (self->session)->method;
  gboolean used
      = method == SPEC_METHOD_RFF
        || (method == SPEC_METHOD_AUTO && result != NULL && spec_result_get_method (result) == SPEC_METHOD_RFF);

  gtk_widget_set_sensitive (self->rff, used);
  gtk_widget_set_sensitive (self->rff_label, used);
}

/* Returns: the control. @label: (out): its name */
static GtkWidget *
append_number (SpecComparisonCard *self, const Number *number, GtkWidget **label)
{
  GtkWidget *spin = spec_form_make_spin (number->low, number->high, number->step, number->page, number->digits);

  g_object_bind_property (self->session, number->property, gtk_spin_button_get_adjustment (GTK_SPIN_BUTTON (spin)), "value",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  *label = spec_form_append (self->form, gettext (number->label), gettext (number->tooltip), spin);
  return spin;
}

/* At the end of its row, where the numbers of the other rows end. */
static GtkWidget *
create_centre (SpecSession *session)
{
  GtkWidget *control = gtk_switch_new ();

  gtk_widget_set_halign (control, GTK_ALIGN_END);
  g_object_bind_property (session, "centre", control, "active", G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  return control;
}

static void
create_form (SpecComparisonCard *self)
{
  GtkWidget *method = spec_method_drop_down_new (self->session);
  GtkWidget *label;

  self->form = spec_form_new ("comparison-form");
  append_number (self, &numbers[0], &label);
  spec_form_append (self->form, _ ("_Centre kernels"),
                    _ ("Compares how samples are alike beyond the mean similarity (H K H). Turn it on when the first cluster holds "
                       "nearly all samples: one embedding is then merely more alike on the whole, and centring takes that out."),
                    create_centre (self->session));
  spec_form_append (self->form, _ ("Me_thod"), _ ("Auto: exact whenever it fits half of the free memory"), method);
  self->rff = append_number (self, &numbers[1], &self->rff_label);
  append_number (self, &numbers[2], &label);
  append_number (self, &numbers[3], &label);
}

static GtkWidget *
create_heading (void)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *title = gtk_label_new (_ ("Comparison"));
  GtkWidget *reset = gtk_button_new_from_icon_name ("spec-reset-symbolic");

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (title, "bold");
  gtk_widget_add_css_class (reset, "flat");
  gtk_widget_add_css_class (reset, "compact");
  gtk_widget_add_css_class (reset, "image-button");
  gtk_widget_set_valign (reset, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (reset, _ ("Put everything back to its default"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (reset), "side.reset");
  gtk_box_append (GTK_BOX (row), title);
  gtk_box_append (GTK_BOX (row), reset);
  return row;
}

/* A grid, not a box: a box of GTK 4.8 adds up the baselines of icon and wrapping text to another height than it asked
 * for. */
static GtkWidget *
create_estimate (SpecSession *session)
{
  GtkWidget *row = gtk_grid_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name ("spec-info-symbolic");
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (icon, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (row, "caption");
  gtk_widget_add_css_class (row, "dim");
  gtk_widget_add_css_class (row, "estimate");
  gtk_grid_set_column_spacing (GTK_GRID (row), 8);
  gtk_grid_attach (GTK_GRID (row), icon, 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (row), label, 1, 0, 1, 1);
  g_object_bind_property (session, "estimate", label, "label", G_BINDING_SYNC_CREATE);
  return row;
}

static void
spec_comparison_card_dispose (GObject *object)
{
  g_clear_object (&SPEC_COMPARISON_CARD (object)->session);
  G_OBJECT_CLASS (spec_comparison_card_parent_class)->dispose (object);
}

static void
spec_comparison_card_class_init (SpecComparisonCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = spec_comparison_card_dispose;
}

static void
spec_comparison_card_init (SpecComparisonCard *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "side-card");
}

GtkWidget *
spec_comparison_card_new (SpecSession *session)
{
  SpecComparisonCard *self = g_object_new (SPEC_TYPE_COMPARISON_CARD, NULL);

  self->session = g_object_ref (session);
  create_form (self);
  gtk_box_append (GTK_BOX (self), create_heading ());
  gtk_box_append (GTK_BOX (self), self->form);
  gtk_box_append (GTK_BOX (self), create_estimate (session));
  g_signal_connect_object (session, "notify::method", G_CALLBACK (update_rff), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::result", G_CALLBACK (update_rff), self, G_CONNECT_SWAPPED);
  update_rff (self);
  return GTK_WIDGET (self);
}
