#include "agreement/spec-neighbour-section.h"

#include <glib/gi18n-lib.h>

#include "agreement/spec-agreement-words.h"
#include "agreement/spec-neighbour-strip.h"
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

/* "16 of 20, cosine similarity below" */
static void
update_note (GtkWidget *widget)
{
  Section *section = g_object_get_data (G_OBJECT (widget), "spec-section");
  const SpecAgreement *agreement = spec_agreement_session_get_agreement (section->session);
  guint total, shown = spec_neighbour_strip_get_shown (SPEC_NEIGHBOUR_STRIP (section->strip), &total);
  g_autofree char *below = NULL;
  g_autofree char *text = NULL;

  if (agreement == NULL || agreement->pair == NULL)
    return;
  below = spec_agreement_words_dup_proximity (agreement->pair->neighbours[section->side]->metric);
  text = shown < total ? g_strdup_printf (_ ("%u of %'u, %s"), shown, total, below)
                       : g_strdup_printf (_ ("all %u, %s"), total, below);
  gtk_label_set_text (GTK_LABEL (section->note), text);
}

void
spec_neighbour_section_update (GtkWidget *widget)
{
  Section *section = g_object_get_data (G_OBJECT (widget), "spec-section");
  SpecEmbedding *embedding = spec_agreement_session_get_embedding (section->session, section->side);
  g_autofree char *title = NULL;

  if (embedding != NULL)
    title = g_strdup_printf (_ ("Nearest in %s"), spec_embedding_get_name (embedding));
  gtk_label_set_text (GTK_LABEL (section->title), title != NULL ? title : "");
  spec_tooltip_set (section->title, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (section->strip), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title != NULL ? title : "", -1);
  spec_neighbour_strip_update (SPEC_NEIGHBOUR_STRIP (section->strip));
  update_note (widget);
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
  section->title = gtk_label_new (NULL);
  gtk_widget_add_css_class (section->title, "bold");
  gtk_widget_add_css_class (section->title, "caption");
  gtk_label_set_ellipsize (GTK_LABEL (section->title), PANGO_ELLIPSIZE_END);
  section->note = gtk_label_new (NULL);
  gtk_widget_add_css_class (section->note, "dim");
  gtk_widget_add_css_class (section->note, "caption");
  gtk_label_set_ellipsize (GTK_LABEL (section->note), PANGO_ELLIPSIZE_END);
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
  section->strip = spec_neighbour_strip_new (session, side);
  g_object_set_data_full (G_OBJECT (box), "spec-section", section, section_free);
  gtk_widget_add_css_class (box, "neighbour-section");
  gtk_widget_add_css_class (box, side == SPEC_SIDE_X ? "x" : "y");
  gtk_widget_set_vexpand (section->strip, TRUE);
  gtk_box_append (GTK_BOX (box), create_heading (section));
  gtk_box_append (GTK_BOX (box), section->strip);
  g_signal_connect_object (section->strip, "shown", G_CALLBACK (update_note), box, G_CONNECT_SWAPPED);
  return box;
}
