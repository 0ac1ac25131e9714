#include "widgets/spec-form.h"

GtkWidget *
spec_form_new (const char *style)
{
  GtkWidget *form = gtk_grid_new ();

  gtk_grid_set_row_spacing (GTK_GRID (form), 6);
  gtk_grid_set_column_spacing (GTK_GRID (form), 10);
  gtk_widget_add_css_class (form, "form");
  gtk_widget_add_css_class (form, style);
  return form;
}

GtkWidget *
spec_form_append (GtkWidget *form, const char *text, const char *tooltip, GtkWidget *control)
{
  GtkWidget *label = gtk_label_new_with_mnemonic (text);
  GtkWidget *last = gtk_widget_get_last_child (form);
  int row = 0;

  if (last != NULL)
    {
      gtk_grid_query_child (GTK_GRID (form), last, NULL, &row, NULL, NULL);
      row++;
    }
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE); /* large text: two lines rather than half a name */
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

GtkWidget *
spec_form_make_spin (double low, double high, double step, double page, guint digits)
{
  GtkWidget *spin = gtk_spin_button_new (gtk_adjustment_new (low, low, high, step, page, 0), step, digits);

  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (spin), TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (spin), 5);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (spin), 5);
  gtk_editable_set_alignment (GTK_EDITABLE (spin), 1);
  return spin;
}

GtkWidget *
spec_form_make_card (const char *title)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "bold");
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "side-card");
  gtk_box_append (GTK_BOX (card), label);
  return card;
}
