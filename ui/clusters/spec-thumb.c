#include "clusters/spec-thumb.h"

#include <glib/gi18n-lib.h>

#include "clusters/spec-thumb-viewport.h"
#include "widgets/spec-tooltip.h"

#define MIN_SIZE 32
#define WORD_SIZE 88 /* from here on a placeholder has room for its word */
#define PATIENCE 150 /* ms before "loading…" is said; most pictures are there sooner */

struct _SpecThumb
{
  GtkWidget parent_instance;

  /* borrowed, while mapped */
  SpecThumbCache *cache;
  SpecThumbViewport *viewport;

  /* owned */
  char *path;
  GdkTexture *texture;
  GtkIconPaintable *icon; /* of the placeholder */
  PangoLayout *word;
  guint request;
  guint patience;

  int size;
  gboolean fixed;
  int asked; /* device pixels of the request made for the path, 0: none yet */
  gboolean near;
  SpecThumbState state;
};

G_DEFINE_FINAL_TYPE (SpecThumb, spec_thumb, GTK_TYPE_WIDGET)

const char *
spec_thumb_state_get_word (SpecThumbState state)
{
  switch (state)
    {
    case SPEC_THUMB_MISSING:
      return _ ("not found");
    case SPEC_THUMB_BROKEN:
      return _ ("cannot decode");
    case SPEC_THUMB_LOADING:
      return _ ("loading…");
    case SPEC_THUMB_READY:
    default:
      return NULL;
    }
}

static void
cancel_request (SpecThumb *self)
{
  if (self->request != 0 && self->cache != NULL)
    spec_thumb_cache_cancel (self->cache, self->request);
  self->request = 0;
  g_clear_handle_id (&self->patience, g_source_remove);
}

/* The placeholder's icon and word; nothing while there is a picture. */
static void
update_placeholder (SpecThumb *self, gboolean shown)
{
  const char *const icons[] = { "spec-image-symbolic", NULL, "spec-warning-symbolic", "spec-error-symbolic" };
  GtkWidget *widget = GTK_WIDGET (self);

  g_clear_object (&self->icon);
  g_clear_object (&self->word);
  if (shown)
    {
      GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (widget));

      self->icon = gtk_icon_theme_lookup_icon (theme, icons[self->state], NULL, 24, gtk_widget_get_scale_factor (widget),
                                               gtk_widget_get_direction (widget), 0);
      self->word = gtk_widget_create_pango_layout (widget, spec_thumb_state_get_word (self->state));
      gtk_widget_add_css_class (widget, "placeholder");
    }
  else
    gtk_widget_remove_css_class (widget, "placeholder");
  gtk_widget_queue_draw (widget);
}

static gboolean
on_patience_ended (gpointer data)
{
  SpecThumb *self = data;

  self->patience = 0;
  update_placeholder (self, TRUE);
  return G_SOURCE_REMOVE;
}

static void
on_answer (SpecThumbState state, GdkTexture *texture, const char *reason, gpointer data)
{
  SpecThumb *self = data;

  self->request = 0;
  g_clear_handle_id (&self->patience, g_source_remove);
  self->state = state;
  g_set_object (&self->texture, texture);
  spec_tooltip_set (GTK_WIDGET (self), reason);
  update_placeholder (self, texture == NULL);
}

static void
forget (SpecThumb *self)
{
  cancel_request (self);
  g_clear_object (&self->texture);
  self->state = SPEC_THUMB_LOADING;
  self->asked = 0;
  spec_tooltip_set (GTK_WIDGET (self), NULL);
  update_placeholder (self, FALSE);
}

/* Asks for the picture at the size it is drawn, if it can be seen and was not asked for yet. */
static void
ask (SpecThumb *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int wanted = gtk_widget_get_width (widget) * gtk_widget_get_scale_factor (widget);
  guint request;

  if (self->cache == NULL || self->path == NULL || !self->near || wanted <= 0 || wanted == self->asked)
    return;
  cancel_request (self);
  self->asked = wanted;
  if (self->texture == NULL)
    {
      self->state = SPEC_THUMB_LOADING;
      self->patience = g_timeout_add (PATIENCE, on_patience_ended, self);
    }
  request = spec_thumb_cache_request (self->cache, self->path, wanted, wanted, SPEC_FIT_COVER, on_answer, self);
  if (request != 0)
    self->request = request;
}

static void
set_near (GtkWidget *widget, gboolean near)
{
  SpecThumb *self = SPEC_THUMB (widget);

  self->near = near;
  if (near)
    ask (self);
  else if (self->asked != 0)
    forget (self);
}

static void
spec_thumb_map (GtkWidget *widget)
{
  SpecThumb *self = SPEC_THUMB (widget);

  GTK_WIDGET_CLASS (spec_thumb_parent_class)->map (widget);
  self->cache = spec_thumb_cache_find (widget);
  if (self->cache != NULL)
    g_object_add_weak_pointer (G_OBJECT (self->cache), (gpointer *) &self->cache);
  self->viewport = spec_thumb_viewport_find (widget);
  if (self->viewport != NULL)
    {
      g_object_add_weak_pointer (G_OBJECT (self->viewport), (gpointer *) &self->viewport);
      spec_thumb_viewport_add (self->viewport, widget, set_near);
    }
  else
    set_near (widget, TRUE);
}

static void
spec_thumb_unmap (GtkWidget *widget)
{
  SpecThumb *self = SPEC_THUMB (widget);

  if (self->viewport != NULL)
    spec_thumb_viewport_remove (self->viewport, widget);
  self->near = FALSE;
  forget (self);
  g_clear_weak_pointer (&self->viewport);
  g_clear_weak_pointer (&self->cache);
  GTK_WIDGET_CLASS (spec_thumb_parent_class)->unmap (widget);
}

static void
spec_thumb_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SpecThumb *self = SPEC_THUMB (widget);

  if (self->viewport != NULL)
    spec_thumb_viewport_queue (self->viewport);
  else
    ask (self);
}

static GtkSizeRequestMode
spec_thumb_get_request_mode (GtkWidget *widget)
{
  return SPEC_THUMB (widget)->fixed ? GTK_SIZE_REQUEST_CONSTANT_SIZE : GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
spec_thumb_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                    int *minimum_baseline, int *natural_baseline)
{
  SpecThumb *self = SPEC_THUMB (widget);

  *natural = self->size;
  *minimum = self->fixed ? self->size : MIN (MIN_SIZE, self->size);
  if (!self->fixed && orientation == GTK_ORIENTATION_VERTICAL && for_size > 0)
    *minimum = *natural = for_size;
}

static void
draw_icon (SpecThumb *self, GtkSnapshot *snapshot, int width, int height)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));
  int side = width < 64 ? 16 : 24;
  int word_width, word_height;
  gboolean worded = width >= WORD_SIZE;
  GdkRGBA color;

  gtk_style_context_get_color (style, &color);
  pango_layout_get_pixel_size (self->word, &word_width, &word_height);
  worded = worded && word_width <= width - 4;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT ((float) (width - side) / 2, (float) (height - side - (worded ? word_height + 4 : 0)) / 2));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (self->icon), snapshot, side, side, &color, 1);
  if (worded)
    {
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (side - word_width) / 2, (float) side + 4));
      gtk_snapshot_append_layout (snapshot, self->word, &color);
    }
  gtk_snapshot_restore (snapshot);
}

static void
spec_thumb_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SpecThumb *self = SPEC_THUMB (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);

  /* A cover picture has the shape of the box; in fewer pixels when the file is small, and then it is stretched evenly. */
  if (self->texture != NULL)
    gtk_snapshot_append_texture (snapshot, self->texture, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  else if (self->icon != NULL)
    draw_icon (self, snapshot, width, height);
}

static void
on_scale_factor_changed (SpecThumb *self)
{
  ask (self);
}

static void
spec_thumb_finalize (GObject *object)
{
  SpecThumb *self = SPEC_THUMB (object);

  cancel_request (self);
  g_clear_weak_pointer (&self->viewport);
  g_clear_weak_pointer (&self->cache);
  g_clear_object (&self->texture);
  g_clear_object (&self->icon);
  g_clear_object (&self->word);
  g_free (self->path);
  G_OBJECT_CLASS (spec_thumb_parent_class)->finalize (object);
}

static void
spec_thumb_class_init (SpecThumbClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = spec_thumb_finalize;
  widget_class->map = spec_thumb_map;
  widget_class->unmap = spec_thumb_unmap;
  widget_class->size_allocate = spec_thumb_size_allocate;
  widget_class->get_request_mode = spec_thumb_get_request_mode;
  widget_class->measure = spec_thumb_measure;
  widget_class->snapshot = spec_thumb_snapshot;
  gtk_widget_class_set_css_name (widget_class, "thumb");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
spec_thumb_init (SpecThumb *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN); /* the rounded corners clip */
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (on_scale_factor_changed), NULL);
}

GtkWidget *
spec_thumb_new (int size)
{
  SpecThumb *self = g_object_new (SPEC_TYPE_THUMB, NULL);

  self->size = size;
  return GTK_WIDGET (self);
}

GtkWidget *
spec_thumb_new_fixed (int size)
{
  GtkWidget *widget = spec_thumb_new (size);

  SPEC_THUMB (widget)->fixed = TRUE;
  return widget;
}

void
spec_thumb_set_size (SpecThumb *self, int size)
{
  if (self->size == size)
    return;
  self->size = size;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
spec_thumb_set_path (SpecThumb *self, const char *path, gboolean keep)
{
  if (g_strcmp0 (self->path, path) == 0)
    return;
  g_free (self->path);
  self->path = g_strdup (path);
  if (!keep || path == NULL)
    forget (self);
  cancel_request (self);
  self->asked = 0;
  if (self->viewport != NULL)
    spec_thumb_viewport_queue (self->viewport);
  else
    ask (self);
}

SpecThumbState
spec_thumb_get_state (SpecThumb *self)
{
  return self->state;
}

GdkTexture *
spec_thumb_get_texture (SpecThumb *self)
{
  return self->texture;
}

gboolean
spec_thumb_is_settled (SpecThumb *self)
{
  return self->path == NULL || (self->asked != 0 && self->request == 0);
}
