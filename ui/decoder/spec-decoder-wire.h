/* What the program and a decoder process say to each other over their socket: a request with an open file, then a reply,
 * then the pixels or the reason there are none. Both are the same build on the same machine: numbers go as they are. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SPEC_DECODER_MAX_TEXT 8192 /* bytes of a name or a reason */
#define SPEC_DECODER_FINE (-1)

/** Followed by @name_size bytes: the file's name, for messages. The file itself comes beside it, open for reading. */
typedef struct
{
  gint32 width; /* of the box, see spec_picture_load() */
  gint32 height;
  gint32 fit; /* SpecFit */
  guint32 name_size;
} SpecDecoderRequest;

/** Followed by @width × @height words of ARGB32 (premultiplied, without gaps), or by @text_size bytes of a reason in UTF-8. */
typedef struct
{
  gint32 code; /* SPEC_DECODER_FINE, or a SpecError */
  gint32 width;
  gint32 height;
  guint32 text_size;
} SpecDecoderReply;

/** Sends the request and @fd, which stays the caller's. Returns: FALSE when nobody listens any more. */
gboolean spec_decoder_wire_send_request (int socket, const SpecDecoderRequest *request, const char *name, int fd);

/**
 * spec_decoder_wire_receive_request:
 * @name: (out) (transfer full): ends with a NUL
 *
 * Waits. Returns: the file, to be closed by the caller; or -1 at the end of all requests
 */
int spec_decoder_wire_receive_request (int socket, SpecDecoderRequest *request, char **name);

/** Waits until all is written. Returns: FALSE when nobody listens any more. */
gboolean spec_decoder_wire_write (int socket, gconstpointer bytes, gsize size);

G_END_DECLS
