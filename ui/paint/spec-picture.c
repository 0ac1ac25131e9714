#include "paint/spec-picture.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/spec-error.h"
#include "decoder/spec-decoder.h"

static gboolean
check_file (int fd, const char *path, GError **error)
{
  struct stat about;
  int code = 0;

  if (fstat (fd, &about) != 0)
    code = errno;
  else if (S_ISDIR (about.st_mode))
    code = EISDIR;
  else if (!S_ISREG (about.st_mode))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, _ ("%s: expected a picture, found no regular file"), path);
  else if (about.st_size == 0)
    g_set_error (error, SPEC_ERROR, SPEC_ERROR_FORMAT, _ ("%s: expected a picture, found an empty file"), path);
  else
    return TRUE;
  if (code != 0)
    g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (code), "%s: %s", path, g_strerror (code));
  return FALSE;
}

/* Regular files only: a pipe or a device would block or never end. */
static int
open_file (const char *path, GError **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

  if (fd < 0)
    {
      int code = errno;

      g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (code), "%s: %s", path, g_strerror (code));
      return -1;
    }
  if (check_file (fd, path, error))
    return fd;
  close (fd);
  return -1;
}

cairo_surface_t *
spec_picture_load (const char *path, int width, int height, SpecFit fit, GCancellable *cancellable, GError **error)
{
  cairo_surface_t *surface;
  int fd;

  g_return_val_if_fail (path != NULL && width > 0 && height > 0, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  fd = open_file (path, error);
  if (fd < 0)
    return NULL;
  surface = spec_decoder_run (spec_decoder_get_default (), fd, path, width, height, fit, cancellable, error);
  close (fd);
  return surface;
}
