#include "clusters/spec-evidence.h"

struct _SpecEvidence
{
  GtkBox parent_instance;

  /* template */
  GtkWidget *title;
  GtkWidget *value;
  GtkWidget *note;
};

G_DEFINE_FINAL_TYPE (SpecEvidence, spec_evidence, GTK_TYPE_BOX)

static void
spec_evidence_class_init (SpecEvidenceClass *klass)
{
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "evidence");
}

static GtkWidget *
add_line (SpecEvidence *self, const char *first_class, const char *second_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 8);
  gtk_widget_add_css_class (label, first_class);
  if (second_class != NULL)
    gtk_widget_add_css_class (label, second_class);
  gtk_box_append (GTK_BOX (self), label);
  return label;
}

static void
spec_evidence_init (SpecEvidence *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->title = add_line (self, "small", "dim");
  self->value = add_line (self, "title", NULL);
  self->note = add_line (self, "small", "dim");
}

GtkWidget *
spec_evidence_new (const char *title, const char *explanation)
{
  SpecEvidence *self = g_object_new (SPEC_TYPE_EVIDENCE, NULL);

  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), explanation);
  return GTK_WIDGET (self);
}

/* In a flow box it is the child around it that takes the room. */
static void
set_shown (SpecEvidence *self, gboolean shown)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  gtk_widget_set_visible (GTK_IS_FLOW_BOX_CHILD (parent) ? parent : GTK_WIDGET (self), shown);
}

void
spec_evidence_set (SpecEvidence *self, const char *value, const char *note)
{
  set_shown (self, value != NULL);
  if (value == NULL)
    return;
  gtk_label_set_text (GTK_LABEL (self->value), value);
  gtk_label_set_text (GTK_LABEL (self->note), note != NULL ? note : "");
}
