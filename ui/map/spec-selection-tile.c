#include "map/spec-selection-tile.h"

#include "clusters/spec-thumb.h"

#define TEXT_LINES 4

struct _SpecSelectionTile
{
  GtkBox parent_instance;

  /* borrowed */
  GtkWidget *thumb, *card, *text, *caption;

  /* owned */
  SpecSampleItem *item; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (SpecSelectionTile, spec_selection_tile, GTK_TYPE_BOX)

static void
spec_selection_tile_dispose (GObject *object)
{
  g_clear_object (&SPEC_SELECTION_TILE (object)->item);
  G_OBJECT_CLASS (spec_selection_tile_parent_class)->dispose (object);
}

static void
spec_selection_tile_class_init (SpecSelectionTileClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = spec_selection_tile_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "selectiontile");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_IMG);
}

static void
spec_selection_tile_init (SpecSelectionTile *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 3);
}

GtkWidget *
spec_selection_tile_new (int size)
{
  SpecSelectionTile *self = g_object_new (SPEC_TYPE_SELECTION_TILE, NULL);

  self->thumb = spec_thumb_new (size);
  gtk_widget_set_size_request (self->thumb, size, size);
  self->card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->text = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (self->text), TEXT_LINES);
  gtk_label_set_ellipsize (GTK_LABEL (self->text), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (self->text), 1);
  gtk_label_set_max_width_chars (GTK_LABEL (self->text), 1);
  gtk_label_set_xalign (GTK_LABEL (self->text), 0);
  gtk_label_set_yalign (GTK_LABEL (self->text), 0);
  gtk_widget_set_vexpand (self->text, TRUE);
  gtk_widget_add_css_class (self->text, "small");
  gtk_widget_add_css_class (self->card, "text-card");
  gtk_widget_set_size_request (self->card, size, size);
  gtk_box_append (GTK_BOX (self->card), self->text);
  self->caption = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->caption), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->caption), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (self->caption), 1);
  gtk_label_set_max_width_chars (GTK_LABEL (self->caption), 1);
  gtk_widget_add_css_class (self->caption, "small");
  gtk_widget_add_css_class (self->caption, "dim");
  gtk_box_append (GTK_BOX (self), self->thumb);
  gtk_box_append (GTK_BOX (self), self->card);
  gtk_box_append (GTK_BOX (self), self->caption);
  return GTK_WIDGET (self);
}

void
spec_selection_tile_set_item (SpecSelectionTile *self, SpecSampleItem *item)
{
  const char *path = item == NULL ? NULL : spec_sample_item_get_path (item);
  const char *text = item == NULL ? NULL : spec_sample_item_get_text (item);
  g_autofree char *caption = item == NULL ? NULL : spec_sample_item_dup_caption (item);

  g_set_object (&self->item, item);
  spec_thumb_set_path (SPEC_THUMB (self->thumb), path, FALSE);
  gtk_widget_set_visible (self->thumb, path != NULL);
  gtk_widget_set_visible (self->card, path == NULL);
  gtk_label_set_text (GTK_LABEL (self->text), text != NULL ? text : caption != NULL ? caption : "");
  gtk_label_set_text (GTK_LABEL (self->caption), caption != NULL ? caption : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), path != NULL ? path : text);
  if (caption != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, caption, -1);
}

SpecSampleItem *
spec_selection_tile_get_item (SpecSelectionTile *self)
{
  return self->item;
}
