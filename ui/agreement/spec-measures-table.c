#include "agreement/spec-measures-table.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "agreement/spec-agreement-words.h"
#include "agreement/spec-level-bar.h"
#include "paint/spec-measure-rows.h"
#include "paint/spec-number-text.h"
#include "plots/spec-heading-row.h"
#include "widgets/spec-tooltip.h"

typedef struct
{
  GtkWidget *row, *title, *bar, *value, *note;
} Line;

typedef struct
{
  SpecAgreementSession *session; /* owned */
  Line lines[SPEC_N_MEASURES];   /* borrowed */
} Table;

static GtkWidget *
create_label (const char *class_name, float xalign)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_widget_add_css_class (label, class_name);
  return label;
}

/* Where there is little room the notes go: they are in the tooltip as well. */
static void
create_line (Line *line, GtkWidget *box)
{
  SpecHeadingRow *row;

  line->row = spec_heading_row_new (12);
  row = SPEC_HEADING_ROW (line->row);
  line->title = create_label ("measure-title", 0);
  line->bar = spec_level_bar_new ();
  line->value = create_label ("bold", 1);
  gtk_label_set_width_chars (GTK_LABEL (line->value), 6);
  line->note = create_label ("caption", 0);
  gtk_widget_add_css_class (line->note, "dim");
  gtk_widget_add_css_class (line->row, "measure-row");
  gtk_widget_set_hexpand (line->bar, TRUE);
  gtk_widget_set_vexpand (line->row, TRUE);
  spec_heading_row_append (row, line->title, 0);
  spec_heading_row_append (row, line->bar, 0);
  spec_heading_row_append (row, line->value, 0);
  spec_heading_row_append (row, line->note, 1);
  gtk_box_append (GTK_BOX (box), line->row);
}

static void
describe (Line *line, const SpecMeasureRow *row, const char *value)
{
  g_autofree char *level = NULL;
  g_autofree char *tip = NULL;

  if (isfinite (row->chance))
    level = spec_number_text_fixed (row->chance, 3, SPEC_NUMBER_PLAIN);
  tip = g_strdup_printf (level != NULL ? _ ("%s: %s (%s); unrelated data would give %s")
                                        : _ ("%s: %s (%s)"),
                         row->title, value, row->note, level);
  spec_tooltip_set (line->row, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (line->row), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
}

static void
show (Line *line, const SpecMeasureRow *row, gboolean known)
{
  g_autofree char *value = known ? spec_number_text_fixed (row->value, 3, SPEC_NUMBER_PLAIN) : g_strdup ("…");

  gtk_label_set_text (GTK_LABEL (line->title), row->title);
  gtk_label_set_text (GTK_LABEL (line->value), value);
  gtk_label_set_text (GTK_LABEL (line->note), row->note);
  if (row->id == SPEC_MEASURE_NNGS)
    gtk_widget_add_css_class (line->title, "bold");
  spec_level_bar_set (SPEC_LEVEL_BAR (line->bar), known ? row->value : NAN, known ? row->chance : NAN);
  describe (line, row, value);
}

/* A number that is not of the settings shown is not shown as if it were: "…" until it is measured. */
static void
update (GtkWidget *box)
{
  Table *table = g_object_get_data (G_OBJECT (box), "spec-table");
  const SpecAgreement *agreement = spec_agreement_session_get_agreement (table->session);
  SpecAgreementParts missing = spec_agreement_session_get_missing (table->session);
  SpecMeasureRow rows[SPEC_N_MEASURES];
  guint count = 0;

  if (agreement != NULL)
    count = spec_measure_rows_fill (agreement, spec_agreement_session_get_k (table->session),
                                    spec_agreement_session_get_shown (table->session), rows);
  for (guint i = 0; i < SPEC_N_MEASURES; i++)
    {
      gtk_widget_set_visible (table->lines[i].row, i < count);
      if (i < count)
        show (&table->lines[i], &rows[i], (missing & spec_measure_id_get_part (rows[i].id)) == 0);
    }
}

static void
on_copy (GtkWidget *box)
{
  Table *table = g_object_get_data (G_OBJECT (box), "spec-table");
  g_autofree char *text = spec_agreement_words_dup_table (table->session);

  if (text == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (box), text);
  g_signal_emit_by_name (spec_agreement_session_get_session (table->session), "message", _ ("Measures copied"));
}

static GtkWidget *
create_heading (GtkWidget *box)
{
  GtkWidget *heading = spec_heading_row_new (7), *gap = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  SpecHeadingRow *row = SPEC_HEADING_ROW (heading);
  GtkWidget *title = gtk_label_new (_ ("Measures side by side"));
  GtkWidget *mark = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), *note = gtk_label_new (_ ("level of unrelated data"));
  GtkWidget *copy = gtk_button_new_from_icon_name ("spec-copy-symbolic");

  gtk_widget_add_css_class (heading, "card-title");
  gtk_widget_add_css_class (heading, "plot-heading");
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_set_hexpand (gap, TRUE);
  gtk_widget_add_css_class (mark, "level-mark");
  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (note, "caption");
  gtk_widget_add_css_class (note, "dim");
  gtk_widget_add_css_class (copy, "flat");
  gtk_widget_add_css_class (copy, "compact");
  gtk_widget_set_valign (copy, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (copy, _ ("Copy the measures as a table"));
  g_signal_connect_object (copy, "clicked", G_CALLBACK (on_copy), box, G_CONNECT_SWAPPED);
  spec_heading_row_append (row, title, 0);
  spec_heading_row_append (row, gap, 0);
  spec_heading_row_append (row, mark, 1);
  spec_heading_row_append (row, note, 1);
  spec_heading_row_append (row, copy, 0);
  return heading;
}

static void
table_free (gpointer data)
{
  Table *table = data;

  g_object_unref (table->session);
  g_free (table);
}

GtkWidget *
spec_measures_table_new (SpecAgreementSession *session)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  Table *table = g_new0 (Table, 1);
  g_autoptr (GtkSizeGroup) titles = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  g_autoptr (GtkSizeGroup) notes = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);

  table->session = g_object_ref (session);
  g_object_set_data_full (G_OBJECT (box), "spec-table", table, table_free);
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (rows, "measure-rows");
  gtk_widget_set_vexpand (rows, TRUE);
  gtk_box_append (GTK_BOX (box), create_heading (box));
  gtk_box_append (GTK_BOX (box), rows);
  for (guint i = 0; i < SPEC_N_MEASURES; i++)
    {
      create_line (&table->lines[i], rows);
      gtk_size_group_add_widget (titles, table->lines[i].title);
      gtk_size_group_add_widget (notes, table->lines[i].note);
    }
  g_signal_connect_object (session, "changed", G_CALLBACK (update), box, G_CONNECT_SWAPPED);
  update (box);
  return box;
}
