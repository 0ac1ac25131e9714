#include "agreement/spec-measures-card.h"

#include <glib/gi18n-lib.h>

#include "paint/spec-measure-rows.h"
#include "paint/spec-number-text.h"
#include "widgets/spec-form.h"
#include "widgets/spec-wrapping-check.h"

typedef struct
{
  SpecMeasureId id;
  const char *name;
  const char *explanation;
} Choice;

/* NNGS is not among them: the view is made of it. */
static const Choice choices[] = {
  { SPEC_MEASURE_CKA_DEBIASED, N_ ("Linear CKA, debiased"),
    N_ ("Centred kernel alignment of the inner products, by the unbiased HSIC (Song et al. 2012): 0 for unrelated data") },
  { SPEC_MEASURE_CKA, N_ ("Linear CKA, biased"),
    N_ ("‖YᵀX‖² / (‖XᵀX‖ ‖YᵀY‖), columns centred. Too high where there are few samples: the mark shows what unrelated "
        "data would give") },
  { SPEC_MEASURE_RBF, N_ ("Gaussian CKA (σ of Explore)"),
    N_ ("The debiased CKA of the Gaussian kernels that Explore compares") },
  { SPEC_MEASURE_MUTUAL, N_ ("Mutual k-NN"), N_ ("Share of the k nearest neighbours by cosine that are the same") },
  { SPEC_MEASURE_RSA, N_ ("RSA, Spearman"),
    N_ ("Rank correlation between the similarities (Pearson) of all pairs of samples in X and in Y") },
  { SPEC_MEASURE_PROCRUSTES, N_ ("Orthogonal Procrustes"),
    N_ ("How well a rotation lays X over Y: ‖XᵀY‖ nuclear, columns centred, both of norm 1. The mark is for the rows of "
        "Y in a random order") },
};

static void
on_toggled (GtkCheckButton *button, SpecAgreementSession *session)
{
  SpecMeasureId id = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "spec-measure"));
  guint shown = spec_agreement_session_get_shown (session);

  shown = gtk_check_button_get_active (button) ? shown | 1u << id : shown & ~(1u << id);
  g_object_set (session, "shown", shown, NULL);
}

static void
update_cost (GtkWidget *label, SpecAgreementSession *session)
{
  const SpecAgreement *agreement = spec_agreement_session_get_agreement (session);
  SpecMeasureId id = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (label), "spec-measure"));
  SpecAgreementParts part = spec_measure_id_get_part (id);
  g_autofree char *seconds = NULL;
  g_autofree char *text = NULL;

  if (agreement != NULL && (agreement->parts & part) != 0)
    {
      double cost = agreement->seconds[g_bit_nth_lsf (part, -1)];

      seconds = spec_number_text_fixed (cost, cost < 0.095 ? 2 : 1, SPEC_NUMBER_PLAIN);
      /* Translators: seconds */
      text = g_strdup_printf (_ ("%s s"), seconds);
    }
  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
}

typedef struct
{
  GtkWidget *card;
  SpecAgreementSession *session;
} Row;

static void
add_choice (const Row *to, const Choice *choice)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *button = spec_wrapping_check_new (gettext (choice->name));
  GtkWidget *cost = gtk_label_new (NULL);
  gpointer id = GUINT_TO_POINTER (choice->id);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (button),
                               (spec_agreement_session_get_shown (to->session) & (1u << choice->id)) != 0);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_tooltip_text (button, gettext (choice->explanation));
  gtk_widget_set_tooltip_text (cost, _ ("What it took"));
  gtk_widget_add_css_class (cost, "dim");
  gtk_widget_add_css_class (row, "caption");
  g_object_set_data (G_OBJECT (button), "spec-measure", id);
  g_object_set_data (G_OBJECT (cost), "spec-measure", id);
  g_signal_connect_object (button, "toggled", G_CALLBACK (on_toggled), to->session, 0);
  g_signal_connect_object (to->session, "changed", G_CALLBACK (update_cost), cost, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (row), button);
  gtk_box_append (GTK_BOX (row), cost);
  gtk_box_append (GTK_BOX (to->card), row);
}

GtkWidget *
spec_measures_card_new (SpecAgreementSession *session)
{
  Row to = { spec_form_make_card (_ ("Measures")), session };

  gtk_widget_add_css_class (to.card, "measures-card");
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    add_choice (&to, &choices[i]);
  return to.card;
}
