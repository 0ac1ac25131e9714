#include "agreement/spec-neighbours-card.h"

#include <glib/gi18n-lib.h>

#include "paint/spec-metric-text.h"
#include "widgets/spec-form.h"
#include "widgets/spec-tooltip.h"
#include "widgets/spec-wrapping-check.h"

static void
on_metric (GtkDropDown *drop_down, GParamSpec *property, SpecAgreementSession *session)
{
  const char *name = g_object_get_data (G_OBJECT (drop_down), "spec-property");

  g_object_set (session, name, gtk_drop_down_get_selected (drop_down), NULL);
}

static GtkWidget *
create_metric (SpecAgreementSession *session, const char *property)
{
  const char *names[SPEC_METRIC_SNR + 2] = { NULL };
  GtkWidget *drop_down;
  guint metric;

  for (guint i = 0; i <= SPEC_METRIC_SNR; i++)
    names[i] = spec_metric_text_get_title (i);
  g_object_get (session, property, &metric, NULL);
  drop_down = gtk_drop_down_new_from_strings (names);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), metric);
  g_object_set_data (G_OBJECT (drop_down), "spec-property", (gpointer) property);
  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (on_metric), session, 0);
  return drop_down;
}

static GtkWidget *
create_number (SpecAgreementSession *session, const char *property, double step, double page)
{
  GtkWidget *spin = spec_form_make_spin (1, 1e6, step, page, 0);

  g_object_bind_property (session, property, gtk_spin_button_get_adjustment (GTK_SPIN_BUTTON (spin)), "value",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  return spin;
}

static GtkWidget *
create_switch (SpecAgreementSession *session, const char *property, const char *text, const char *tooltip)
{
  GtkWidget *button = spec_wrapping_check_new (text);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_add_css_class (button, "caption");
  g_object_bind_property (session, property, button, "active", G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  return button;
}

/* What there are samples and memory for is known once there are files. */
static void
update_limits (GtkWidget *card)
{
  SpecAgreementSession *session = g_object_get_data (G_OBJECT (card), "spec-session");
  GtkSpinButton *k = g_object_get_data (G_OBJECT (card), "spec-k");
  GtkSpinButton *largest = g_object_get_data (G_OBJECT (card), "spec-largest");
  guint most = spec_agreement_session_get_most (session), at_most;
  g_autofree char *text = g_strdup_printf (_ ("How far the curve goes. At most %'u here: there are samples and memory "
                                              "for that many, and none needs more than 3,000"),
                                           most);

  g_object_get (session, "largest-k", &at_most, NULL);
  gtk_adjustment_set_upper (gtk_spin_button_get_adjustment (largest), MAX (most, 1));
  gtk_adjustment_set_upper (gtk_spin_button_get_adjustment (k), at_most > 0 ? MIN (most, at_most) : most);
  spec_tooltip_set (GTK_WIDGET (largest), text);
}

static GtkWidget *
create_form (SpecAgreementSession *session, GtkWidget *card)
{
  GtkWidget *form = spec_form_new ("comparison-form");
  GtkWidget *k = create_number (session, "k", 1, 10), *largest = create_number (session, "largest-k", 100, 500);

  spec_form_append (form, _ ("_Distance in X"), _ ("By which the neighbours in X are the nearest"),
                    create_metric (session, "metric-x"));
  spec_form_append (form, _ ("D_istance in Y"), _ ("By which the neighbours in Y are the nearest"),
                    create_metric (session, "metric-y"));
  spec_form_append (form, _ ("_k for the list"), _ ("Neighbours that the list, the measures and the details are of"), k);
  spec_form_append (form, _ ("_Largest k"), NULL, largest);
  g_object_set_data (G_OBJECT (card), "spec-k", k);
  g_object_set_data (G_OBJECT (card), "spec-largest", largest);
  return form;
}

GtkWidget *
spec_neighbours_card_new (SpecAgreementSession *session)
{
  GtkWidget *card = spec_form_make_card (_ ("Neighbours"));

  g_object_set_data_full (G_OBJECT (card), "spec-session", g_object_ref (session), g_object_unref);
  gtk_box_append (GTK_BOX (card), create_form (session, card));
  gtk_box_append (GTK_BOX (card), create_switch (session, "normalised", _ ("_Subtract chance level"),
                                                 _ ("(NNGS − H) / (1 − H) with H = k / (2(n − 1) − k), what random "
                                                    "neighbours would give")));
  gtk_box_append (GTK_BOX (card), create_switch (session, "band", _ ("_Band: 95 % bootstrap over samples"),
                                                 _ ("Where the curve would lie for other samples of the same kind: 500 "
                                                    "times as many drawn with replacement, their neighbours as they "
                                                    "are")));
  g_signal_connect_object (session, "changed", G_CALLBACK (update_limits), card, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::largest-k", G_CALLBACK (update_limits), card, G_CONNECT_SWAPPED);
  update_limits (card);
  return card;
}
