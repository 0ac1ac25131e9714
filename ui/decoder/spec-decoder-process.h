/* One decoder process, seen from the program. One thread at a time. */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "decoder/spec-decoder-wire.h"

G_BEGIN_DECLS

typedef struct _SpecDecoderProcess SpecDecoderProcess;

/** @arguments: the program and what it is told. Errors: SPEC_ERROR_UNSUPPORTED when it cannot be started. */
SpecDecoderProcess *spec_decoder_process_new (const char *const *arguments, GError **error);

/** Ends the process at once. */
void spec_decoder_process_free (SpecDecoderProcess *process);

/** Returns: whether it can be given another request. */
gboolean spec_decoder_process_is_alive (SpecDecoderProcess *process);

/**
 * spec_decoder_process_run:
 * @fd: of the picture file, at its start; stays the caller's
 * @name: of the file, for messages
 * @time_limit: milliseconds
 *
 * Waits for the pixels. The process does not survive a picture on which it crashes, or over which it takes more than its
 * time. Whatever it says is checked: it may have been taken over by the file.
 * Errors: SPEC_ERROR_FORMAT, SPEC_ERROR_MEMORY, SPEC_ERROR_UNSUPPORTED as spec_picture_decode(); G_IO_ERROR_CANCELLED
 * Returns: (transfer full): an ARGB32 surface no larger than the request's box, or NULL
 */
cairo_surface_t *spec_decoder_process_run (SpecDecoderProcess *process, const SpecDecoderRequest *request, const char *name, int fd,
                                           guint time_limit, GCancellable *cancellable, GError **error);

G_END_DECLS
