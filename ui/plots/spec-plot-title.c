#include "plots/spec-plot-title.h"

static void
update (GtkWidget *label)
{
  SpecSession *session = g_object_get_data (G_OBJECT (label), "spec-session");

  if (spec_session_get_state (session) == SPEC_STATE_OUT_OF_DATE)
    gtk_widget_add_css_class (label, "dim");
  else
    gtk_widget_remove_css_class (label, "dim");
}

GtkWidget *
spec_plot_title_new (SpecSession *session, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  g_object_set_data_full (G_OBJECT (label), "spec-session", g_object_ref (session), g_object_unref);
  gtk_widget_add_css_class (label, "heading");
  g_signal_connect_object (session, "notify::state", G_CALLBACK (update), label, G_CONNECT_SWAPPED);
  update (label);
  return label;
}
