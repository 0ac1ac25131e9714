#include "agreement/spec-agreement-curve-card.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "agreement/spec-agreement-curve-view.h"
#include "agreement/spec-agreement-export.h"
#include "paint/spec-agreement-figure.h"
#include "plots/spec-heading-row.h"
#include "plots/spec-number-table.h"
#include "plots/spec-plot-menu.h"
#include "widgets/spec-tooltip.h"

typedef struct
{
  GtkWidget *card; /* borrowed: it owns this */
  GtkWidget *note; /* borrowed */
  SpecAgreementSession *session;
} Card;

static const SpecOverlapCurve *
get_curve (SpecAgreementSession *session)
{
  const SpecAgreement *agreement = spec_agreement_session_get_agreement (session);

  return agreement != NULL && agreement->pair != NULL ? agreement->pair->curve : NULL;
}

static void
on_table (GSimpleAction *action, GVariant *value, gpointer data)
{
  static const SpecNumberColumn columns[] = {
    { N_ ("k"), 0, 0 },
    { N_ ("NNGS"), 4, 0 },
    /* xgettext:no-c-format */
    { N_ ("95 % low"), 4, 0 },
    /* xgettext:no-c-format */
    { N_ ("95 % high"), 4, 0 },
    { N_ ("Chance"), 4, 0 },
    { N_ ("Normalised"), 4, 0 },
  };
  Card *card = data;
  const SpecOverlapCurve *curve = get_curve (card->session);
  SpecNumberColumn translated[G_N_ELEMENTS (columns)];
  g_autofree char *subtitle = NULL;
  SpecNumberTable *table;

  if (curve == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    translated[i] = (SpecNumberColumn){ gettext (columns[i].heading), columns[i].decimals, columns[i].flags };
  subtitle = g_strdup_printf (ngettext ("all %'zu samples, exact", "all %'zu samples, exact", curve->samples), curve->samples);
  table = spec_number_table_new (_ ("Neighbour Agreement"), subtitle, translated, G_N_ELEMENTS (columns));
  for (gsize i = 0; i < curve->grid_count; i++)
    {
      gsize k = curve->grid[i];
      double nngs = curve->jaccard[k - 1];
      const double row[] = { (double) k,     nngs,
                             curve->low[i],  curve->high[i],
                             spec_overlap_curve_get_chance (curve, k), spec_overlap_curve_normalise (curve, k, nngs) };

      spec_number_table_add_row (table, row);
    }
  spec_plot_menu_present (card->card, GTK_WINDOW (table));
}

static void
on_save (GSimpleAction *action, GVariant *value, gpointer data)
{
  Card *card = data;

  spec_agreement_export_choose (card->card, card->session, FALSE);
}

static void
on_save_measures (GSimpleAction *action, GVariant *value, gpointer data)
{
  Card *card = data;

  spec_agreement_export_choose (card->card, card->session, TRUE);
}

static void
on_copy (GSimpleAction *action, GVariant *value, gpointer data)
{
  Card *card = data;
  const SpecOverlapCurve *curve = get_curve (card->session);
  g_autofree char *text = curve != NULL ? spec_agreement_figure_dup_csv (curve) : NULL;

  if (text == NULL)
    return;
  g_strdelimit (text, ",", '\t');
  gdk_clipboard_set_text (gtk_widget_get_clipboard (card->card), text);
  g_signal_emit_by_name (spec_agreement_session_get_session (card->session), "message", _ ("Curve copied"));
}

static const GActionEntry actions[] = {
  { "table", on_table },
  { "save", on_save },
  { "save-measures", on_save_measures },
  { "copy", on_copy },
};

static void
update_note (Card *card)
{
  gboolean normalised;

  g_object_get (card->session, "normalised", &normalised, NULL);
  gtk_label_set_text (GTK_LABEL (card->note), normalised ? _ ("0 = chance, 1 = same neighbours")
                                                         : _ ("mean Jaccard, 1 = same neighbours"));
}

static void
on_notify (SpecAgreementSession *session, GParamSpec *property, GtkWidget *widget)
{
  update_note (g_object_get_data (G_OBJECT (widget), "spec-card"));
}

static GtkWidget *
create_heading (Card *card)
{
  GtkWidget *heading = spec_heading_row_new (7), *gap = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  SpecHeadingRow *row = SPEC_HEADING_ROW (heading);
  GtkWidget *title = gtk_label_new (_ ("Neighbour agreement (NNGS)")), *brief = gtk_label_new ("NNGS");
  g_autoptr (GMenu) section = g_menu_new ();

  card->note = gtk_label_new (NULL);
  gtk_widget_add_css_class (heading, "card-title");
  gtk_widget_add_css_class (heading, "plot-heading");
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (brief, "heading");
  spec_tooltip_set (brief, gtk_label_get_text (GTK_LABEL (title)));
  gtk_widget_add_css_class (card->note, "caption");
  gtk_widget_add_css_class (card->note, "dim");
  gtk_widget_set_hexpand (gap, TRUE);
  g_menu_append (section, _ ("_Copy Numbers"), "plot.copy");
  g_menu_append (section, _ ("Save _Measures as Figure…"), "plot.save-measures");
  spec_heading_row_append_between (row, brief, 0, 0);
  spec_heading_row_append (row, title, 1);
  spec_heading_row_append (row, gap, 0);
  spec_heading_row_append (row, card->note, 2);
  spec_heading_row_append (row, spec_plot_menu_new (G_MENU_MODEL (section)), 0);
  return heading;
}

static void
card_free (gpointer data)
{
  Card *card = data;

  g_object_unref (card->session);
  g_free (card);
}

GtkWidget *
spec_agreement_curve_card_new (SpecAgreementSession *session)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *view = spec_agreement_curve_view_new (session);
  Card *card = g_new0 (Card, 1);

  *card = (Card){ box, NULL, g_object_ref (session) };
  g_object_set_data_full (G_OBJECT (box), "spec-card", card, card_free);
  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), card);
  gtk_widget_insert_action_group (box, "plot", G_ACTION_GROUP (group));
  gtk_widget_add_css_class (box, "card");
  gtk_widget_set_vexpand (view, TRUE);
  gtk_box_append (GTK_BOX (box), create_heading (card));
  gtk_box_append (GTK_BOX (box), view);
  g_signal_connect_object (session, "notify::normalised", G_CALLBACK (on_notify), box, 0);
  update_note (card);
  return box;
}
