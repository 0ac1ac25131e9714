#include "decoder/spec-decoder-process.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/spec-error.h"

#define CANCEL_PATIENCE 50 /* ms: most pictures are finished by then, and a new process costs more */

struct _SpecDecoderProcess
{
  GPid pid; /* 0: it is gone */
  int socket;
};

/* One request on its way. */
typedef struct
{
  SpecDecoderProcess *process;
  GCancellable *cancellable;
  struct pollfd sources[2]; /* the socket, what tells of the cancellation */
  nfds_t count;
  gint64 deadline;
  gboolean watched; /* the cancellable lent us a file */
  gboolean cancelled;
  gboolean late;
  gboolean senseless; /* it said what no decoder of ours says */
} Exchange;

/* The environment without what makes a warning of a library fatal, and without daemons. */
static char **
make_environment (void)
{
  char **environment = g_environ_unsetenv (g_get_environ (), "G_DEBUG");

  environment = g_environ_setenv (environment, "OPENBLAS_NUM_THREADS", "1", TRUE);
  return g_environ_setenv (environment, "GIO_USE_VFS", "local", TRUE);
}

SpecDecoderProcess *
spec_decoder_process_new (const char *const *arguments, GError **error)
{
  g_auto (GStrv) environment = make_environment ();
  g_autoptr (GError) failure = NULL;
  int ends[2];
  GPid pid = 0;
  SpecDecoderProcess *process;

  if (socketpair (AF_UNIX, SOCK_STREAM, 0, ends) != 0)
    {
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_UNSUPPORTED, _ ("Pictures cannot be decoded: %s"), g_strerror (errno));
      return NULL;
    }
  fcntl (ends[0], F_SETFD, FD_CLOEXEC);
  fcntl (ends[1], F_SETFD, FD_CLOEXEC);
  /* Files left open are closed by the process itself: so it can be started without a copy of this one's memory tables. */
  g_spawn_async_with_pipes_and_fds (NULL, arguments, (const char *const *) environment,
                                    G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_LEAVE_DESCRIPTORS_OPEN | G_SPAWN_STDOUT_TO_DEV_NULL, NULL,
                                    NULL, ends[1], -1, -1, NULL, NULL, 0, &pid, NULL, NULL, NULL, &failure);
  close (ends[1]);
  if (failure != NULL)
    {
      close (ends[0]);
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_UNSUPPORTED, _ ("Pictures cannot be decoded: %s"), failure->message);
      return NULL;
    }
  process = g_new0 (SpecDecoderProcess, 1);
  process->pid = pid;
  process->socket = ends[0];
  return process;
}

/* Returns: what waitpid() says of its end. */
static int
end (SpecDecoderProcess *process)
{
  int status = 0;
  pid_t waited;

  if (process->pid == 0)
    return 0;
  kill (process->pid, SIGKILL); /* one that is ending already keeps its reason */
  do
    waited = waitpid (process->pid, &status, 0);
  while (waited < 0 && errno == EINTR);
  process->pid = 0;
  return status;
}

void
spec_decoder_process_free (SpecDecoderProcess *process)
{
  end (process);
  close (process->socket);
  g_free (process);
}

gboolean
spec_decoder_process_is_alive (SpecDecoderProcess *process)
{
  int status;

  if (process->pid != 0 && waitpid (process->pid, &status, WNOHANG) != 0)
    process->pid = 0;
  return process->pid != 0;
}

static void
start (Exchange *exchange, SpecDecoderProcess *process, guint time_limit, GCancellable *cancellable)
{
  GPollFD source;

  *exchange = (Exchange){ .process = process, .cancellable = cancellable };
  exchange->deadline = g_get_monotonic_time () + time_limit * (gint64) 1000;
  exchange->sources[exchange->count++] = (struct pollfd){ process->socket, POLLIN, 0 };
  exchange->watched = g_cancellable_make_pollfd (cancellable, &source);
  if (exchange->watched)
    exchange->sources[exchange->count++] = (struct pollfd){ source.fd, POLLIN, 0 };
}

static void
finish (Exchange *exchange)
{
  if (exchange->watched)
    g_cancellable_release_fd (exchange->cancellable);
}

/* Waits until there is something to read. Returns: FALSE when the time is over. */
static gboolean
wait_for_bytes (Exchange *exchange)
{
  gint64 left = exchange->deadline - g_get_monotonic_time ();
  int count = left <= 0 ? 0 : poll (exchange->sources, exchange->count, (int) ((left + 999) / 1000));

  if (count == 0)
    {
      exchange->late = TRUE;
      return FALSE;
    }
  if (count > 0 && exchange->count > 1 && exchange->sources[1].revents != 0)
    {
      exchange->cancelled = TRUE;
      exchange->count = 1;
      exchange->deadline = MIN (exchange->deadline, g_get_monotonic_time () + CANCEL_PATIENCE * 1000);
    }
  return TRUE;
}

static gboolean
receive (Exchange *exchange, gpointer bytes, gsize size)
{
  guint8 *rest = bytes;

  while (size > 0)
    {
      ssize_t count;

      if (!wait_for_bytes (exchange))
        return FALSE;
      count = recv (exchange->process->socket, rest, size, MSG_DONTWAIT);
      if (count < 0 && (errno == EAGAIN || errno == EINTR))
        continue;
      if (count <= 0)
        return FALSE;
      rest += count;
      size -= (gsize) count;
    }
  return TRUE;
}

/* The request is not answered, and the process not used again: why? */
static void
fail (Exchange *exchange, const char *name, GError **error)
{
  int status = end (exchange->process);

  if (exchange->cancelled)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Operation was cancelled"));
  else if (exchange->late)
    g_set_error (error, SPEC_ERROR, SPEC_ERROR_FORMAT, _ ("%s: the picture decoder took too long and was stopped"), name);
  else if (exchange->senseless)
    g_set_error (error, SPEC_ERROR, SPEC_ERROR_FORMAT, _ ("%s: the picture decoder gave no sensible answer and was stopped"), name);
  else if (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL)
    g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("%s: the picture decoder was stopped, perhaps for the memory it wanted"),
                 name);
  else if (WIFSIGNALED (status))
    g_set_error (error, SPEC_ERROR, SPEC_ERROR_FORMAT, _ ("%s: the picture decoder crashed on it (%s)"), name,
                 g_strsignal (WTERMSIG (status)));
  else
    g_set_error (error, SPEC_ERROR, SPEC_ERROR_FORMAT, _ ("%s: the picture decoder gave up on it"), name);
}

static cairo_surface_t *
receive_pixels (Exchange *exchange, const SpecDecoderReply *reply, const char *name, GError **error)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, reply->width, reply->height);
  guint8 *pixels = cairo_image_surface_get_data (surface);

  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    {
      end (exchange->process); /* its pixels were never read */
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("Not enough memory for a picture of %d × %d pixels"), reply->width,
                   reply->height);
    }
  else if (cairo_image_surface_get_stride (surface) != reply->width * 4
           || !receive (exchange, pixels, (gsize) reply->width * 4 * (gsize) reply->height))
    fail (exchange, name, error);
  else if (exchange->cancelled)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Operation was cancelled"));
  else
    {
      cairo_surface_mark_dirty (surface);
      return surface;
    }
  cairo_surface_destroy (surface);
  return NULL;
}

static void
receive_reason (Exchange *exchange, const SpecDecoderReply *reply, const char *name, GError **error)
{
  g_autofree char *text = g_malloc0 (reply->text_size + 1);

  if (!receive (exchange, text, reply->text_size))
    fail (exchange, name, error);
  else if (exchange->cancelled)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("Operation was cancelled"));
  else
    {
      g_autofree char *valid = g_utf8_make_valid (text, -1);

      g_set_error_literal (error, SPEC_ERROR, reply->code, valid);
    }
}

static gboolean
is_sensible (const SpecDecoderReply *reply, const SpecDecoderRequest *request)
{
  if (reply->code == SPEC_DECODER_FINE)
    return reply->width > 0 && reply->height > 0 && reply->width <= request->width && reply->height <= request->height;
  return (reply->code == SPEC_ERROR_FORMAT || reply->code == SPEC_ERROR_MEMORY || reply->code == SPEC_ERROR_UNSUPPORTED)
         && reply->text_size > 0 && reply->text_size <= SPEC_DECODER_MAX_TEXT;
}

static gboolean
receive_reply (Exchange *exchange, const SpecDecoderRequest *request, SpecDecoderReply *reply)
{
  if (!receive (exchange, reply, sizeof *reply))
    return FALSE;
  exchange->senseless = !is_sensible (reply, request);
  return !exchange->senseless;
}

cairo_surface_t *
spec_decoder_process_run (SpecDecoderProcess *process, const SpecDecoderRequest *request, const char *name, int fd,
                          guint time_limit, GCancellable *cancellable, GError **error)
{
  SpecDecoderReply reply;
  Exchange exchange;
  cairo_surface_t *surface = NULL;

  start (&exchange, process, time_limit, cancellable);
  if (!spec_decoder_wire_send_request (process->socket, request, name, fd) || !receive_reply (&exchange, request, &reply))
    fail (&exchange, name, error);
  else if (reply.code == SPEC_DECODER_FINE)
    surface = receive_pixels (&exchange, &reply, name, error);
  else
    receive_reason (&exchange, &reply, name, error);
  finish (&exchange);
  return surface;
}
