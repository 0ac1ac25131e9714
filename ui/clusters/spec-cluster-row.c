#include "clusters/spec-cluster-row.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "widgets/spec-fit-label.h"
#include "clusters/spec-screen-number.h"
#include "clusters/spec-thumb-strip.h"
#include "clusters/spec-value-bar.h"

struct _SpecClusterRow
{
  GtkListBoxRow parent_instance;

  /* template */
  GtkWidget *tag;
  GtkWidget *numbers;
  GtkWidget *value;
  GtkWidget *doubt; /* an icon */
  GtkWidget *size;
  GtkWidget *bar;
  GtkWidget *strip;

  /* owned */
  SpecModeItem *mode;
};

G_DEFINE_FINAL_TYPE (SpecClusterRow, spec_cluster_row, GTK_TYPE_LIST_BOX_ROW)

static void
spec_cluster_row_finalize (GObject *object)
{
  SpecClusterRow *self = SPEC_CLUSTER_ROW (object);

  g_clear_object (&self->mode);
  G_OBJECT_CLASS (spec_cluster_row_parent_class)->finalize (object);
}

static void
spec_cluster_row_class_init (SpecClusterRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = spec_cluster_row_finalize;
}

static GtkWidget *
add_label (GtkWidget *box, const char *class_name)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, class_name);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
add_size (SpecClusterRow *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);

  self->doubt = gtk_image_new_from_icon_name ("spec-warning-symbolic");
  gtk_image_set_pixel_size (GTK_IMAGE (self->doubt), 12);
  gtk_widget_add_css_class (self->doubt, "dim");
  gtk_widget_set_visible (self->doubt, FALSE);
  gtk_box_append (GTK_BOX (line), self->doubt);
  self->size = spec_fit_label_new (0);
  gtk_widget_add_css_class (self->size, "small");
  gtk_box_append (GTK_BOX (line), self->size);
  gtk_box_append (GTK_BOX (self->numbers), line);
}

static void
spec_cluster_row_init (SpecClusterRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->tag = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->tag, "tag");
  gtk_widget_set_valign (self->tag, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), self->tag);

  self->numbers = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->value = add_label (self->numbers, "bold");
  add_size (self);
  gtk_widget_add_css_class (self->value, "value");
  gtk_widget_add_css_class (self->size, "dim");
  self->bar = spec_value_bar_new ();
  gtk_box_append (GTK_BOX (self->numbers), self->bar);
  gtk_widget_set_valign (self->numbers, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), self->numbers);

  self->strip = spec_thumb_strip_new ();
  gtk_widget_set_hexpand (self->strip, TRUE);
  gtk_widget_set_valign (self->strip, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), self->strip);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "cluster");
}

GtkWidget *
spec_cluster_row_new (GtkSizeGroup *tags, GtkSizeGroup *numbers)
{
  SpecClusterRow *self = g_object_new (SPEC_TYPE_CLUSTER_ROW, NULL);

  gtk_size_group_add_widget (tags, self->tag);
  gtk_size_group_add_widget (numbers, self->numbers);
  return GTK_WIDGET (self);
}

static void
set_side_class (GtkWidget *widget, gboolean positive, const char *x_class, const char *y_class)
{
  gtk_widget_remove_css_class (widget, positive ? y_class : x_class);
  gtk_widget_add_css_class (widget, positive ? x_class : y_class);
}

/* "≈ 31 images" takes as much room as "≈ 180 images", by figure spaces at its end: all rows have the long form, or none. */
static char *
pad_size (const char *count, guint size, guint largest)
{
  g_autoptr (GString) text = g_string_new ("≈ ");
  g_autofree char *digits = g_strdup_printf ("%'u", size);
  g_autofree char *most_digits = g_strdup_printf ("%'u", largest);

  g_string_append (text, count);
  for (gsize i = strlen (digits); i < strlen (most_digits); i++)
    g_string_append (text, "\u2007");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Why a cluster is not to be taken for one. */
typedef enum
{
  CERTAIN,
  WEAK,
  NOT_CONVERGED,
} Doubt;

static char *
dup_size (const char *size, const char *brief, Doubt doubt)
{
  if (doubt == WEAK)
    /* Translators: a cluster within the sampling error, and about how many samples it has: "weak, ≈ 31" */
    return g_strdup_printf (_ ("weak, %s"), brief);

  return g_strdup (doubt == NOT_CONVERGED ? _ ("not converged") : size);
}

/* The doubt takes the place of the word after the count: such a cluster has no size worth a word. */
static void
set_size (SpecClusterRow *self, const char *size, const char *brief, Doubt doubt)
{
  static const char *const reasons[]
      = { NULL, N_ ("Weak: its eigenvalue lies within the sampling error, so it cannot be told from no cluster"),
          N_ ("Not converged: the iteration ended before its eigenvalue and its samples were exact") };
  g_autofree char *whole = dup_size (size, brief, doubt);

  spec_fit_label_set (SPEC_FIT_LABEL (self->size), whole, doubt == WEAK ? _ ("weak") : doubt != CERTAIN ? whole : brief);
  gtk_widget_set_visible (self->doubt, doubt != CERTAIN);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), reasons[doubt] != NULL ? _ (reasons[doubt]) : NULL);
}

/* Translators: read aloud by a screen reader: Cluster +1, λ 0.0304, 288 images */
static char *
dup_spoken (const char *tag, const char *eigenvalue, const char *count, Doubt doubt)
{
  if (doubt == WEAK)
    return g_strdup_printf (_ ("Cluster %s, λ %s, %s, weak"), tag, eigenvalue, count);
  if (doubt == NOT_CONVERGED)
    return g_strdup_printf (_ ("Cluster %s, λ %s, %s, not converged"), tag, eigenvalue, count);

  return g_strdup_printf (_ ("Cluster %s, λ %s, %s"), tag, eigenvalue, count);
}

void
spec_cluster_row_set (SpecClusterRow *self, SpecModeItem *mode, SpecSamples *samples, SpecClusterScale scale, gboolean weak)
{
  Doubt doubt = !spec_mode_item_is_converged (mode) ? NOT_CONVERGED : weak ? WEAK : CERTAIN;
  gboolean positive = spec_mode_item_get_direction (mode) == SPEC_DIRECTION_POSITIVE;
  double eigenvalue = spec_mode_item_get_eigenvalue (mode);
  g_autofree char *tag = spec_mode_item_dup_tag (mode);
  g_autofree char *value = spec_screen_number_format (eigenvalue, SPEC_SIGN_BOTH);
  g_autofree char *spoken = spec_screen_number_format (eigenvalue, SPEC_SIGN_MINUS);
  g_autofree char *count = spec_screen_number_count (samples, spec_mode_item_get_size (mode));
  g_autofree char *size = pad_size (count, spec_mode_item_get_size (mode), scale.size);
  g_autofree char *brief = g_strdup_printf ("≈ %'u", spec_mode_item_get_size (mode));
  g_autofree char *label = dup_spoken (tag, spoken, count, doubt);
  gsize leading;
  const guint32 *rows = spec_mode_item_get_top (mode, &leading);

  g_set_object (&self->mode, mode);
  gtk_label_set_text (GTK_LABEL (self->tag), tag);
  gtk_label_set_text (GTK_LABEL (self->value), value);
  set_size (self, size, brief, doubt);
  set_side_class (self->tag, positive, "x", "y");
  set_side_class (self->bar, positive, "cx", "cy");
  spec_value_bar_set_fraction (SPEC_VALUE_BAR (self->bar), scale.eigenvalue > 0 ? fabs (eigenvalue) / scale.eigenvalue : 0);
  spec_thumb_strip_set_rows (SPEC_THUMB_STRIP (self->strip), samples, rows, leading);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

SpecModeItem *
spec_cluster_row_get_mode (SpecClusterRow *self)
{
  return self->mode;
}
