/* The decoder process: waits for requests at its standard input, a socket, and answers them one after the other. */
#pragma once

#include <cairo.h>
#include <gio/gio.h>
#include <stdio.h>

#include "paint/spec-picture.h"

G_BEGIN_DECLS

/** The argument with which the loaders of gdk-pixbuf are there too; they are many, and rarely needed. */
#define SPEC_DECODER_ALL_FORMATS "--all-formats"

/** Like spec_picture_decode(). */
typedef cairo_surface_t *(*SpecDecoderFunc) (FILE *file, const char *name, int width, int height, SpecFit fit, GError **error);

/**
 * spec_decoder_worker_main:
 * @arguments: what follows the program's name
 * @decode: (nullable): instead of spec_picture_decode(), which it may call
 *
 * Shuts itself in, see spec_decoder_sandbox_enter(), and works until the other end of the socket closes.
 * Returns: an exit status
 */
int spec_decoder_worker_main (char **arguments, SpecDecoderFunc decode);

G_END_DECLS
