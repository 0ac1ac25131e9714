#include "clusters/spec-direction-label.h"

#include <glib/gi18n-lib.h>

struct _SpecDirectionLabel
{
  GtkBox parent_instance;

  /* template */
  GtkWidget *groups;
  GtkWidget *splits;

  /* owned */
  SpecSession *session;

  SpecDirection direction;
};

G_DEFINE_FINAL_TYPE (SpecDirectionLabel, spec_direction_label, GTK_TYPE_BOX)

static GtkWidget *
get_label (GtkWidget *part)
{
  return gtk_widget_get_last_child (part);
}

/* One icon and one label; the verb stays readable when a long name is cut in its middle. */
static GtkWidget *
add_part (SpecDirectionLabel *self, const char *icon)
{
  GtkWidget *part = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_width_chars (GTK_LABEL (label), 8);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (part), gtk_image_new_from_icon_name (icon));
  gtk_box_append (GTK_BOX (part), label);
  gtk_box_append (GTK_BOX (self), part);
  return part;
}

static void
set_part (GtkWidget *part, const char *text, SpecSide side)
{
  gtk_label_set_text (GTK_LABEL (get_label (part)), text);
  gtk_widget_remove_css_class (part, side == SPEC_SIDE_X ? "cy" : "cx");
  gtk_widget_add_css_class (part, side == SPEC_SIDE_X ? "cx" : "cy");
}

/* The negative side is where Y holds together what X does not: eta (K_Y - K_X / eta), not the comparison with X and Y exchanged. */
static void
update_tooltip (SpecDirectionLabel *self, const char *groups, const char *splits)
{
  double eta = spec_session_get_params (self->session)->eta;
  g_autofree char *sentence = g_strdup_printf ("%s · %s", groups, splits);
  g_autofree char *text = NULL;

  if (self->direction == SPEC_DIRECTION_NEGATIVE && eta != 1)
    text = g_strdup_printf ("%s\n%s", sentence,
                            _ ("With a weight η other than 1 this side is η · (K_Y − K_X / η). It is not the comparison with X "
                               "and Y exchanged: use Swap X and Y for that."));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), text != NULL ? text : sentence);
}

static void
update (SpecDirectionLabel *self)
{
  SpecSide grouping = self->direction == SPEC_DIRECTION_POSITIVE ? SPEC_SIDE_X : SPEC_SIDE_Y;
  SpecSide splitting = grouping == SPEC_SIDE_X ? SPEC_SIDE_Y : SPEC_SIDE_X;
  g_autofree char *groups = g_strdup_printf (_ ("%s groups"), spec_session_get_name (self->session, grouping));
  g_autofree char *splits = g_strdup_printf (_ ("%s splits"), spec_session_get_name (self->session, splitting));

  set_part (self->groups, groups, grouping);
  set_part (self->splits, splits, splitting);
  update_tooltip (self, groups, splits);
}

static void
spec_direction_label_finalize (GObject *object)
{
  SpecDirectionLabel *self = SPEC_DIRECTION_LABEL (object);

  g_clear_object (&self->session);
  G_OBJECT_CLASS (spec_direction_label_parent_class)->finalize (object);
}

static void
spec_direction_label_class_init (SpecDirectionLabelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = spec_direction_label_finalize;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "directionlabel");
}

static void
spec_direction_label_init (SpecDirectionLabel *self)
{
  gtk_box_set_spacing (GTK_BOX (self), 12);
  self->groups = add_part (self, "spec-groups-symbolic");
  self->splits = add_part (self, "spec-splits-symbolic");
  gtk_widget_add_css_class (get_label (self->groups), "bold");
}

GtkWidget *
spec_direction_label_new (SpecSession *session, SpecDirection direction)
{
  SpecDirectionLabel *self = g_object_new (SPEC_TYPE_DIRECTION_LABEL, NULL);
  const char *const watched[] = { "notify::x", "notify::y", "notify::eta" };

  self->session = g_object_ref (session);
  self->direction = direction;
  for (guint i = 0; i < G_N_ELEMENTS (watched); i++)
    g_signal_connect_object (session, watched[i], G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

void
spec_direction_label_set_direction (SpecDirectionLabel *self, SpecDirection direction)
{
  if (self->direction == direction)
    return;
  self->direction = direction;
  update (self);
}
