#include "clusters/spec-sample-tile.h"

#include <glib/gi18n-lib.h>

#include "clusters/spec-label-dot.h"
#include "clusters/spec-screen-number.h"
#include "clusters/spec-thumb-viewport.h"
#include "clusters/spec-thumb.h"
#include "paint/spec-text-shape.h"

#define CARD_PADDING 16
#define BADGE_ROOM 84 /* beside a text, so that the badge does not lie over it */
#define SPOKEN 160 /* characters of a text that a screen reader is given */

struct _SpecSampleTile
{
  GtkBox parent_instance;

  /* template */
  GtkWidget *content; /* the picture or the card */
  GtkWidget *thumb;
  GtkWidget *card; /* (nullable): of a sample that is no picture, made when it is needed: there are hundreds of tiles */
  GtkWidget *rank; /* of a text, beside it */
  GtkWidget *text;
  GtkWidget *line; /* under the picture; says the path when pointed at */
  GtkWidget *name; /* in it: the dot and the caption */
  GtkWidget *dot; /* in the colour of the label */
  GtkWidget *caption;
  GtkWidget *score;
  GtkWidget *badge; /* (nullable): over the picture, once needed: left out, pinned */
  GtkWidget *badge_icon;
  GtkWidget *badge_text;

  /* owned */
  SpecSampleSlot *slot;
  SpecSampleMarks *marks;
  gulong item_handler;
  gulong marks_handler;

  /* borrowed, while mapped */
  SpecThumbViewport *viewport;

  int size;       /* asked for */
  gboolean near;  /* it can be seen, or soon will be */
  gboolean stale; /* what it shows is not what its place holds */
};

G_DEFINE_FINAL_TYPE (SpecSampleTile, spec_sample_tile, GTK_TYPE_BOX)

char *
spec_sample_tile_describe (SpecSampleItem *item, SpecSampleMarks *marks)
{
  const char *text = spec_sample_item_get_path (item) == NULL ? spec_sample_item_get_text (item) : NULL;
  g_autofree char *caption
      = text != NULL ? spec_text_shape_dup_shortened (text, SPOKEN) : spec_sample_item_dup_caption (item);
  g_autofree char *score = spec_screen_number_format (spec_sample_item_get_score (item), SPEC_SIGN_MINUS);

  guint32 row = spec_sample_item_get_index (item);
  guint pin = marks == NULL ? 0 : spec_sample_marks_get_pin (marks, row);
  /* Translators: read aloud by a screen reader: chain saw, rank 2, score 0.0411 */
  g_autofree char *facts = g_strdup_printf (_ ("%s, rank %u, score %s"), caption, spec_sample_item_get_rank (item), score);

  if (marks != NULL && spec_sample_marks_is_excluded (marks, row))
    return g_strdup_printf (_ ("%s, left out of montages"), facts);
  return pin > 0 ? g_strdup_printf (_ ("%s, pinned %u"), facts, pin) : g_steal_pointer (&facts);
}

/* The card is as high as a picture would be, and its text takes what lines there are. */
static void
add_card (SpecSampleTile *self)
{
  if (self->card != NULL)
    return;

  self->text = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_ellipsize (GTK_LABEL (self->text), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (self->text), 1);
  gtk_label_set_xalign (GTK_LABEL (self->text), 0);
  gtk_label_set_yalign (GTK_LABEL (self->text), 0);
  gtk_widget_set_hexpand (self->text, TRUE);
  gtk_widget_set_vexpand (self->text, TRUE);
  self->rank = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->rank), 1);
  gtk_widget_set_valign (self->rank, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->rank, "rank");
  self->card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  gtk_box_append (GTK_BOX (self->card), self->rank);
  gtk_box_append (GTK_BOX (self->card), self->text);
  gtk_widget_add_css_class (self->card, "text-card");
  gtk_box_append (GTK_BOX (self->content), self->card);
}

/* Lies over a corner of the picture or the card. */
static void
add_badge (SpecSampleTile *self)
{
  if (self->badge != NULL)
    return;

  self->badge = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  self->badge_icon = gtk_image_new ();
  self->badge_text = gtk_label_new (NULL);
  gtk_box_append (GTK_BOX (self->badge), self->badge_icon);
  gtk_box_append (GTK_BOX (self->badge), self->badge_text);
  gtk_widget_set_halign (self->badge, GTK_ALIGN_START);
  gtk_widget_set_valign (self->badge, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->badge, "tile-badge");
  gtk_widget_add_css_class (self->badge, "small");
  gtk_overlay_add_overlay (GTK_OVERLAY (gtk_widget_get_parent (self->content)), self->badge);
}

static void
show_badge (SpecSampleTile *self, gboolean excluded, guint pin)
{
  g_autofree char *place = g_strdup_printf ("%u", pin);
  gboolean shown = excluded || pin > 0, beside = self->card != NULL && gtk_widget_get_visible (self->rank);

  if (shown)
    add_badge (self);
  if (self->card != NULL)
    gtk_widget_set_margin_end (self->text, shown && beside ? BADGE_ROOM : 0);
  if (self->badge == NULL)
    return;
  gtk_widget_set_visible (self->badge, shown);
  gtk_widget_set_halign (self->badge, beside ? GTK_ALIGN_END : GTK_ALIGN_START);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->badge_icon), excluded ? "spec-exclude-symbolic" : "spec-pin-symbolic");
  gtk_label_set_text (GTK_LABEL (self->badge_text), excluded ? _ ("left out") : place);
}

/* What is noted of the sample, with a sign and a word: never by colour alone, and never over the whole picture. */
static void
show_marks (SpecSampleTile *self)
{
  SpecSampleItem *item = self->slot == NULL ? NULL : spec_sample_slot_get_item (self->slot);
  guint32 row = item == NULL ? 0 : spec_sample_item_get_index (item);
  gboolean known = item != NULL && self->marks != NULL;
  gboolean excluded = known && spec_sample_marks_is_excluded (self->marks, row);
  guint pin = known ? spec_sample_marks_get_pin (self->marks, row) : 0;
  g_autofree char *label = item == NULL ? NULL : spec_sample_tile_describe (item, self->marks);

  show_badge (self, excluded, pin);
  spec_label_dot_set_order (SPEC_LABEL_DOT (self->dot),
                            known ? spec_sample_marks_get_label_order (self->marks, spec_sample_item_get_label (item)) : -1);
  if (label != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* Only when pointed at: each tooltip that is set asks the display server where the pointer is, and tiles change by the dozen. */
static gboolean
on_query_tooltip (SpecSampleTile *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  SpecSampleItem *item = self->slot == NULL ? NULL : spec_sample_slot_get_item (self->slot);
  const char *path = item == NULL ? NULL : spec_sample_item_get_path (item);
  const char *text = path == NULL && item != NULL ? spec_sample_item_get_text (item) : path;

  gtk_tooltip_set_text (tooltip, text);
  return text != NULL;
}

static int get_line_height (GtkWidget *label);

/* A picture, a card, or a text as wide as the list: at once, since it decides how high the row is. A text is as high as it needs to be,
 * with a line for each 28 pixels of the tile size at most; a card with a number is a square. */
static void
show_kind (SpecSampleTile *self, SpecSampleItem *item)
{
  gboolean card = item != NULL && spec_sample_item_get_path (item) == NULL;
  gboolean text = card && spec_sample_item_get_text (item) != NULL;

  gtk_widget_set_visible (self->thumb, !card);
  if (card)
    add_card (self);
  if (self->card == NULL)
    return;
  gtk_widget_set_visible (self->card, card);
  gtk_widget_set_visible (self->rank, text);
  gtk_widget_set_size_request (self->card, -1, text ? -1 : self->size);
  gtk_label_set_lines (GTK_LABEL (self->text),
                       text ? MAX (self->size / 28, 2) : MAX (1, (self->size - CARD_PADDING) / get_line_height (self->text)));
}

static void
show_item (SpecSampleTile *self, SpecSampleItem *item, gboolean keep)
{
  const char *path = item == NULL ? NULL : spec_sample_item_get_path (item);
  const char *text = item == NULL ? NULL : spec_sample_item_get_text (item);
  g_autofree char *caption = NULL;
  g_autofree char *score = NULL;

  self->stale = FALSE;
  spec_thumb_set_path (SPEC_THUMB (self->thumb), path, keep);
  show_kind (self, item);
  show_marks (self);
  if (item == NULL)
    return;
  caption = spec_sample_item_dup_caption (item);
  score = spec_screen_number_format (spec_sample_item_get_score (item), SPEC_SIGN_MINUS);
  if (path == NULL)
    {
      g_autofree char *rank = g_strdup_printf ("%u", spec_sample_item_get_rank (item));

      gtk_label_set_text (GTK_LABEL (self->rank), rank);
      gtk_label_set_text (GTK_LABEL (self->text), text != NULL ? text : caption);
    }
  /* A card with a number says it already. */
  gtk_label_set_text (GTK_LABEL (self->caption), path == NULL && text == NULL ? "" : caption);
  gtk_label_set_text (GTK_LABEL (self->score), score);
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
  if (self->marks != NULL)
    g_clear_signal_handler (&self->marks_handler, self->marks);
  g_clear_object (&self->slot);
  g_clear_object (&self->marks);
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

static void
spec_sample_tile_init (SpecSampleTile *self)
{
  GtkWidget *overlay = gtk_overlay_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 5);
  self->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->thumb = spec_thumb_new (110);
  gtk_box_append (GTK_BOX (self->content), self->thumb);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), self->content);
  gtk_box_append (GTK_BOX (self), overlay);

  self->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  self->name = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  self->caption = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->caption), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->caption), 0);
  gtk_widget_set_hexpand (self->caption, TRUE);
  gtk_widget_add_css_class (self->caption, "dim");
  self->score = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->score), 0);
  self->dot = spec_label_dot_new ();
  gtk_box_append (GTK_BOX (self->name), self->dot);
  gtk_box_append (GTK_BOX (self->name), self->caption);
  gtk_box_append (GTK_BOX (self->line), self->name);
  gtk_box_append (GTK_BOX (self->line), self->score);
  gtk_widget_add_css_class (self->line, "small");
  gtk_widget_set_has_tooltip (self->line, TRUE);
  g_signal_connect_swapped (self->line, "query-tooltip", G_CALLBACK (on_query_tooltip), self);
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

void
spec_sample_tile_set_marks (SpecSampleTile *self, SpecSampleMarks *marks)
{
  if (self->marks == marks)
    return;
  if (self->marks != NULL)
    g_clear_signal_handler (&self->marks_handler, self->marks);
  g_set_object (&self->marks, marks);
  if (marks != NULL)
    self->marks_handler = g_signal_connect_swapped (marks, "changed", G_CALLBACK (show_marks), self);
  show_marks (self);
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
  self->size = size;
  spec_thumb_set_size (SPEC_THUMB (self->thumb), size);
  show_kind (self, self->slot != NULL ? spec_sample_slot_get_item (self->slot) : NULL);
}

void
spec_sample_tile_set_stacked (SpecSampleTile *self, gboolean stacked)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->line), stacked ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (GTK_BOX (self->line), stacked ? 0 : 4);
}

GdkTexture *
spec_sample_tile_get_texture (SpecSampleTile *self)
{
  return spec_thumb_get_texture (SPEC_THUMB (self->thumb));
}
