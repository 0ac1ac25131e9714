#include "agreement/spec-agreement-row.h"

#include <glib/gi18n-lib.h>

#include "clusters/spec-thumb.h"
#include "clusters/spec-value-bar.h"
#include "paint/spec-number-text.h"

#define SIDE 36
#define LABEL_CHARS 11 /* that are never cut */

struct _SpecAgreementRow
{
  GtkBox parent_instance;

  /* template */
  GtkWidget *thumb, *name, *note, *value, *bar;
};

G_DEFINE_FINAL_TYPE (SpecAgreementRow, spec_agreement_row, GTK_TYPE_BOX)

static GtkWidget *
add_label (GtkWidget *box, const char *class_name, float xalign)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, class_name);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
spec_agreement_row_class_init (SpecAgreementRowClass *klass)
{
}

static void
spec_agreement_row_init (SpecAgreementRow *self)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *numbers = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_box_set_spacing (GTK_BOX (self), 10);
  gtk_widget_add_css_class (GTK_WIDGET (self), "agreement-row");
  self->thumb = spec_thumb_new (SIDE);
  gtk_widget_set_valign (self->thumb, GTK_ALIGN_CENTER);
  self->name = add_label (words, "caption", 0);
  gtk_label_set_width_chars (GTK_LABEL (self->name), LABEL_CHARS);
  self->note = add_label (words, "small", 0);
  gtk_widget_add_css_class (self->note, "dim");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  self->value = add_label (numbers, "caption", 1);
  gtk_label_set_ellipsize (GTK_LABEL (self->value), PANGO_ELLIPSIZE_NONE);
  gtk_widget_add_css_class (self->value, "bold");
  self->bar = spec_value_bar_new ();
  gtk_widget_add_css_class (self->bar, "trough");
  gtk_widget_set_size_request (self->bar, 60, -1);
  gtk_box_append (GTK_BOX (numbers), self->bar);
  gtk_widget_set_valign (numbers, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self), self->thumb);
  gtk_box_append (GTK_BOX (self), words);
  gtk_box_append (GTK_BOX (self), numbers);
}

GtkWidget *
spec_agreement_row_new (void)
{
  return g_object_new (SPEC_TYPE_AGREEMENT_ROW, NULL);
}

char *
spec_agreement_row_dup_note (SpecSampleItem *item)
{
  const char *path = spec_sample_item_get_path (item);
  g_autofree char *row = g_strdup_printf (_ ("row %'u"), spec_sample_item_get_index (item));
  g_autofree char *file = NULL;

  if (path == NULL || spec_sample_item_get_label (item) == NULL)
    return g_steal_pointer (&row);
  file = g_path_get_basename (path);
  return g_strdup_printf ("%s, %s", file, row);
}

/* A text sample is its own name. */
static char *
dup_name (SpecSampleItem *item)
{
  const char *text = spec_sample_item_get_text (item);

  if (spec_sample_item_get_path (item) == NULL && text != NULL)
    return g_strdup (text);
  return spec_sample_item_dup_caption (item);
}

void
spec_agreement_row_set_item (SpecAgreementRow *self, SpecSampleItem *item)
{
  const char *path = item != NULL ? spec_sample_item_get_path (item) : NULL;
  g_autofree char *name = NULL;
  g_autofree char *note = NULL;
  g_autofree char *value = NULL;
  g_autofree char *spoken = NULL;

  spec_thumb_set_path (SPEC_THUMB (self->thumb), path, FALSE);
  gtk_widget_set_visible (self->thumb, path != NULL);
  if (item == NULL)
    return;
  name = dup_name (item);
  note = spec_agreement_row_dup_note (item);
  value = spec_number_text_fixed (spec_sample_item_get_score (item), 3, SPEC_NUMBER_PLAIN);
  /* Translators: read aloud: name of a sample, its row, Jaccard index 0.026 */
  spoken = g_strdup_printf (_ ("%s, %s, Jaccard index %s"), name, note, value);
  gtk_label_set_text (GTK_LABEL (self->name), name);
  gtk_label_set_text (GTK_LABEL (self->note), note);
  gtk_widget_set_visible (self->note, !g_str_equal (name, note)); /* a row without a label is its own name */
  gtk_label_set_text (GTK_LABEL (self->value), value);
  spec_value_bar_set_fraction (SPEC_VALUE_BAR (self->bar), spec_sample_item_get_score (item));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}
