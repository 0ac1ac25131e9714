#include "align/spec-change-measure.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "widgets/spec-tooltip.h"

struct _SpecChangeMeasure
{
  GtkBox parent_instance;

  /* borrowed */
  GtkWidget *name, *before, *after, *remark;
};

G_DEFINE_FINAL_TYPE (SpecChangeMeasure, spec_change_measure, GTK_TYPE_BOX)

static GtkWidget *
create_label (const char *class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, class);
  return label;
}

/* Words with a hyphen, such as 1-NN, are not parted at it. */
static void
keep_words_whole (GtkLabel *label)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  const char *text = gtk_label_get_label (label), *end;

  for (const char *word = text; *word != '\0'; word = end + (*end != '\0'))
    {
      PangoAttribute *whole;

      end = word + strcspn (word, " ");
      if (memchr (word, '-', (gsize) (end - word)) == NULL)
        continue;
      whole = pango_attr_allow_breaks_new (FALSE);
      whole->start_index = (guint) (word - text);
      whole->end_index = (guint) (end - text);
      pango_attr_list_insert (attributes, whole);
    }
  gtk_label_set_attributes (label, attributes);
}

static void
spec_change_measure_class_init (SpecChangeMeasureClass *class)
{
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
spec_change_measure_init (SpecChangeMeasure *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->name = create_label ("small");
  gtk_label_set_ellipsize (GTK_LABEL (self->name), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (GTK_LABEL (self->name), TRUE);
  gtk_label_set_yalign (GTK_LABEL (self->name), 0);
  gtk_widget_set_vexpand (self->name, TRUE); /* beside one of two lines the numbers stay in a row */
  gtk_widget_set_vexpand (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (self->name, "dim");
  self->before = create_label ("dim");
  self->after = create_label ("change-after");
  gtk_label_set_ellipsize (GTK_LABEL (self->after), PANGO_ELLIPSIZE_NONE);
  self->remark = create_label ("small");
  gtk_widget_add_css_class (self->remark, "dim");
  gtk_box_append (GTK_BOX (row), self->before);
  gtk_box_append (GTK_BOX (row), gtk_image_new_from_icon_name ("spec-next-symbolic"));
  gtk_box_append (GTK_BOX (row), self->after);
  gtk_box_append (GTK_BOX (self), self->name);
  gtk_box_append (GTK_BOX (self), row);
  gtk_box_append (GTK_BOX (self), self->remark);
  gtk_widget_add_css_class (GTK_WIDGET (self), "change-measure");
}

GtkWidget *
spec_change_measure_new (const char *name)
{
  SpecChangeMeasure *self = g_object_new (SPEC_TYPE_CHANGE_MEASURE, NULL);

  spec_change_measure_set_name (self, name);
  return GTK_WIDGET (self);
}

void
spec_change_measure_set_name (SpecChangeMeasure *self, const char *name)
{
  g_return_if_fail (SPEC_IS_CHANGE_MEASURE (self));

  gtk_label_set_label (GTK_LABEL (self->name), name);
  keep_words_whole (GTK_LABEL (self->name));
  spec_tooltip_set (self->name, name);
}

void
spec_change_measure_set (SpecChangeMeasure *self, const char *before, const char *after, gboolean final,
                         const char *remark)
{
  g_autofree char *words = NULL;

  g_return_if_fail (SPEC_IS_CHANGE_MEASURE (self));

  gtk_label_set_label (GTK_LABEL (self->before), before != NULL ? before : "–");
  gtk_label_set_label (GTK_LABEL (self->after), after != NULL ? after : "–");
  gtk_label_set_label (GTK_LABEL (self->remark), remark != NULL ? remark : "");
  if (final)
    gtk_widget_remove_css_class (self->after, "dim");
  else
    gtk_widget_add_css_class (self->after, "dim");
  words = g_strdup_printf (_ ("%s: before %s, after %s"), gtk_label_get_label (GTK_LABEL (self->name)),
                           gtk_label_get_label (GTK_LABEL (self->before)),
                           gtk_label_get_label (GTK_LABEL (self->after)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}
