#include "decoder/spec-decoder.h"

#include <string.h>
#include <unistd.h>

#include "base/spec-error.h"
#include "decoder/spec-decoder-process.h"
#include "decoder/spec-decoder-program.h"
#include "decoder/spec-decoder-worker.h"

#define MAX_PROCESSES 6 /* of a kind; more callers than that wait */
#define MAX_IDLE 4      /* of a kind */

/* The processes that know JPEG, PNG and BMP, or those that also have all that gdk-pixbuf has; both are kept small. */
typedef enum
{
  KIND_PLAIN,
  KIND_ALL_FORMATS,
  N_KINDS,
} Kind;

struct _SpecDecoder
{
  /* owned, never changed */
  char **arguments[N_KINDS];
  guint time_limit;

  GMutex lock; /* of all that follows */
  GCond changed;
  GQueue idle[N_KINDS]; /* SpecDecoderProcess, the last used first */
  guint count[N_KINDS]; /* idle or at work */
  guint started;
};

static char **
add_argument (const char *const *arguments, const char *last)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_strv_builder_addv (builder, (const char **) arguments);
  g_strv_builder_add (builder, last);
  return g_strv_builder_end (builder);
}

SpecDecoder *
spec_decoder_new (const char *const *arguments, guint time_limit)
{
  SpecDecoder *decoder = g_new0 (SpecDecoder, 1);

  decoder->arguments[KIND_PLAIN] = g_strdupv ((char **) arguments);
  decoder->arguments[KIND_ALL_FORMATS] = add_argument (arguments, SPEC_DECODER_ALL_FORMATS);
  decoder->time_limit = time_limit;
  g_mutex_init (&decoder->lock);
  g_cond_init (&decoder->changed);
  return decoder;
}

void
spec_decoder_free (SpecDecoder *decoder)
{
  for (int i = 0; i < N_KINDS; i++)
    {
      g_queue_clear_full (&decoder->idle[i], (GDestroyNotify) spec_decoder_process_free);
      g_strfreev (decoder->arguments[i]);
    }
  g_mutex_clear (&decoder->lock);
  g_cond_clear (&decoder->changed);
  g_free (decoder);
}

static gpointer
make_default (gpointer unused)
{
  g_auto (GStrv) arguments = spec_decoder_program_find ();

  return spec_decoder_new ((const char *const *) arguments, SPEC_DECODER_TIME_LIMIT);
}

SpecDecoder *
spec_decoder_get_default (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, make_default, NULL);
}

/* Returns: (nullable): an idle process. With none, the caller has been given the right to start one. */
static SpecDecoderProcess *
wait_for_place (SpecDecoder *decoder, Kind kind)
{
  SpecDecoderProcess *process;

  g_mutex_lock (&decoder->lock);
  while ((process = g_queue_pop_head (&decoder->idle[kind])) == NULL && decoder->count[kind] >= MAX_PROCESSES)
    g_cond_wait (&decoder->changed, &decoder->lock);
  if (process == NULL)
    {
      decoder->count[kind]++;
      decoder->started++;
    }
  g_mutex_unlock (&decoder->lock);
  return process;
}

/* @process: (nullable): NULL when none could be started */
static void
give_back (SpecDecoder *decoder, Kind kind, SpecDecoderProcess *process)
{
  gboolean alive = process != NULL && spec_decoder_process_is_alive (process);

  g_mutex_lock (&decoder->lock);
  if (alive && decoder->idle[kind].length < MAX_IDLE)
    g_queue_push_head (&decoder->idle[kind], g_steal_pointer (&process));
  else
    decoder->count[kind]--;
  g_cond_signal (&decoder->changed);
  g_mutex_unlock (&decoder->lock);
  g_clear_pointer (&process, spec_decoder_process_free);
}

/* Returns: (nullable): a process that lives. One that died while it was idle is not the picture's fault. */
static SpecDecoderProcess *
take (SpecDecoder *decoder, Kind kind, GError **error)
{
  SpecDecoderProcess *process = wait_for_place (decoder, kind);

  while (process != NULL && !spec_decoder_process_is_alive (process))
    {
      give_back (decoder, kind, process);
      process = wait_for_place (decoder, kind);
    }
  if (process == NULL)
    {
      process = spec_decoder_process_new ((const char *const *) decoder->arguments[kind], error);
      if (process == NULL)
        give_back (decoder, kind, NULL);
    }
  return process;
}

static cairo_surface_t *
run_kind (SpecDecoder *decoder, Kind kind, int fd, const char *name, const SpecDecoderRequest *request, GCancellable *cancellable,
          GError **error)
{
  SpecDecoderProcess *process = take (decoder, kind, error);
  cairo_surface_t *surface;

  if (process == NULL)
    return NULL;
  surface = spec_decoder_process_run (process, request, name, fd, decoder->time_limit, cancellable, error);
  give_back (decoder, kind, process);
  return surface;
}

cairo_surface_t *
spec_decoder_run (SpecDecoder *decoder, int fd, const char *name, int width, int height, SpecFit fit, GCancellable *cancellable,
                  GError **error)
{
  SpecDecoderRequest request = { width, height, (gint32) fit, (guint32) MIN (strlen (name), SPEC_DECODER_MAX_TEXT / 2) };
  cairo_surface_t *surface;
  GError *failure = NULL;

  g_return_val_if_fail (fd >= 0 && width > 0 && height > 0, NULL);

  surface = run_kind (decoder, KIND_PLAIN, fd, name, &request, cancellable, &failure);
  if (g_error_matches (failure, SPEC_ERROR, SPEC_ERROR_UNSUPPORTED) && lseek (fd, 0, SEEK_SET) == 0)
    {
      g_clear_error (&failure);
      surface = run_kind (decoder, KIND_ALL_FORMATS, fd, name, &request, cancellable, &failure);
    }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return surface;
}

guint
spec_decoder_get_started (SpecDecoder *decoder)
{
  guint started;

  g_mutex_lock (&decoder->lock);
  started = decoder->started;
  g_mutex_unlock (&decoder->lock);
  return started;
}
