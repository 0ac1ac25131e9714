#include "clusters/spec-sample-tile.h"

#include <glib/gi18n-lib.h>

#include "clusters/spec-screen-number.h"
#include "clusters/spec-thumb-viewport.h"
#include "clusters/spec-thumb.h"

#define CARD_PADDING 16

struct _SpecSampleTile
{
  GtkBox parent_instance;

  /* template */
  GtkWidget *thumb;
  GtkWidget *card; /* of a sample that is no picture */
  GtkWidget *text;
  GtkWidget *line; /* under the picture; says the path when pointed at */
  GtkWidget *caption;
  GtkWidget *score;

  /* owned */
  SpecSampleSlot *slot;
  gulong item_handler;

  /* borrowed, while mapped */
  SpecThumbViewport *viewport;

  gboolean near;  /* it can be seen, or soon will be */
  gboolean stale; /* what it shows is not what its place holds */
};

G_DEFINE_FINAL_TYPE (SpecSampleTile, spec_sample_tile, GTK_TYPE_BOX)

char *
spec_sample_tile_describe (SpecSampleItem *item)
{
  g_autofree char *caption = spec_sample_item_dup_caption (item);
  g_autofree char *score = spec_screen_number_format (spec_sample_item_get_score (item), SPEC_SIGN_MINUS);

  /* Translators: read aloud by a screen reader: chain saw, rank 2, score 0.0411 */
  return g_strdup_printf (_ ("%s, rank %u, score %s"), caption, spec_sample_item_get_rank (item), score);
}

/* A picture or a card: at once, since it decides how high the row is. */
static void
show_kind (SpecSampleTile *self, SpecSampleItem *item)
{
  gboolean card = item != NULL && spec_sample_item_get_path (item) == NULL;

  gtk_widget_set_visible (self->thumb, !card);
  gtk_widget_set_visible (self->card, card);
}

static void
show_item (SpecSampleTile *self, SpecSampleItem *item, gboolean keep)
{
  const char *path = item == NULL ? NULL : spec_sample_item_get_path (item);
  const char *text = item == NULL ? NULL : spec_sample_item_get_text (item);
  g_autofree char *caption = NULL;
  g_autofree char *score = NULL;
  g_autofree char *label = NULL;

  self->stale = FALSE;
  spec_thumb_set_path (SPEC_THUMB (self->thumb), path, keep);
  show_kind (self, item);
  if (item == NULL)
    return;
  caption = spec_sample_item_dup_caption (item);
  score = spec_screen_number_format (spec_sample_item_get_score (item), SPEC_SIGN_MINUS);
  label = spec_sample_tile_describe (item);
  if (path == NULL)
    gtk_label_set_text (GTK_LABEL (self->text), text != NULL ? text : caption);
  gtk_label_set_text (GTK_LABEL (self->caption), caption);
  gtk_label_set_text (GTK_LABEL (self->score), score);
  gtk_widget_set_tooltip_text (self->line, path != NULL ? path : text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* The grid holds thirty rows of tiles where three are seen: the others wait until they come near. */
static void
on_item_changed (SpecSampleTile *self)
{
  if (self->near)
    show_item (self, spec_sample_slot_get_item (self->slot), TRUE);
  else
    self->stale = TRUE;
}

static void
set_near (GtkWidget *widget, gboolean near)
{
  SpecSampleTile *self = SPEC_SAMPLE_TILE (widget);

  self->near = near;
  if (near && self->stale && self->slot != NULL)
    show_item (self, spec_sample_slot_get_item (self->slot), FALSE);
}

static void
spec_sample_tile_map (GtkWidget *widget)
{
  SpecSampleTile *self = SPEC_SAMPLE_TILE (widget);

  GTK_WIDGET_CLASS (spec_sample_tile_parent_class)->map (widget);
  g_set_weak_pointer (&self->viewport, spec_thumb_viewport_find (widget));
  if (self->viewport != NULL)
    spec_thumb_viewport_add (self->viewport, widget, set_near);
  else
    set_near (widget, TRUE);
}

static void
spec_sample_tile_unmap (GtkWidget *widget)
{
  SpecSampleTile *self = SPEC_SAMPLE_TILE (widget);

  if (self->viewport != NULL)
    spec_thumb_viewport_remove (self->viewport, widget);
  g_clear_weak_pointer (&self->viewport);
  self->near = FALSE;
  GTK_WIDGET_CLASS (spec_sample_tile_parent_class)->unmap (widget);
}

void
spec_sample_tile_set_slot (SpecSampleTile *self, SpecSampleSlot *slot)
{
  if (self->slot == slot)
    return;
  if (self->slot != NULL)
    g_clear_signal_handler (&self->item_handler, self->slot);
  g_set_object (&self->slot, slot);
  if (slot != NULL)
    self->item_handler = g_signal_connect_swapped (slot, "notify::item", G_CALLBACK (on_item_changed), self);
  spec_thumb_set_path (SPEC_THUMB (self->thumb), NULL, FALSE);
  self->stale = slot != NULL;
  if (slot != NULL)
    show_kind (self, spec_sample_slot_get_item (slot));
  if (self->viewport != NULL)
    spec_thumb_viewport_queue (self->viewport);
}

static void
spec_sample_tile_dispose (GObject *object)
{
  SpecSampleTile *self = SPEC_SAMPLE_TILE (object);

  if (self->slot != NULL)
    g_clear_signal_handler (&self->item_handler, self->slot);
  g_clear_object (&self->slot);
  g_clear_weak_pointer (&self->viewport);
  G_OBJECT_CLASS (spec_sample_tile_parent_class)->dispose (object);
}

static void
spec_sample_tile_class_init (SpecSampleTileClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = spec_sample_tile_dispose;
  GTK_WIDGET_CLASS (klass)->map = spec_sample_tile_map;
  GTK_WIDGET_CLASS (klass)->unmap = spec_sample_tile_unmap;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "tile");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_IMG);
}

/* The card is as high as a picture would be, and its text takes what lines there are. */
static void
add_card (SpecSampleTile *self)
{
  self->text = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_ellipsize (GTK_LABEL (self->text), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (self->text), 1);
  gtk_label_set_xalign (GTK_LABEL (self->text), 0);
  gtk_label_set_yalign (GTK_LABEL (self->text), 0);
  gtk_widget_set_hexpand (self->text, TRUE);
  gtk_widget_set_vexpand (self->text, TRUE);
  self->card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->card), self->text);
  gtk_widget_add_css_class (self->card, "text-card");
  gtk_widget_set_visible (self->card, FALSE);
  gtk_box_append (GTK_BOX (self), self->card);
}

static void
spec_sample_tile_init (SpecSampleTile *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 5);
  self->thumb = spec_thumb_new (110);
  gtk_box_append (GTK_BOX (self), self->thumb);
  add_card (self);

  self->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  self->caption = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->caption), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->caption), 0);
  gtk_widget_set_hexpand (self->caption, TRUE);
  gtk_widget_add_css_class (self->caption, "dim");
  self->score = gtk_label_new (NULL);
  gtk_box_append (GTK_BOX (self->line), self->caption);
  gtk_box_append (GTK_BOX (self->line), self->score);
  gtk_widget_add_css_class (self->line, "small");
  gtk_box_append (GTK_BOX (self), self->line);
}

GtkWidget *
spec_sample_tile_new (void)
{
  return g_object_new (SPEC_TYPE_SAMPLE_TILE, NULL);
}

SpecSampleSlot *
spec_sample_tile_get_slot (SpecSampleTile *self)
{
  return self->slot;
}

static int
get_line_height (GtkWidget *label)
{
  PangoContext *context = gtk_widget_get_pango_context (label);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int height = PANGO_PIXELS (pango_font_metrics_get_height (metrics));

  pango_font_metrics_unref (metrics);
  return MAX (height, 1);
}

void
spec_sample_tile_set_size (SpecSampleTile *self, int size)
{
  spec_thumb_set_size (SPEC_THUMB (self->thumb), size);
  gtk_widget_set_size_request (self->card, -1, size);
  gtk_label_set_lines (GTK_LABEL (self->text), MAX (1, (size - CARD_PADDING) / get_line_height (self->text)));
}

GdkTexture *
spec_sample_tile_get_texture (SpecSampleTile *self)
{
  return spec_thumb_get_texture (SPEC_THUMB (self->thumb));
}
