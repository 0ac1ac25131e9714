#include "paint/spec-picture-pixbuf.h"

#define GDK_PIXBUF_ENABLE_BACKEND /* the patterns by which formats are told apart */
#include <dlfcn.h>
#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gi18n-lib.h>

#include "base/spec-error.h"

#define CHUNK 65536
#define HEAD 4096 /* bytes in which a format shows itself */

typedef struct
{
  const char *path;
  GError *too_large;
} Guard;

/* Runs before the loader asks for its memory; a size of 0 × 0 tells it to go no further. */
static void
on_size_prepared (GdkPixbufLoader *loader, int width, int height, gpointer data)
{
  Guard *guard = data;

  if (guard->too_large == NULL && !spec_pixels_check_size (guard->path, width, height, &guard->too_large))
    gdk_pixbuf_loader_set_size (loader, 0, 0);
}

static gboolean
feed (GdkPixbufLoader *loader, FILE *file, const Guard *guard, GCancellable *cancellable, GError **error)
{
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  gboolean fine = TRUE;
  size_t count;

  while (fine && guard->too_large == NULL && (count = fread (chunk, 1, CHUNK, file)) > 0)
    fine = !g_cancellable_set_error_if_cancelled (cancellable, error) && gdk_pixbuf_loader_write (loader, chunk, count, error);
  if (fine && guard->too_large == NULL)
    fine = gdk_pixbuf_loader_close (loader, error);
  else
    gdk_pixbuf_loader_close (loader, NULL);
  return fine && !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static int
get_orientation (GdkPixbuf *pixbuf)
{
  const char *option = gdk_pixbuf_get_option (pixbuf, "orientation");
  int orientation = option == NULL ? 1 : (int) g_ascii_strtoll (option, NULL, 10);

  return CLAMP (orientation, 1, 8);
}

/* The loaders' own words, under our own codes and with the file's name. */
static void
set_failure (const char *path, GError *failure, GError **error)
{
  if (failure == NULL)
    g_set_error (error, SPEC_ERROR, SPEC_ERROR_FORMAT, _ ("%s: no decoder can read it"), path);
  else if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, failure);
      return;
    }
  else if (g_error_matches (failure, GDK_PIXBUF_ERROR, GDK_PIXBUF_ERROR_INSUFFICIENT_MEMORY))
    g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, "%s: %s", path, failure->message);
  else
    g_set_error (error, SPEC_ERROR, SPEC_ERROR_FORMAT, _ ("%s: no decoder can read it: %s"), path, failure->message);
  g_clear_error (&failure);
}

/* Whether @head has @pattern at @at, by the rules of GdkPixbufModulePattern. */
static gboolean
matches_at (const GdkPixbufModulePattern *pattern, const char *mask, const guint8 *head, gsize size, gsize at)
{
  const guint8 *prefix = (const guint8 *) pattern->prefix;

  for (gsize i = 0; prefix[i] != 0; i++)
    {
      char rule = mask == NULL || mask[i] == '\0' ? ' ' : mask[i];

      if (at + i >= size || (rule == ' ' && head[at + i] != prefix[i]) || (rule == '!' && head[at + i] == prefix[i])
          || (rule == 'z' && head[at + i] != 0) || (rule == 'n' && head[at + i] == 0))
        return FALSE;
    }
  return TRUE;
}

/* Returns: how sure it is that @head begins a file of @format, 0 to 100. */
static int
rate_format (const GdkPixbufFormat *format, const guint8 *head, gsize size)
{
  for (const GdkPixbufModulePattern *pattern = format->signature; pattern != NULL && pattern->prefix != NULL; pattern++)
    {
      gboolean anywhere = pattern->mask != NULL && pattern->mask[0] == '*';
      const char *mask = anywhere ? pattern->mask + 1 : pattern->mask;

      for (gsize at = 0; at < (anywhere ? size : 1); at++)
        if (matches_at (pattern, mask, head, size, at))
          return pattern->relevance;
    }
  return 0;
}

/* The loader by the first bytes of the file, not, as gdk-pixbuf may do it, by the system's list of types: that is a file too, and
 * out of reach. Returns: (transfer full): any loader for what is not known */
static GdkPixbufLoader *
make_loader (FILE *file)
{
  g_autoptr (GSList) formats = gdk_pixbuf_get_formats ();
  guint8 head[HEAD];
  gsize size = fread (head, 1, sizeof head, file);
  GdkPixbufLoader *loader = NULL;
  GdkPixbufFormat *best = NULL;
  int best_rate = 0;

  rewind (file);
  for (GSList *link = formats; link != NULL; link = link->next)
    {
      int rate = gdk_pixbuf_format_is_disabled (link->data) ? 0 : rate_format (link->data, head, size);

      if (rate > best_rate)
        {
          best = link->data;
          best_rate = rate;
        }
    }
  if (best != NULL)
    loader = gdk_pixbuf_loader_new_with_type (best->name, NULL);
  return loader != NULL ? loader : gdk_pixbuf_loader_new ();
}

void
spec_picture_pixbuf_prepare (void)
{
  g_autoptr (GSList) formats = gdk_pixbuf_get_formats ();

  for (GSList *link = formats; link != NULL; link = link->next)
    {
      g_autofree char *name = gdk_pixbuf_format_get_name (link->data);
      g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new_with_type (name, NULL);

      if (loader != NULL)
        gdk_pixbuf_loader_close (loader, NULL);
    }
}

gboolean
spec_picture_pixbuf_has_processes (void)
{
  void *program = dlopen (NULL, RTLD_LAZY);
  gboolean has = program != NULL && dlsym (program, "gly_loader_new") != NULL;

  if (program != NULL)
    dlclose (program);
  return has;
}

gboolean
spec_picture_pixbuf_decode (FILE *file, const char *path, SpecPixels *pixels, GCancellable *cancellable, GError **error)
{
  g_autoptr (GdkPixbufLoader) loader = make_loader (file);
  Guard guard = { path, NULL };
  GError *failure = NULL;
  GdkPixbuf *pixbuf = NULL;

  g_signal_connect (loader, "size-prepared", G_CALLBACK (on_size_prepared), &guard);
  if (feed (loader, file, &guard, cancellable, &failure))
    pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);
  g_signal_handlers_disconnect_by_data (loader, &guard);
  if (guard.too_large != NULL)
    {
      g_clear_error (&failure);
      g_propagate_error (error, guard.too_large);
      return FALSE;
    }
  if (failure != NULL || pixbuf == NULL)
    {
      set_failure (path, failure, error);
      return FALSE;
    }
  *pixels = (SpecPixels){ .width = gdk_pixbuf_get_width (pixbuf),
                          .height = gdk_pixbuf_get_height (pixbuf),
                          .channels = gdk_pixbuf_get_n_channels (pixbuf),
                          .stride = (gsize) gdk_pixbuf_get_rowstride (pixbuf),
                          .orientation = get_orientation (pixbuf),
                          .data = gdk_pixbuf_read_pixels (pixbuf),
                          .owner = g_object_ref (pixbuf),
                          .free_owner = g_object_unref };
  return TRUE;
}
