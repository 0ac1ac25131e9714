#include "report/spec-new-file.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <sys/file.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "report/spec-partial.h"

struct _SpecNewFile
{
  char *path;
  char *partial; /* (nullable): NULL once it has its name */
  int descriptor;
};

void
spec_new_file_remove_left (const char *path)
{
  g_autoptr (GPtrArray) left = spec_partial_list_left (path);

  for (guint i = 0; i < left->len; i++)
    {
      int file = g_open (left->pdata[i], O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0);

      if (file < 0)
        continue;
      if (flock (file, LOCK_EX | LOCK_NB) == 0)
        unlink (left->pdata[i]); /* of a folder it cannot */
      close (file);
    }
}

static gboolean
fail (GError **error)
{
  int code = errno;

  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (code), g_strerror (code));

  return FALSE;
}

SpecNewFile *
spec_new_file_begin (const char *path, GError **error)
{
  g_autofree char *partial = NULL;
  SpecNewFile *file;
  int descriptor;

  g_return_val_if_fail (path != NULL && *path != '\0', NULL);

  spec_new_file_remove_left (path);
  partial = spec_partial_dup_template (path);
  descriptor = g_mkstemp_full (partial, O_WRONLY | O_CLOEXEC, 0666);
  if (descriptor < 0)
    {
      fail (error);
      return NULL;
    }
  flock (descriptor, LOCK_EX | LOCK_NB); /* not every disk can */
  file = g_new (SpecNewFile, 1);
  *file = (SpecNewFile) { g_strdup (path), g_steal_pointer (&partial), descriptor };

  return file;
}

gboolean
spec_new_file_append (SpecNewFile *file, gconstpointer data, gsize size, GError **error)
{
  const char *bytes = data;

  while (size > 0)
    {
      gssize written = write (file->descriptor, bytes, MIN (size, (gsize) 1 << 30));

      if (written < 0 && errno != EINTR)
        return fail (error);
      bytes += MAX (written, 0);
      size -= (gsize) MAX (written, 0);
    }

  return TRUE;
}

/* A new name in a folder outlasts a crash only once the folder is on the disk. Some file systems cannot do that. */
static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int file = g_open (folder, O_RDONLY | O_CLOEXEC, 0);

  if (file < 0)
    return;
  fsync (file);
  close (file);
}

/* Closing tells of an error too, on a disk of another machine. */
static gboolean
close_whole (SpecNewFile *file, gboolean synced)
{
  gboolean whole = !synced || fsync (file->descriptor) == 0 || errno == EINVAL;
  int code = errno;

  if (close (file->descriptor) != 0 && errno != EINTR && whole)
    {
      whole = FALSE;
      code = errno;
    }
  file->descriptor = -1;
  errno = code;

  return whole;
}

gboolean
spec_new_file_finish (SpecNewFile *file, gboolean durable, GError **error)
{
  g_return_val_if_fail (file->descriptor >= 0 && file->partial != NULL, FALSE);

  if (!close_whole (file, durable || g_access (file->path, F_OK) == 0) || g_rename (file->partial, file->path) != 0)
    return fail (error);
  g_clear_pointer (&file->partial, g_free);
  if (durable)
    sync_folder (file->path);

  return TRUE;
}

void
spec_new_file_free (SpecNewFile *file)
{
  if (file == NULL)
    return;
  if (file->partial != NULL)
    g_unlink (file->partial);
  if (file->descriptor >= 0)
    close (file->descriptor);
  g_free (file->path);
  g_free (file->partial);
  g_free (file);
}

gboolean
spec_new_file_write (const char *path, gconstpointer data, gsize size, gboolean durable, GError **error)
{
  g_autoptr (SpecNewFile) file = spec_new_file_begin (path, error);

  return file != NULL && spec_new_file_append (file, data, size, error) && spec_new_file_finish (file, durable, error);
}
