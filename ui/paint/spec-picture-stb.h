/* The decoder of PNG and BMP files: stb_image. */
#pragma once

#include <gio/gio.h>
#include <stdio.h>

#include "paint/spec-pixels.h"

G_BEGIN_DECLS

/**
 * spec_picture_stb_decode:
 * @file: at its start
 * @path: for messages
 *
 * Reads as much of @file as the picture needs. A file that ends before the picture does is an error, never a half grey picture.
 * Errors: SPEC_ERROR_UNSUPPORTED when another decoder may know it, SPEC_ERROR_FORMAT when none can, SPEC_ERROR_MEMORY,
 * G_IO_ERROR_CANCELLED.
 */
gboolean spec_picture_stb_decode (FILE *file, const char *path, SpecPixels *pixels, GCancellable *cancellable, GError **error);

G_END_DECLS
