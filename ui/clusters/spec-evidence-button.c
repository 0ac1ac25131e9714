#include "clusters/spec-evidence-button.h"

#include <glib/gi18n-lib.h>

#include "clusters/spec-evidence-panel.h"
#include "export/spec-export-evidence.h"

#define MOST_HEIGHT 640

struct _SpecEvidenceButton
{
  GtkBox parent_instance;

  /* template */
  GtkWidget *button;
  GtkWidget *panel;
  GtkWidget *progress;

  /* owned */
  SpecSession *session;
};

G_DEFINE_FINAL_TYPE (SpecEvidenceButton, spec_evidence_button, GTK_TYPE_BOX)

static void
spec_evidence_button_dispose (GObject *object)
{
  g_clear_object (&SPEC_EVIDENCE_BUTTON (object)->session);
  G_OBJECT_CLASS (spec_evidence_button_parent_class)->dispose (object);
}

static void
spec_evidence_button_class_init (SpecEvidenceButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = spec_evidence_button_dispose;
}

static void
update_panel (SpecEvidenceButton *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (self->button)))))
    spec_evidence_panel_update (SPEC_EVIDENCE_PANEL (self->panel));
}

static void
update_progress (SpecEvidenceButton *self)
{
  double fraction;
  g_autofree char *text = NULL;

  g_object_get (self->session, "evidence-fraction", &fraction, NULL);
  text = fraction < 1 ? g_strdup_printf ("%.0f %%", 100 * fraction) : g_strdup ("");
  gtk_label_set_text (GTK_LABEL (self->progress), text);
}

static void
on_save (SpecEvidenceButton *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  spec_export_evidence_figure (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, self->session);
}

static void
spec_evidence_button_init (SpecEvidenceButton *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), gtk_label_new (_ ("More"))); /* no arrow: there is little room */
  gtk_widget_set_tooltip_text (self->button, _ ("All the evidence, with distances as violins"));
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "compact");
  gtk_box_append (GTK_BOX (self), self->button);
  self->progress = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->progress, "small");
  gtk_widget_add_css_class (self->progress, "dim");
  gtk_widget_set_tooltip_text (self->progress, _ ("Sampling error and stability are being computed, from random halves of the samples"));
  gtk_box_append (GTK_BOX (self), self->progress);
}

static void
build_popover (SpecEvidenceButton *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->panel = spec_evidence_panel_new (self->session);
  g_signal_connect_object (self->panel, "save", G_CALLBACK (on_save), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), MOST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->panel);
  gtk_popover_set_child (GTK_POPOVER (popover), scrolled);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), popover);
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (self->button), GTK_ARROW_LEFT); /* it can move up there: all of it on a low screen */
  g_signal_connect_object (popover, "show", G_CALLBACK (update_panel), self, G_CONNECT_SWAPPED);
}

GtkWidget *
spec_evidence_button_new (SpecSession *session)
{
  SpecEvidenceButton *self = g_object_new (SPEC_TYPE_EVIDENCE_BUTTON, NULL);

  self->session = g_object_ref (session);
  build_popover (self);
  g_signal_connect_object (session, "notify::evidence", G_CALLBACK (update_panel), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::selected", G_CALLBACK (update_panel), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::evidence-fraction", G_CALLBACK (update_progress), self, G_CONNECT_SWAPPED);
  update_progress (self);
  return GTK_WIDGET (self);
}
