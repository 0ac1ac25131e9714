/* The decoder of all other files: the loaders of gdk-pixbuf (TIFF, WebP, AVIF …, whatever is installed). */
#pragma once

#include <gio/gio.h>
#include <stdio.h>

#include "paint/spec-pixels.h"

G_BEGIN_DECLS

/**
 * spec_picture_pixbuf_decode:
 * @file: at its start
 * @path: for messages
 *
 * Errors: SPEC_ERROR_FORMAT, SPEC_ERROR_MEMORY, G_IO_ERROR_CANCELLED.
 */
gboolean spec_picture_pixbuf_decode (FILE *file, const char *path, SpecPixels *pixels, GCancellable *cancellable,
                                     GError **error);

/** Loads what gdk-pixbuf would load from files when it meets a format: not possible any more in a sandbox. */
void spec_picture_pixbuf_prepare (void);

/** Returns: whether gdk-pixbuf decodes in sandboxed processes of its own (glycin), which it must be able to start. */
gboolean spec_picture_pixbuf_has_processes (void);

G_END_DECLS
