#include "agreement/spec-neighbour-section.h"

#include <glib/gi18n-lib.h>

#include "agreement/spec-agreement-words.h"
#include "agreement/spec-proximity.h"
#include "clusters/spec-neighbour-strip.h"
#include "widgets/spec-fit-label.h"
#include "widgets/spec-tooltip.h"

typedef struct
{
  SpecAgreementSession *session; /* owned */
  SpecSide side;
  GtkWidget *title, *note, *strip; /* borrowed */
} Section;

static void
section_free (gpointer data)
{
  Section *section = data;

  g_object_unref (section->session);
  g_free (section);
}

/* "16 of 20"; pointed at: "16 of 20, cosine similarity below" */
static void
update_note (GtkWidget *widget)
{
  Section *section = g_object_get_data (G_OBJECT (widget), "spec-section");
  const SpecAgreement *agreement = spec_agreement_session_get_agreement (section->session);
  guint total, shown = spec_neighbour_strip_get_shown (SPEC_NEIGHBOUR_STRIP (section->strip), &total);
  g_autofree char *below = NULL;
  g_autofree char *text = NULL, *tooltip = NULL;

  if (agreement == NULL || agreement->pair == NULL)
    return;
  below = spec_agreement_words_dup_proximity (agreement->pair->neighbours[section->side]->metric);
  text = shown < total ? g_strdup_printf (_ ("%u of %'u"), shown, total) : g_strdup_printf (_ ("all %u"), total);
  tooltip = shown < total ? g_strdup_printf (_ ("%u of %'u, %s"), shown, total, below)
                          : g_strdup_printf (_ ("all %u, %s"), total, below);
  gtk_label_set_text (GTK_LABEL (section->note), text);
  spec_tooltip_set (section->note, tooltip);
}

/* Whether @row is among the first @k neighbours of the sample in the other embedding. */
static gboolean
is_shared (const SpecNeighbours *other, gsize sample, guint k, guint32 row)
{
  const guint32 *rows = spec_neighbours_get (other, sample);

  for (guint i = 0; i < k; i++)
    if (rows[i] == row)
      return TRUE;
  return FALSE;
}

static void
fill_strip (Section *section, const SpecAgreement *agreement, gsize sample)
{
  const SpecNeighbours *own = agreement->pair->neighbours[section->side];
  const SpecNeighbours *other = agreement->pair->neighbours[1 - section->side];
  const guint32 *rows = spec_neighbours_get (own, sample);
  guint total = (guint) agreement->levels[agreement->level_count - 1].k, count = MIN (total, SPEC_NEIGHBOUR_STRIP_MOST);
  double values[SPEC_NEIGHBOUR_STRIP_MOST];
  gboolean shared[SPEC_NEIGHBOUR_STRIP_MOST];

  spec_proximity_fill (spec_agreement_session_get_embedding (section->session, section->side), own->metric, (guint32) sample, rows, count,
                       values);
  for (guint i = 0; i < count; i++)
    shared[i] = is_shared (other, sample, total, rows[i]);
  spec_neighbour_strip_set (SPEC_NEIGHBOUR_STRIP (section->strip), spec_agreement_session_get_samples (section->session), rows, values,
                            shared, count, total);
}

static void
update_strip (Section *section)
{
  const SpecAgreement *agreement = spec_agreement_session_get_agreement (section->session);
  gint64 row = spec_agreement_session_get_selected (section->session);

  if (agreement != NULL && agreement->pair != NULL && row >= 0)
    fill_strip (section, agreement, (gsize) row);
  else
    spec_neighbour_strip_set (SPEC_NEIGHBOUR_STRIP (section->strip), NULL, NULL, NULL, NULL, 0, 0);
}

void
spec_neighbour_section_update (GtkWidget *widget)
{
  Section *section = g_object_get_data (G_OBJECT (widget), "spec-section");
  SpecEmbedding *embedding = spec_agreement_session_get_embedding (section->session, section->side);
  g_autofree char *title = NULL;

  if (embedding != NULL)
    title = g_strdup_printf (_ ("Nearest in %s"), spec_embedding_get_name (embedding));
  spec_fit_label_set (SPEC_FIT_LABEL (section->title), title != NULL ? title : "", title != NULL ? _ ("Nearest") : "");
  spec_tooltip_set (section->title, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (section->strip), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title != NULL ? title : "", -1);
  update_strip (section);
  update_note (widget);
}

static void
on_chosen (SpecAgreementSession *session, guint row)
{
  spec_agreement_session_select (session, row);
}

static GtkWidget *
create_heading (Section *section)
{
  const char *const letters[] = { "X", "Y" }, *const classes[] = { "x", "y" };
  GtkWidget *heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *chip = gtk_label_new (letters[section->side]);

  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_add_css_class (chip, classes[section->side]);
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  section->title = spec_fit_label_new (0); /* the chip says in which */
  gtk_widget_add_css_class (section->title, "bold");
  gtk_widget_add_css_class (section->title, "caption");
  section->note = gtk_label_new (NULL);
  gtk_widget_add_css_class (section->note, "dim");
  gtk_widget_add_css_class (section->note, "caption");
  gtk_label_set_xalign (GTK_LABEL (section->note), 0);
  gtk_widget_set_hexpand (section->note, TRUE);
  gtk_box_append (GTK_BOX (heading), chip);
  gtk_box_append (GTK_BOX (heading), section->title);
  gtk_box_append (GTK_BOX (heading), section->note);
  return heading;
}

GtkWidget *
spec_neighbour_section_new (SpecAgreementSession *session, SpecSide side)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 5);
  Section *section = g_new0 (Section, 1);

  section->session = g_object_ref (session);
  section->side = side;
  section->strip = spec_neighbour_strip_new ();
  g_object_set_data_full (G_OBJECT (box), "spec-section", section, section_free);
  gtk_widget_add_css_class (box, "neighbour-section");
  gtk_widget_add_css_class (box, side == SPEC_SIDE_X ? "x" : "y");
  gtk_widget_set_vexpand (section->strip, TRUE);
  gtk_box_append (GTK_BOX (box), create_heading (section));
  gtk_box_append (GTK_BOX (box), section->strip);
  g_signal_connect_object (section->strip, "chosen", G_CALLBACK (on_chosen), session, G_CONNECT_SWAPPED);
  g_signal_connect_object (section->strip, "shown", G_CALLBACK (update_note), box, G_CONNECT_SWAPPED);
  return box;
}
