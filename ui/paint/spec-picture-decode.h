/* From an open picture file to scaled pixels, in the calling process: what the decoder process does. The program itself asks
 * spec_picture_load() instead. */
#pragma once

#include <stdio.h>

#include "paint/spec-picture.h"

G_BEGIN_DECLS

typedef enum
{
  SPEC_DECODERS_PLAIN, /* libjpeg for JPEG, stb_image for PNG and BMP; for anything else SPEC_ERROR_UNSUPPORTED */
  SPEC_DECODERS_ALL,   /* and the loaders of gdk-pixbuf */
} SpecDecoders;

/**
 * spec_picture_decode:
 * @file: at its start; left anywhere
 * @name: for messages
 *
 * Everything else as spec_picture_load() says.
 */
cairo_surface_t *spec_picture_decode (FILE *file, const char *name, int width, int height, SpecFit fit, SpecDecoders decoders,
                                      GCancellable *cancellable, GError **error);

G_END_DECLS
