#include "clusters/spec-direction-label.h"

#include <glib/gi18n-lib.h>

#include "widgets/spec-tooltip.h"

/* "⊛ CLIP groups  ⋏ DINOv2 splits" in one choice of names. */
typedef struct
{
  GtkWidget *box;
  GtkWidget *groups;
  GtkWidget *splits;
} Wording;

struct _SpecDirectionLabel
{
  GtkWidget parent_instance;

  /* template */
  Wording full;
  Wording brief; /* X and Y, where the names do not fit */

  /* owned */
  SpecSession *session;

  SpecDirection direction;
  gboolean may_vanish;
};

G_DEFINE_FINAL_TYPE (SpecDirectionLabel, spec_direction_label, GTK_TYPE_WIDGET)

static GtkWidget *
add_part (GtkWidget *box, const char *icon)
{
  GtkWidget *part = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);

  gtk_box_append (GTK_BOX (part), gtk_image_new_from_icon_name (icon));
  gtk_box_append (GTK_BOX (part), gtk_label_new (NULL));
  gtk_box_append (GTK_BOX (box), part);
  return part;
}

static Wording
make_wording (SpecDirectionLabel *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  Wording wording = { box, add_part (box, "spec-groups-symbolic"), add_part (box, "spec-splits-symbolic") };

  gtk_widget_add_css_class (gtk_widget_get_last_child (wording.groups), "bold");
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  return wording;
}

static void
set_part (GtkWidget *part, const char *text, SpecSide side)
{
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (part)), text);
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
  spec_tooltip_set (GTK_WIDGET (self), text != NULL ? text : sentence);
}

static void
update (SpecDirectionLabel *self)
{
  SpecSide grouping = self->direction == SPEC_DIRECTION_POSITIVE ? SPEC_SIDE_X : SPEC_SIDE_Y;
  SpecSide splitting = grouping == SPEC_SIDE_X ? SPEC_SIDE_Y : SPEC_SIDE_X;
  const char *const letters[] = { "X", "Y" };
  g_autofree char *groups = g_strdup_printf (_ ("%s groups"), spec_session_get_name (self->session, grouping));
  g_autofree char *splits = g_strdup_printf (_ ("%s splits"), spec_session_get_name (self->session, splitting));
  g_autofree char *brief_groups = g_strdup_printf (_ ("%s groups"), letters[grouping]);
  g_autofree char *brief_splits = g_strdup_printf (_ ("%s splits"), letters[splitting]);

  set_part (self->full.groups, groups, grouping);
  set_part (self->full.splits, splits, splitting);
  set_part (self->brief.groups, brief_groups, grouping);
  set_part (self->brief.splits, brief_splits, splitting);
  update_tooltip (self, groups, splits);
}

static void
spec_direction_label_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                              int *minimum_baseline, int *natural_baseline)
{
  SpecDirectionLabel *self = SPEC_DIRECTION_LABEL (widget);
  int full, brief;

  gtk_widget_measure (self->full.box, orientation, -1, NULL, &full, NULL, NULL);
  gtk_widget_measure (self->brief.box, orientation, -1, NULL, &brief, NULL, NULL);
  *natural = MAX (full, brief);
  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? *natural : self->may_vanish ? 0 : MIN (full, brief);
}

/* The short wording stands where the long one would: at the end of the room, where the label does. */
static void
place (SpecDirectionLabel *self, GtkWidget *shown, int width, int height, int baseline)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  gboolean at_end = gtk_widget_get_halign (GTK_WIDGET (self)) == GTK_ALIGN_END;
  int natural;

  gtk_widget_measure (shown, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  int x = at_end == mirrored ? 0 : width - natural;
  gtk_widget_size_allocate (shown, &(GtkAllocation){ x, 0, natural, height }, baseline);
}

static void
spec_direction_label_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SpecDirectionLabel *self = SPEC_DIRECTION_LABEL (widget);
  GtkWidget *shown = NULL;
  int full, brief;

  gtk_widget_measure (self->full.box, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &full, NULL, NULL);
  gtk_widget_measure (self->brief.box, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &brief, NULL, NULL);
  if (full <= width)
    shown = self->full.box;
  else if (brief <= width)
    shown = self->brief.box;
  gtk_widget_set_child_visible (self->full.box, shown == self->full.box);
  gtk_widget_set_child_visible (self->brief.box, shown == self->brief.box);
  if (shown != NULL)
    place (self, shown, width, height, baseline);
}

static void
spec_direction_label_dispose (GObject *object)
{
  SpecDirectionLabel *self = SPEC_DIRECTION_LABEL (object);

  g_clear_pointer (&self->full.box, gtk_widget_unparent);
  g_clear_pointer (&self->brief.box, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (spec_direction_label_parent_class)->dispose (object);
}

static void
spec_direction_label_class_init (SpecDirectionLabelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = spec_direction_label_dispose;
  widget_class->measure = spec_direction_label_measure;
  widget_class->size_allocate = spec_direction_label_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "directionlabel");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
spec_direction_label_init (SpecDirectionLabel *self)
{
  self->full = make_wording (self);
  self->brief = make_wording (self);
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

void
spec_direction_label_set_may_vanish (SpecDirectionLabel *self, gboolean may_vanish)
{
  self->may_vanish = may_vanish;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
