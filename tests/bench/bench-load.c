/* How long it takes from the choice of an embedding's file to the spectra of the first preview: bench-load X Y [cold]. Y is there
 * before. With "cold", the system is asked to forget what it holds of X's file. */
#include <fcntl.h>
#include <unistd.h>

#include "bench-report.h"
#include "model/spec-session.h"

static void
forget (const char *path)
{
  int file = open (path, O_RDONLY | O_CLOEXEC);

  g_assert_cmpint (file, >=, 0);
  fdatasync (file); /* what is not on the disk yet cannot be forgotten */
  g_assert_cmpint (posix_fadvise (file, 0, 0, POSIX_FADV_DONTNEED), ==, 0);
  close (file);
}

static void
fail (SpecSession *session, int role, const char *path, const char *message)
{
  g_error ("%s: %s", path, message);
}

int
main (int argc, char **argv)
{
  g_autoptr (SpecSession) session = spec_session_new ();
  gint64 begun;

  if (argc < 3)
    g_error ("expected X Y [cold]");
  g_signal_connect (session, "open-failed", G_CALLBACK (fail), NULL);
  if (argc > 3)
    forget (argv[1]);
  spec_session_open (session, SPEC_ROLE_Y, argv[2]);
  while (spec_session_get_embedding (session, SPEC_SIDE_Y) == NULL)
    g_main_context_iteration (NULL, TRUE);

  begun = g_get_monotonic_time ();
  spec_session_open (session, SPEC_ROLE_X, argv[1]);
  spec_session_compare (session);
  while (spec_session_get_result (session) == NULL)
    {
      g_assert_cmpint (spec_session_get_state (session), !=, SPEC_STATE_FAILED);
      g_main_context_iteration (NULL, TRUE);
    }
  bench_report ("first_preview", bench_seconds_since (begun));
  spec_session_cancel (session);

  return 0;
}
