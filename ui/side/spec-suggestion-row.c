#include "side/spec-suggestion-row.h"

#include <glib/gi18n-lib.h>

#include "paint/spec-number-text.h"

typedef struct
{
  SpecBandwidthModel *model; /* owned */
  GtkWidget *label, *button;  /* borrowed */
} Parts;

static void
free_parts (gpointer data)
{
  Parts *parts = data;

  g_object_unref (parts->model);
  g_free (parts);
}

static void
show_pair (Parts *parts, const double sigma[2])
{
  g_autofree char *x = spec_number_text_significant (sigma[SPEC_SIDE_X], 3, SPEC_NUMBER_PLAIN);
  g_autofree char *y = spec_number_text_significant (sigma[SPEC_SIDE_Y], 3, SPEC_NUMBER_PLAIN);
  g_autofree char *markup = g_strdup_printf ("σ<span size=\"smaller\" rise=\"-2500\">X</span>\u2009%s  ·  "
                                             "σ<span size=\"smaller\" rise=\"-2500\">Y</span>\u2009%s",
                                             x, y);

  gtk_label_set_markup (GTK_LABEL (parts->label), markup);
}

static void
update (GtkWidget *row)
{
  Parts *parts = g_object_get_data (G_OBJECT (row), "spec-parts");
  double sigma[2];
  gboolean suggested = spec_bandwidth_model_get_suggestion (parts->model, sigma);

  gtk_widget_set_visible (row, spec_bandwidth_model_is_applicable (parts->model));
  gtk_widget_set_sensitive (parts->button, suggested && !spec_bandwidth_model_is_used (parts->model));
  if (suggested)
    show_pair (parts, sigma);
  else
    gtk_label_set_text (GTK_LABEL (parts->label), spec_bandwidth_model_is_waiting (parts->model)
                                                      ? _ ("Mapping σ…")
                                                      : _ ("No pair stands out"));
}

static void
on_clicked (Parts *parts)
{
  spec_bandwidth_model_use (parts->model);
}

GtkWidget *
spec_suggestion_row_new (SpecBandwidthModel *model)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  Parts *parts = g_new (Parts, 1);

  *parts = (Parts) { g_object_ref (model), gtk_label_new (NULL), gtk_button_new_with_mnemonic (_ ("_Use Suggested")) };
  g_object_set_data_full (G_OBJECT (row), "spec-parts", parts, free_parts);
  gtk_widget_add_css_class (row, "suggestion");
  gtk_widget_add_css_class (parts->label, "caption");
  gtk_widget_add_css_class (parts->label, "dim");
  gtk_widget_add_css_class (parts->button, "compact");
  gtk_label_set_xalign (GTK_LABEL (parts->label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (parts->label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (parts->label, TRUE);
  gtk_widget_set_tooltip_text (row, _ ("Bandwidths at which both leading eigenvalues are equal and the eigenvalues of each stand well "
                                       "apart: the wedges below the sliders"));
  gtk_box_append (GTK_BOX (row), parts->label);
  gtk_box_append (GTK_BOX (row), parts->button);
  g_signal_connect_swapped (parts->button, "clicked", G_CALLBACK (on_clicked), parts);
  g_signal_connect_object (model, "changed", G_CALLBACK (update), row, G_CONNECT_SWAPPED);
  update (row);
  return row;
}
