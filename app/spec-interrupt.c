/* A handler may run on any thread (BLAS starts its own before main), and may only write to a pipe there; a thread of
 * ours that reads the pipe does the cancelling. */
#include "spec-interrupt.h"

#include <errno.h>
#include <signal.h>
#include <unistd.h>

#include <glib-unix.h>

#include "spec-command.h"

#define PATIENCE (G_USEC_PER_SEC * 7 / 10)

/* A signal belongs to the process and its handler is given no data: these cannot live elsewhere. */
static int write_end = -1;
static GMutex lock; /* of the next */
static SpecOutputFolder *unfinished;

static void
on_signal (int number)
{
  int saved = errno;
  char byte = (char) number;
  gssize written = write (write_end, &byte, 1);

  (void) written;
  errno = saved;
}

typedef struct
{
  int read_end;
  GCancellable *cancellable; /* owned, as long as the program runs */
} Watch;

/** Ends the program unless it has come to its end, or nearly so. */
static void
end_program (void)
{
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "");

  g_mutex_lock (&lock);
  if (unfinished != NULL)
    {
      spec_output_folder_abandon (unfinished);
      if (isatty (STDERR_FILENO))
        g_printerr ("\r\033[K"); /* over the line of progress */
      _exit (spec_command_fail (SPEC_EXIT_INTERRUPTED, error));
    }
  g_mutex_unlock (&lock);
}

static gpointer
wait_for_signal (gpointer data)
{
  Watch *watch = data;
  char byte;

  while (read (watch->read_end, &byte, 1) < 0 && errno == EINTR)
    ;
  g_cancellable_cancel (watch->cancellable);
  g_object_unref (watch->cancellable);
  g_free (watch);
  g_usleep (PATIENCE);
  end_program ();
  return NULL;
}

void
spec_interrupt_watch (GCancellable *cancellable)
{
  const int numbers[] = { SIGINT, SIGTERM, SIGHUP };
  struct sigaction action = { .sa_handler = on_signal, .sa_flags = SA_RESTART };
  g_autoptr (GError) error = NULL;
  Watch *watch;
  int ends[2];

  g_return_if_fail (write_end < 0);
  if (!g_unix_open_pipe (ends, FD_CLOEXEC, &error))
    {
      g_warning ("%s", error->message);
      return;
    }
  write_end = ends[1];
  watch = g_new0 (Watch, 1);
  watch->read_end = ends[0];
  watch->cancellable = g_object_ref (cancellable);
  g_thread_unref (g_thread_new ("signals", wait_for_signal, watch));
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      struct sigaction before;

      /* nohup has SIGHUP ignored and means it; a shell has SIGINT ignored for all it starts with "&", and means little
       * by it. */
      if (numbers[i] != SIGHUP || (sigaction (SIGHUP, NULL, &before) == 0 && before.sa_handler != SIG_IGN))
        sigaction (numbers[i], &action, NULL);
    }
}

void
spec_interrupt_set_unfinished (SpecOutputFolder *folder)
{
  g_mutex_lock (&lock);
  unfinished = folder;
  g_mutex_unlock (&lock);
}
