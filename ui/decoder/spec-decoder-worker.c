#include "decoder/spec-decoder-worker.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/spec-error.h"
#include "decoder/spec-decoder-sandbox.h"
#include "decoder/spec-decoder-wire.h"
#include "paint/spec-picture-decode.h"
#include "paint/spec-picture-pixbuf.h"

#define PATIENCE 60 /* seconds; the program is less patient, but it may be gone */
#define NICENESS 5  /* what is on the screen already moves first: a picture may come a frame later */

static cairo_surface_t *
decode_plain (FILE *file, const char *name, int width, int height, SpecFit fit, GError **error)
{
  return spec_picture_decode (file, name, width, height, fit, SPEC_DECODERS_PLAIN, NULL, error);
}

static cairo_surface_t *
decode_all (FILE *file, const char *name, int width, int height, SpecFit fit, GError **error)
{
  return spec_picture_decode (file, name, width, height, fit, SPEC_DECODERS_ALL, NULL, error);
}

static gboolean
send_failure (int socket, const GError *failure)
{
  g_autofree char *text = g_utf8_make_valid (failure->message, -1);
  SpecDecoderReply reply = { .code = failure->domain == SPEC_ERROR ? failure->code : SPEC_ERROR_FORMAT,
                             .text_size = (guint32) MIN (strlen (text), SPEC_DECODER_MAX_TEXT) };

  return spec_decoder_wire_write (socket, &reply, sizeof reply) && spec_decoder_wire_write (socket, text, reply.text_size);
}

static gboolean
send_pixels (int socket, cairo_surface_t *surface)
{
  SpecDecoderReply reply = { .code = SPEC_DECODER_FINE,
                             .width = cairo_image_surface_get_width (surface),
                             .height = cairo_image_surface_get_height (surface) };
  const guint8 *pixels = cairo_image_surface_get_data (surface);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  gsize row = (gsize) reply.width * 4;
  gboolean fine = spec_decoder_wire_write (socket, &reply, sizeof reply);

  if (stride == row) /* cairo's rows of whole words have no gaps; if ever they had, they stay here */
    return fine && spec_decoder_wire_write (socket, pixels, row * (gsize) reply.height);
  for (int y = 0; fine && y < reply.height; y++)
    fine = spec_decoder_wire_write (socket, pixels + (gsize) y * stride, row);
  return fine;
}

/* Returns: FALSE when nobody listens any more. */
static gboolean
answer (int socket, int fd, const SpecDecoderRequest *request, const char *name, SpecDecoderFunc decode)
{
  g_autoptr (GError) failure = NULL;
  FILE *file = fdopen (fd, "rb");
  cairo_surface_t *surface = NULL;
  gboolean fine;

  if (file == NULL || request->width <= 0 || request->height <= 0)
    g_set_error (&failure, SPEC_ERROR, SPEC_ERROR_FORMAT, _ ("%s: the picture decoder did not get it"), name);
  else
    surface = decode (file, name, request->width, request->height, (SpecFit) request->fit, &failure);
  if (file != NULL)
    fclose (file);
  else
    close (fd);
  fine = surface != NULL ? send_pixels (socket, surface) : send_failure (socket, failure);
  g_clear_pointer (&surface, cairo_surface_destroy);
  return fine;
}

static void
work (int socket, SpecDecoderFunc decode)
{
  SpecDecoderRequest request;
  gboolean fine = TRUE;
  int fd;

  while (fine)
    {
      g_autofree char *name = NULL;

      fd = spec_decoder_wire_receive_request (socket, &request, &name);
      if (fd < 0)
        return;
      alarm (PATIENCE);
      fine = answer (socket, fd, &request, name, decode);
      alarm (0);
    }
}

/* Whatever is read from files at the first use: not possible any more in the sandbox. */
static void
warm_up (gboolean all_formats)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, SPEC_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  _ ("%s: the picture is damaged: %s");
  if (all_formats)
    spec_picture_pixbuf_prepare ();
}

int
spec_decoder_worker_main (char **arguments, SpecDecoderFunc decode)
{
  gboolean all_formats = arguments[0] != NULL && g_str_equal (arguments[0], SPEC_DECODER_ALL_FORMATS);

  setpriority (PRIO_PROCESS, 0, NICENESS);
  warm_up (all_formats);
  spec_decoder_sandbox_enter (all_formats && spec_picture_pixbuf_has_processes () ? SPEC_SANDBOX_LIMITS : SPEC_SANDBOX_FULL);
  if (decode == NULL)
    decode = all_formats ? decode_all : decode_plain;
  work (STDIN_FILENO, decode);
  _exit (0); /* nothing is left to be saved, and what libraries do at exit they may not do here */
}
