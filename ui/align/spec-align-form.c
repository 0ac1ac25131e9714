#include "align/spec-align-form.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "paint/spec-number-text.h"

GtkWidget *
spec_align_form_new (void)
{
  GtkWidget *form = gtk_grid_new ();

  gtk_grid_set_row_spacing (GTK_GRID (form), 6);
  gtk_grid_set_column_spacing (GTK_GRID (form), 10);
  gtk_widget_add_css_class (form, "form");
  gtk_widget_add_css_class (form, "align-form");
  return form;
}

static int
count_rows (GtkWidget *form)
{
  int rows = 0;

  while (gtk_grid_get_child_at (GTK_GRID (form), 0, rows) != NULL)
    rows++;
  return rows;
}

static GtkWidget *
attach (GtkWidget *form, const char *text, const char *tooltip, GtkWidget *control)
{
  GtkWidget *label = gtk_label_new_with_mnemonic (text);
  int row = count_rows (form);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), control);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_tooltip_text (label, tooltip);
  gtk_widget_set_tooltip_text (control, tooltip);
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  gtk_grid_attach (GTK_GRID (form), label, 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (form), control, 1, row, 1, 1);
  return label;
}

static gboolean
share_to_percent (GBinding *binding, const GValue *from, GValue *to, gpointer data)
{
  g_value_set_double (to, 100 * g_value_get_double (from));
  return TRUE;
}

static gboolean
percent_to_share (GBinding *binding, const GValue *from, GValue *to, gpointer data)
{
  g_value_set_double (to, g_value_get_double (from) / 100);
  return TRUE;
}

static gboolean
write_percent (GtkSpinButton *spin, gpointer data)
{
  g_autofree char *number = spec_number_text_fixed (gtk_spin_button_get_value (spin), 0, SPEC_NUMBER_PLAIN);
  /* Translators: a share, with the locale's space before the sign */
  g_autofree char *text = g_strdup_printf (_ ("%s %%"), number);

  if (strcmp (text, gtk_editable_get_text (GTK_EDITABLE (spin))) != 0)
    gtk_editable_set_text (GTK_EDITABLE (spin), text);
  return TRUE;
}

static int
read_percent (GtkSpinButton *spin, double *value, gpointer data)
{
  g_autofree char *text = g_strdelimit (g_strdup (gtk_editable_get_text (GTK_EDITABLE (spin))), "%", ' ');

  return spec_number_text_parse (g_strstrip (text), value) ? TRUE : GTK_INPUT_ERROR;
}

static void
bind_value (SpecAlignSession *session, const SpecAlignFormRow *row, GtkAdjustment *adjustment, GtkWidget *spin)
{
  GBindingFlags flags = G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL;

  if (row->kind == SPEC_ALIGN_FORM_NUMBER)
    {
      gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (spin), TRUE);
      g_object_bind_property (session, row->property, adjustment, "value", flags);
      return;
    }
  g_signal_connect (spin, "output", G_CALLBACK (write_percent), NULL);
  g_signal_connect (spin, "input", G_CALLBACK (read_percent), NULL);
  g_object_bind_property_full (session, row->property, adjustment, "value", flags, share_to_percent, percent_to_share,
                               NULL, NULL);
}

GtkWidget *
spec_align_form_add_number (GtkWidget *form, SpecAlignSession *session, const SpecAlignFormRow *row)
{
  GtkAdjustment *adjustment = gtk_adjustment_new (row->low, row->low, row->high, row->step, row->page, 0);
  GtkWidget *spin = gtk_spin_button_new (adjustment, row->step, row->digits);

  bind_value (session, row, adjustment, spin);
  gtk_editable_set_width_chars (GTK_EDITABLE (spin), 5);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (spin), 5);
  gtk_editable_set_alignment (GTK_EDITABLE (spin), 1);
  return attach (form, gettext (row->label), gettext (row->tooltip), spin);
}

GtkWidget *
spec_align_form_add_choice (GtkWidget *form,
                            SpecAlignSession *session,
                            const char *property,
                            const char *label,
                            const char *tooltip,
                            const char *const *names)
{
  GtkWidget *choice = gtk_drop_down_new_from_strings (names);

  g_object_bind_property (session, property, choice, "selected", G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  attach (form, label, tooltip, choice);
  return choice;
}

void
spec_align_form_add_fact (GtkWidget *form, const char *label, const char *text)
{
  GtkWidget *fact = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (fact), 0);
  gtk_widget_add_css_class (fact, "fact");
  attach (form, label, NULL, fact);
}
