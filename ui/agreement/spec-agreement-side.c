#include "agreement/spec-agreement-side.h"

#include <glib/gi18n-lib.h>

#include "agreement/spec-histogram-table.h"
#include "agreement/spec-histogram-view.h"
#include "agreement/spec-measures-card.h"
#include "agreement/spec-neighbours-card.h"
#include "plots/spec-plot-menu.h"

static GtkWidget *
create_card (const char *title)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new (title);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "side-card");
  gtk_widget_add_css_class (label, "bold");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (card), label);
  return card;
}

static GtkWidget *
create_text (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim");
  return label;
}

static guint
count_below (const SpecAgreement *agreement, const SpecHistogramRange *range)
{
  guint count = 0;

  for (gsize i = 0; i < agreement->samples; i++)
    count += spec_histogram_range_contains (range, agreement->jaccards[i]);
  return count;
}

/* What the dark bars are. */
static void
update_words (GtkWidget *label)
{
  SpecAgreementSession *session = g_object_get_data (G_OBJECT (label), "spec-session");
  const SpecAgreement *agreement = spec_agreement_session_get_agreement (session);
  const SpecHistogramRange *range = spec_agreement_session_get_filter (session);
  g_autofree char *text = NULL;

  if (agreement == NULL || agreement->jaccards == NULL)
    text = g_strdup (_ ("Not measured yet."));
  else if (range->low <= 0 && range->high >= 1)
    {
      const SpecHistogramRange low = { 0, 0.1 };
      guint count = count_below (agreement, &low);

      text = g_strdup_printf (ngettext ("%'u sample is below 0.10. Drag over the bars to list only some.",
                                        "%'u samples are below 0.10. Drag over the bars to list only some.", count),
                              count);
    }
  else
    {
      guint count = count_below (agreement, range);

      text = g_strdup_printf (ngettext ("%'u sample from %.2f to %.2f (dark bars) is in the list. Esc shows all.",
                                        "%'u samples from %.2f to %.2f (dark bars) are in the list. Esc shows all.",
                                        count),
                              count, range->low, range->high);
    }
  gtk_label_set_text (GTK_LABEL (label), text);
}

static void
on_table (GtkWidget *button, gpointer data)
{
  const SpecAgreement *agreement = spec_agreement_session_get_agreement (data);
  SpecHistogram histogram;

  if (agreement == NULL || agreement->jaccards == NULL)
    return;
  spec_histogram_count (&histogram, agreement->jaccards, agreement->samples);
  spec_plot_menu_present (button, GTK_WINDOW (spec_histogram_table_new (&histogram)));
}

static GtkWidget *
create_table_button (SpecAgreementSession *session)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("Show as _Table"));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "compact");
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_table), session, 0);
  return button;
}

static GtkWidget *
create_histogram (SpecAgreementSession *session)
{
  GtkWidget *card = create_card (_ ("How samples agree"));
  GtkWidget *words = create_text (NULL);

  g_object_set_data_full (G_OBJECT (words), "spec-session", g_object_ref (session), g_object_unref);
  g_signal_connect_object (session, "changed", G_CALLBACK (update_words), words, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "filtered", G_CALLBACK (update_words), words, G_CONNECT_SWAPPED);
  update_words (words);
  gtk_box_append (GTK_BOX (card), spec_histogram_view_new (session));
  gtk_box_append (GTK_BOX (card), words);
  gtk_box_append (GTK_BOX (card), create_table_button (session));
  return card;
}

static GtkWidget *
create_help (void)
{
  GtkWidget *card = create_card (_ ("Reading the numbers"));

  gtk_box_append (GTK_BOX (card),
                  create_text (_ ("CKA and Procrustes look at global shape, k-NN and NNGS at near neighbours. A high "
                                  "CKA with low k-NN means: same coarse classes, other details.")));
  return card;
}

GtkWidget *
spec_agreement_side_new (SpecAgreementSession *session)
{
  GtkWidget *side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  gtk_widget_add_css_class (side, "side-panel");
  gtk_widget_add_css_class (side, "agreement-side");
  gtk_box_append (GTK_BOX (side), spec_neighbours_card_new (session));
  gtk_box_append (GTK_BOX (side), spec_measures_card_new (session));
  gtk_box_append (GTK_BOX (side), create_histogram (session));
  gtk_box_append (GTK_BOX (side), create_help ());
  return side;
}
