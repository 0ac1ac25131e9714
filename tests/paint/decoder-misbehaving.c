/* A decoder process for the tests: files that begin with "!" make it do what follows, all others it decodes. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/spec-error.h"
#include "decoder/spec-decoder-wire.h"
#include "decoder/spec-decoder-worker.h"
#include "paint/spec-picture-decode.h"

#define STEP (64u << 20)
#define MANY 1024 /* 64 GiB */

static void
crash (void)
{
  signal (SIGSEGV, SIG_DFL);
  raise (SIGSEGV);
}

static void
hang (void)
{
  for (;;)
    pause ();
}

/* Reserves without touching: the test asks for the limit, not for the memory. */
static int
eat (void)
{
  int count = 0;

  while (count < MANY
         && mmap (NULL, STEP, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0) != MAP_FAILED)
    count++;
  return count;
}

static void
say (gint32 code, gint32 width, gint32 height, guint32 size)
{
  SpecDecoderReply reply = { code, width, height, size };

  spec_decoder_wire_write (STDIN_FILENO, &reply, sizeof reply);
  hang ();
}

static gpointer
end_soon (gpointer unused)
{
  g_usleep (20000);
  _exit (1);
}

/* Returns: what was possible, a word each. */
static char *
try_all (void)
{
  g_autoptr (GString) words = g_string_new ("possible:");
  pid_t child;

  if (open ("/etc/passwd", O_RDONLY) >= 0)
    g_string_append (words, " read");
  if (open ("/tmp/spec-explorer-escaped", O_WRONLY | O_CREAT, 0600) >= 0)
    g_string_append (words, " write");
  if (socket (AF_INET, SOCK_STREAM, 0) >= 0)
    g_string_append (words, " network");
  if (kill (getppid (), 0) == 0)
    g_string_append (words, " signal");
  if (fcntl (9, F_GETFD) >= 0)
    g_string_append (words, " inherited");
  child = fork ();
  if (child == 0)
    _exit (0);
  if (child > 0)
    g_string_append (words, " fork");
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
obey (const char *order, GError **error)
{
  g_autofree char *words = NULL;

  if (g_str_equal (order, "!crash"))
    crash ();
  else if (g_str_equal (order, "!abort"))
    abort ();
  else if (g_str_equal (order, "!hang"))
    hang ();
  else if (g_str_equal (order, "!large"))
    say (SPEC_DECODER_FINE, 30000, 30000, 0);
  else if (g_str_equal (order, "!negative"))
    say (SPEC_DECODER_FINE, -5, 7, 0);
  else if (g_str_equal (order, "!long"))
    say (SPEC_ERROR_FORMAT, 0, 0, G_MAXUINT32);
  else if (g_str_equal (order, "!half"))
    say (SPEC_DECODER_FINE, 16, 16, 0);
  else if (g_str_equal (order, "!doom"))
    g_thread_unref (g_thread_new ("doom", end_soon, NULL));
  else if (g_str_equal (order, "!eat"))
    words = g_strdup_printf ("got %d", eat ());
  else if (g_str_equal (order, "!try"))
    words = try_all ();
  g_set_error_literal (error, SPEC_ERROR, SPEC_ERROR_FORMAT, words != NULL ? words : "obeyed");
}

static cairo_surface_t *
decode (FILE *file, const char *name, int width, int height, SpecFit fit, GError **error)
{
  char order[32] = "";

  if (fgetc (file) != '!')
    {
      rewind (file);
      return spec_picture_decode (file, name, width, height, fit, SPEC_DECODERS_PLAIN, NULL, error);
    }
  order[0] = '!';
  order[1 + fread (order + 1, 1, sizeof order - 2, file)] = '\0';
  obey (order, error);
  return NULL;
}

int
main (int argc, char **argv)
{
  return spec_decoder_worker_main (argv + MIN (argc, 1), decode);
}
