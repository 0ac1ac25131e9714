/* The decoder of JPEG files: libjpeg. */
#pragma once

#include <stdio.h>

#include "paint/spec-picture.h"
#include "paint/spec-pixels.h"

G_BEGIN_DECLS

/**
 * spec_jpeg_reader_decode:
 * @file: at its start; left anywhere
 * @path: for messages
 * @width: of the box it is for, before the picture is turned
 * @height: of the box it is for
 *
 * Decodes at the smallest of libjpeg's sizes (eighths) that still has a pixel for each of the box's, which saves most of the work
 * where the picture is large. A file that ends before the picture does, or is damaged, is an error.
 * Errors: SPEC_ERROR_UNSUPPORTED when it is no JPEG file, SPEC_ERROR_FORMAT, SPEC_ERROR_MEMORY, G_IO_ERROR_CANCELLED.
 */
gboolean spec_jpeg_reader_decode (FILE *file, const char *path, int width, int height, SpecFit fit, SpecPixels *pixels,
                                  GCancellable *cancellable, GError **error);

G_END_DECLS
