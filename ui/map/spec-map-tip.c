#include "map/spec-map-tip.h"

#include <glib/gi18n-lib.h>

#include "clusters/spec-thumb.h"

#define THUMB 56
#define DISTANCE 16 /* from the point */
#define MOST_CHARS 30
#define MOST_LINES 3

struct _SpecMapTip
{
  GtkBox parent_instance;

  /* borrowed */
  GtkWidget *thumb, *title, *file, *row;

  double x, y;
};

G_DEFINE_FINAL_TYPE (SpecMapTip, spec_map_tip, GTK_TYPE_BOX)

static void
spec_map_tip_class_init (SpecMapTipClass *klass)
{
}

static GtkWidget *
append_line (GtkWidget *box, const char *class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MOST_CHARS);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_add_css_class (label, class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
spec_map_tip_init (SpecMapTip *self)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);

  self->thumb = spec_thumb_new (THUMB);
  gtk_widget_set_valign (self->thumb, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (self->thumb, THUMB, THUMB);
  self->title = append_line (lines, "bold");
  gtk_label_set_wrap (GTK_LABEL (self->title), TRUE);
  gtk_label_set_lines (GTK_LABEL (self->title), MOST_LINES);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  self->file = append_line (lines, "dim");
  self->row = append_line (lines, "dim");
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  gtk_box_set_spacing (GTK_BOX (self), 9);
  gtk_box_append (GTK_BOX (self), self->thumb);
  gtk_box_append (GTK_BOX (self), lines);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "map-tip");
}

GtkWidget *
spec_map_tip_new (GtkWidget *plot)
{
  GtkWidget *tip = g_object_new (SPEC_TYPE_MAP_TIP, "visible", FALSE, NULL);

  gtk_widget_set_parent (tip, plot);
  return tip;
}

static void
set_line (GtkWidget *label, const char *text)
{
  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL);
}

void
spec_map_tip_show (SpecMapTip *self, SpecSamples *samples, guint32 row, double x, double y)
{
  const char *path = spec_samples_get_path (samples, row), *label = spec_samples_get_label (samples, row);
  const char *text = path == NULL ? spec_samples_get_text (samples, row) : NULL;
  g_autofree char *name = path != NULL ? g_path_get_basename (path) : NULL;
  g_autofree char *place = g_strdup_printf (_ ("row %'u"), row);

  gtk_widget_set_visible (self->thumb, path != NULL);
  spec_thumb_set_path (SPEC_THUMB (self->thumb), path, FALSE);
  set_line (self->title, label != NULL ? label : text);
  set_line (self->file, label != NULL && text != NULL ? text : name);
  set_line (self->row, place);
  self->x = x;
  self->y = y;
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_queue_allocate (gtk_widget_get_parent (GTK_WIDGET (self)));
}

void
spec_map_tip_hide (SpecMapTip *self)
{
  if (self != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* Beside and below the point, or on the other side of it where there is no room. */
static int
find_place (double point, int size, int room)
{
  double place = point + DISTANCE;

  if (place + size > room)
    place = point - DISTANCE - size;
  return (int) CLAMP (place, 0, MAX (room - size, 0));
}

void
spec_map_tip_allocate (SpecMapTip *self, int width, int height)
{
  GtkRequisition size;
  GtkAllocation place;

  if (!gtk_widget_should_layout (GTK_WIDGET (self)))
    return;
  gtk_widget_get_preferred_size (GTK_WIDGET (self), NULL, &size);
  place.width = size.width;
  place.height = size.height;
  place.x = find_place (self->x, size.width, width);
  place.y = find_place (self->y, size.height, height);
  gtk_widget_size_allocate (GTK_WIDGET (self), &place, -1);
}
