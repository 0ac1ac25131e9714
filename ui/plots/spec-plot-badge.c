#include "plots/spec-plot-badge.h"

#include <glib/gi18n-lib.h>

static void
update (GtkWidget *badge)
{
  SpecSession *session = g_object_get_data (G_OBJECT (badge), "spec-session");
  SpecResult *result = spec_session_get_result (session);
  gboolean preview = result != NULL && spec_problem_is_preview (spec_result_get_problem (result));
  gboolean approximate = result != NULL && spec_result_get_method (result) == SPEC_METHOD_RFF;

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (badge)), preview ? _ ("Preview") : _ ("Approximate"));
  gtk_widget_set_visible (badge, preview || approximate);
}

GtkWidget *
spec_plot_badge_new (SpecSession *session)
{
  GtkWidget *badge = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);

  g_object_set_data_full (G_OBJECT (badge), "spec-session", g_object_ref (session), g_object_unref);
  gtk_widget_add_css_class (badge, "plot-badge");
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (badge), gtk_image_new_from_icon_name ("spec-preview-symbolic"));
  gtk_box_append (GTK_BOX (badge), gtk_label_new (NULL));
  g_signal_connect_object (session, "notify::result", G_CALLBACK (update), badge, G_CONNECT_SWAPPED);
  update (badge);
  return badge;
}
