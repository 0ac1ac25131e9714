#include "plots/spec-plot-title.h"

#include <glib/gi18n-lib.h>

struct _SpecPlotTitle
{
  GtkBox parent_instance;

  /* borrowed */
  GtkWidget *label, *badge, *badge_label;

  /* owned */
  SpecSession *session;
};

G_DEFINE_FINAL_TYPE (SpecPlotTitle, spec_plot_title, GTK_TYPE_BOX)

static void
update (SpecPlotTitle *self)
{
  SpecResult *result = spec_session_get_result (self->session);
  gboolean preview = result != NULL && spec_problem_is_preview (spec_result_get_problem (result));
  gboolean approximate = result != NULL && spec_result_get_method (result) == SPEC_METHOD_RFF;

  gtk_label_set_text (GTK_LABEL (self->badge_label), preview ? _ ("Preview") : _ ("Approximate"));
  gtk_widget_set_visible (self->badge, preview || approximate);
  if (spec_session_get_state (self->session) == SPEC_STATE_OUT_OF_DATE)
    gtk_widget_add_css_class (self->label, "dim");
  else
    gtk_widget_remove_css_class (self->label, "dim");
}

static void
spec_plot_title_dispose (GObject *object)
{
  g_clear_object (&SPEC_PLOT_TITLE (object)->session);
  G_OBJECT_CLASS (spec_plot_title_parent_class)->dispose (object);
}

static void
spec_plot_title_class_init (SpecPlotTitleClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = spec_plot_title_dispose;
}

static void
spec_plot_title_init (SpecPlotTitle *self)
{
  gtk_box_set_spacing (GTK_BOX (self), 12);
  self->label = gtk_label_new (NULL);
  self->badge = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  self->badge_label = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->label, "heading");
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->badge, "plot-badge");
  gtk_widget_set_valign (self->badge, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->badge), gtk_image_new_from_icon_name ("spec-preview-symbolic"));
  gtk_box_append (GTK_BOX (self->badge), self->badge_label);
  gtk_box_append (GTK_BOX (self), self->label);
  gtk_box_append (GTK_BOX (self), self->badge);
}

GtkWidget *
spec_plot_title_new (SpecSession *session)
{
  SpecPlotTitle *self = g_object_new (SPEC_TYPE_PLOT_TITLE, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "notify::result", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::state", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

void
spec_plot_title_set_text (SpecPlotTitle *self, const char *text)
{
  g_return_if_fail (SPEC_IS_PLOT_TITLE (self));

  gtk_label_set_text (GTK_LABEL (self->label), text);
}
