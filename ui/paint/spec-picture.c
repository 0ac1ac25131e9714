#include "paint/spec-picture.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdio.h>
#include <sys/stat.h>

#include "base/spec-error.h"
#include "paint/spec-exif-orientation.h"
#include "paint/spec-picture-pixbuf.h"
#include "paint/spec-picture-stb.h"
#include "paint/spec-pixels.h"

#define CAIRO_MAX_SIZE 32767

/* Regular files only: a pipe or a device would block or never end. */
static FILE *
open_file (const char *path, GError **error)
{
  struct stat about;
  FILE *file = NULL;
  int code = 0;

  if (stat (path, &about) != 0)
    code = errno;
  else if (S_ISDIR (about.st_mode))
    code = EISDIR;
  else if (!S_ISREG (about.st_mode))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, _ ("%s: expected a picture, found no regular file"), path);
      return NULL;
    }
  else if (about.st_size == 0)
    {
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_FORMAT, _ ("%s: expected a picture, found an empty file"), path);
      return NULL;
    }
  else if ((file = fopen (path, "rbe")) == NULL)
    code = errno;
  if (code != 0)
    g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (code), "%s: %s", path, g_strerror (code));
  return file;
}

static gboolean
decode (FILE *file, const char *path, SpecPixels *pixels, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) failure = NULL;
  int orientation = spec_exif_orientation_read (file);

  rewind (file);
  if (spec_picture_stb_decode (file, path, pixels, cancellable, &failure))
    {
      pixels->orientation = orientation;
      return TRUE;
    }
  if (!g_error_matches (failure, SPEC_ERROR, SPEC_ERROR_UNSUPPORTED))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  rewind (file);
  return spec_picture_pixbuf_decode (file, path, pixels, cancellable, error);
}

static int
to_pixels (double length)
{
  return CLAMP ((int) lround (length), 1, CAIRO_MAX_SIZE);
}

static SpecPixelsPart
choose_part (const SpecPixels *pixels, int width, int height, SpecFit fit)
{
  SpecPixelsPart part = { 0, 0, pixels->width, pixels->height, width, height };
  double scale;

  if (fit == SPEC_FIT_COVER)
    {
      part.width = MIN (part.width, part.height * width / height);
      part.height = MIN (part.height, part.width * height / width);
      part.x = (pixels->width - part.width) / 2;
      part.y = (pixels->height - part.height) / 2;
    }
  scale = MIN (width / part.width, height / part.height);
  if (scale < 1 && fit == SPEC_FIT_COVER)
    return part;
  part.out_width = to_pixels (part.width * MIN (scale, 1));
  part.out_height = to_pixels (part.height * MIN (scale, 1));
  if (scale >= 1) /* pixel for pixel */
    part = (SpecPixelsPart){ MIN (floor (part.x), pixels->width - part.out_width),
                             MIN (floor (part.y), pixels->height - part.out_height),
                             part.out_width,
                             part.out_height,
                             part.out_width,
                             part.out_height };
  return part;
}

cairo_surface_t *
spec_picture_load (const char *path, int width, int height, SpecFit fit, GCancellable *cancellable, GError **error)
{
  g_auto (SpecPixels) pixels = { 0 };
  g_autoptr (GError) failure = NULL; /* the steps look at what the step before said */
  cairo_surface_t *scaled = NULL;
  cairo_surface_t *upright = NULL;
  FILE *file = NULL;

  g_return_val_if_fail (path != NULL && width > 0 && height > 0, NULL);

  if (!g_cancellable_set_error_if_cancelled (cancellable, &failure))
    file = open_file (path, &failure);
  if (file != NULL && decode (file, path, &pixels, cancellable, &failure))
    {
      gboolean lies = pixels.orientation >= 5;
      int box_width = MIN (lies ? height : width, CAIRO_MAX_SIZE);
      int box_height = MIN (lies ? width : height, CAIRO_MAX_SIZE);
      SpecPixelsPart part = choose_part (&pixels, box_width, box_height, fit);

      scaled = spec_pixels_scale (&pixels, &part, cancellable, &failure);
    }
  if (file != NULL)
    fclose (file);
  if (scaled != NULL)
    {
      upright = spec_pixels_turn (scaled, pixels.orientation, &failure);
      cairo_surface_destroy (scaled);
    }
  if (upright == NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return upright;
}
