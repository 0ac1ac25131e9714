#include "samples/spec-image-folder.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <inttypes.h>
#include <string.h>

#include "base/spec-error.h"
#include "embedding/spec-file-label.h"
#include "samples/spec-natural-order.h"

typedef struct
{
  GPtrArray *paths;
  GHashTable *seen; /* folders by device and inode: links may lead back */
  GCancellable *cancellable;
} Walk;

gboolean
spec_image_folder_is_image_name (const char *name)
{
  static const char *const ENDINGS[] = { ".jpg", ".jpeg", ".png", ".gif", ".bmp",  ".webp", ".tif", ".tiff",
                                         ".tga", ".ppm",  ".pgm", ".pnm", ".jfif", ".avif", ".heic" };
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (ENDINGS); i++)
    if (g_str_has_suffix (lower, ENDINGS[i]))
      return TRUE;

  return FALSE;
}

static gboolean
is_new_folder (Walk *walk, const char *path)
{
  GStatBuf buffer;

  if (g_stat (path, &buffer) != 0 || !S_ISDIR (buffer.st_mode))
    return FALSE;

  return g_hash_table_add (walk->seen, g_strdup_printf ("%" PRIu64 ":%" PRIu64,
                                                        (guint64) buffer.st_dev, (guint64) buffer.st_ino));
}

/* @relative: of the folder within the one asked for, NULL for that one. A subfolder that may not be read is passed
 * over. */
static gboolean
walk_folder (Walk *walk, const char *folder, const char *relative, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, relative == NULL ? error : NULL);
  const char *name;

  if (dir == NULL)
    return relative != NULL;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = NULL, *below = NULL;

      if (g_cancellable_set_error_if_cancelled (walk->cancellable, error))
        return FALSE;
      if (name[0] == '.')
        continue;
      below = relative != NULL ? g_build_filename (relative, name, NULL) : g_strdup (name);
      if (spec_image_folder_is_image_name (name))
        {
          g_ptr_array_add (walk->paths, g_steal_pointer (&below));
          continue;
        }
      path = g_build_filename (folder, name, NULL);
      if (is_new_folder (walk, path) && !walk_folder (walk, path, below, error))
        return FALSE;
    }

  return TRUE;
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return spec_natural_order_compare (*(const char *const *) a, *(const char *const *) b);
}

char **
spec_image_folder_list (const char *folder, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *label = spec_file_label_new (folder, NULL);
  Walk walk = { paths, seen, cancellable };

  is_new_folder (&walk, folder);
  if (!walk_folder (&walk, folder, NULL, error))
    return NULL;
  if (paths->len == 0)
    {
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_FORMAT,
                   _ ("%s: holds no images: expected files such as .jpg or .png, found none"), label);
      return NULL;
    }

  g_ptr_array_sort (paths, compare_paths);
  g_ptr_array_add (paths, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&paths), FALSE);
}
