#include "clusters/spec-neighbour-tile.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "clusters/spec-thumb.h"
#include "model/spec-sample-item.h"
#include "paint/spec-number-text.h"

struct _SpecNeighbourTile
{
  GtkButton parent_instance;

  /* template */
  GtkWidget *thumb, *text, *tick, *rank, *value;

  guint32 row;
};

G_DEFINE_FINAL_TYPE (SpecNeighbourTile, spec_neighbour_tile, GTK_TYPE_BUTTON)

static void
spec_neighbour_tile_class_init (SpecNeighbourTileClass *klass)
{
}

static GtkWidget *
create_picture (SpecNeighbourTile *self)
{
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->thumb = spec_thumb_new_fixed (SPEC_NEIGHBOUR_TILE_SIDE);
  gtk_widget_set_size_request (self->thumb, SPEC_NEIGHBOUR_TILE_SIDE, SPEC_NEIGHBOUR_TILE_SIDE);
  self->text = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (self->text), 4);
  gtk_label_set_ellipsize (GTK_LABEL (self->text), PANGO_ELLIPSIZE_END);
  gtk_widget_set_size_request (self->text, SPEC_NEIGHBOUR_TILE_SIDE, SPEC_NEIGHBOUR_TILE_SIDE);
  gtk_widget_add_css_class (self->text, "neighbour-text");
  gtk_widget_add_css_class (self->text, "small");
  gtk_box_append (GTK_BOX (box), self->thumb);
  gtk_box_append (GTK_BOX (box), self->text);
  self->tick = gtk_image_new_from_icon_name ("spec-check-symbolic");
  gtk_widget_add_css_class (self->tick, "shared-tick");
  gtk_widget_set_halign (self->tick, GTK_ALIGN_END);
  gtk_widget_set_valign (self->tick, GTK_ALIGN_START);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), box);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->tick);
  return overlay;
}

static void
spec_neighbour_tile_init (SpecNeighbourTile *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);

  self->rank = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->rank, "bold");
  self->value = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->value), 1);
  gtk_widget_set_hexpand (self->value, TRUE);
  gtk_widget_add_css_class (self->value, "dim");
  gtk_widget_add_css_class (line, "small");
  gtk_box_append (GTK_BOX (line), self->rank);
  gtk_box_append (GTK_BOX (line), self->value);
  gtk_box_append (GTK_BOX (box), create_picture (self));
  gtk_box_append (GTK_BOX (box), line);
  gtk_button_set_child (GTK_BUTTON (self), box);
  gtk_button_set_has_frame (GTK_BUTTON (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "neighbour-tile");
}

GtkWidget *
spec_neighbour_tile_new (void)
{
  return g_object_new (SPEC_TYPE_NEIGHBOUR_TILE, NULL);
}

/* Similarities and small distances need two digits after the point, large ones none. */
static char *
format_value (double value)
{
  return isfinite (value) ? spec_number_text_fixed (value, fabs (value) < 9.995 ? 2 : fabs (value) < 99.95 ? 1 : 0,
                                                    SPEC_NUMBER_PLAIN)
                          : g_strdup ("");
}

void
spec_neighbour_tile_set (SpecNeighbourTile *self, SpecSamples *samples, guint32 row, guint rank, double value,
                         gboolean shared)
{
  g_autoptr (SpecSampleItem) item = spec_sample_item_new (samples, row, rank, (float) value);
  const char *path = spec_sample_item_get_path (item), *text = spec_sample_item_get_text (item);
  g_autofree char *caption = spec_sample_item_dup_caption (item);
  g_autofree char *number = g_strdup_printf ("%u", rank);
  g_autofree char *words = format_value (value);
  g_autofree char *spoken = g_strdup_printf (shared ? _ ("%u: %s, %s, in common") : _ ("%u: %s, %s"), rank, caption, words);

  self->row = row;
  spec_thumb_set_path (SPEC_THUMB (self->thumb), path, TRUE);
  gtk_widget_set_visible (self->thumb, path != NULL);
  gtk_widget_set_visible (self->text, path == NULL);
  gtk_label_set_text (GTK_LABEL (self->text), path == NULL && text != NULL ? text : caption);
  gtk_label_set_text (GTK_LABEL (self->rank), number);
  gtk_label_set_text (GTK_LABEL (self->value), words);
  gtk_widget_set_visible (self->tick, shared);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), path != NULL ? path : text != NULL ? text : caption);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

guint32
spec_neighbour_tile_get_row (SpecNeighbourTile *self)
{
  return self->row;
}
