#include "widgets/spec-fit-label.h"

struct _SpecFitLabel
{
  GtkWidget parent_instance;

  /* template */
  GtkWidget *full;
  GtkWidget *brief;
};

G_DEFINE_FINAL_TYPE (SpecFitLabel, spec_fit_label, GTK_TYPE_WIDGET)

static void
spec_fit_label_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                        int *minimum_baseline, int *natural_baseline)
{
  SpecFitLabel *self = SPEC_FIT_LABEL (widget);
  int full, brief, least;

  gtk_widget_measure (self->full, orientation, -1, NULL, &full, NULL, NULL);
  gtk_widget_measure (self->brief, orientation, -1, &least, &brief, NULL, NULL);
  *natural = MAX (full, brief);
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN (full, least) : *natural;
}

static void
spec_fit_label_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SpecFitLabel *self = SPEC_FIT_LABEL (widget);
  gboolean fits;
  int natural;

  gtk_widget_measure (self->full, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  fits = natural <= width;
  gtk_widget_set_child_visible (self->full, fits);
  gtk_widget_set_child_visible (self->brief, !fits);
  gtk_widget_size_allocate (fits ? self->full : self->brief, &(GtkAllocation){ 0, 0, width, height }, baseline);
}

static void
spec_fit_label_dispose (GObject *object)
{
  SpecFitLabel *self = SPEC_FIT_LABEL (object);

  g_clear_pointer (&self->full, gtk_widget_unparent);
  g_clear_pointer (&self->brief, gtk_widget_unparent);
  G_OBJECT_CLASS (spec_fit_label_parent_class)->dispose (object);
}

static void
spec_fit_label_class_init (SpecFitLabelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = spec_fit_label_dispose;
  widget_class->measure = spec_fit_label_measure;
  widget_class->size_allocate = spec_fit_label_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "fitlabel");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
add_label (SpecFitLabel *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return label;
}

static void
spec_fit_label_init (SpecFitLabel *self)
{
  self->full = add_label (self);
  self->brief = add_label (self);
}

GtkWidget *
spec_fit_label_new (float xalign)
{
  SpecFitLabel *self = g_object_new (SPEC_TYPE_FIT_LABEL, NULL);

  gtk_label_set_xalign (GTK_LABEL (self->full), xalign);
  gtk_label_set_xalign (GTK_LABEL (self->brief), xalign);
  return GTK_WIDGET (self);
}

GtkWidget *
spec_fit_label_new_cut (void)
{
  GtkWidget *self = spec_fit_label_new (0);

  gtk_label_set_ellipsize (GTK_LABEL (SPEC_FIT_LABEL (self)->brief), PANGO_ELLIPSIZE_END);
  return self;
}

void
spec_fit_label_set_markup (SpecFitLabel *self, const char *full, const char *brief)
{
  gtk_label_set_markup (GTK_LABEL (self->full), full);
  gtk_label_set_markup (GTK_LABEL (self->brief), brief);
}

gboolean
spec_fit_label_has_text (SpecFitLabel *self)
{
  return *gtk_label_get_text (GTK_LABEL (self->full)) != '\0';
}

void
spec_fit_label_set (SpecFitLabel *self, const char *full, const char *brief)
{
  gtk_label_set_text (GTK_LABEL (self->full), full);
  gtk_label_set_text (GTK_LABEL (self->brief), brief);
}
