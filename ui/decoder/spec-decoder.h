/* The decoder processes of the program: started when first needed, kept for the next picture, replaced when they die. Any thread. */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "paint/spec-picture.h"

G_BEGIN_DECLS

typedef struct _SpecDecoder SpecDecoder;

#define SPEC_DECODER_TIME_LIMIT 15000 /* milliseconds a picture may take */

/**
 * spec_decoder_new:
 * @arguments: the decoder program and what it is told
 * @time_limit: milliseconds a picture may take
 */
SpecDecoder *spec_decoder_new (const char *const *arguments, guint time_limit);

/** Ends its processes. None may be at work. */
void spec_decoder_free (SpecDecoder *decoder);

/** Returns: (transfer none): the one of the program, made when first asked for. */
SpecDecoder *spec_decoder_get_default (void);

/**
 * spec_decoder_run:
 * @fd: of a regular file, at its start; stays the caller's, who does not read from it meanwhile
 * @name: of the file, for messages
 * @width: of the box, see spec_picture_load()
 *
 * Waits for a process, and for its answer. A picture on which the process crashes, hangs or needs too much memory is an error, and
 * the process is replaced.
 * Errors: SPEC_ERROR_FORMAT, SPEC_ERROR_MEMORY, SPEC_ERROR_UNSUPPORTED when no process can be started, G_IO_ERROR_CANCELLED
 * Returns: (transfer full): an ARGB32 surface, or NULL
 */
cairo_surface_t *spec_decoder_run (SpecDecoder *decoder, int fd, const char *name, int width, int height, SpecFit fit,
                                   GCancellable *cancellable, GError **error);

/** Returns: how many processes were started so far (for tests and for the curious). */
guint spec_decoder_get_started (SpecDecoder *decoder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecDecoder, spec_decoder_free)

G_END_DECLS
