#define _GNU_SOURCE /* nftw */
#include "command-place.h"

#include <ftw.h>
#include <stdio.h>
#include <string.h>

#include "base/spec-random.h"
#include "report/spec-npy-writer.h"

void
write_cloud (const char *path, gsize n, gsize d, guint64 seed)
{
  GRand *random = spec_random_new (seed, SPEC_STREAM_ROWS);
  g_autofree float *rows = g_new (float, n *d);

  spec_random_fill_normal (random, rows, n * d);
  for (gsize i = 0; i < n; i++)
    rows[i * d + i * seed % d] += 6;
  g_assert_true (spec_npy_write_floats (path, rows, n, d, NULL));
  g_rand_free (random);
}

void
place_set_up (Place *place, gconstpointer data)
{
  place->base = g_dir_make_tmp ("spec-command-XXXXXX", NULL);
  place->x = g_build_filename (place->base, "x.npy", NULL);
  place->y = g_build_filename (place->base, "y.npy", NULL);
  place->output = g_build_filename (place->base, "out", NULL);
  write_cloud (place->x, PLACE_SAMPLES, 8, 3);
  write_cloud (place->y, PLACE_SAMPLES, 5, 7);
}

static int
remove_entry (const char *path, const struct stat *status, int kind, struct FTW *where)
{
  return remove (path);
}

void
place_tear_down (Place *place, gconstpointer data)
{
  nftw (place->base, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
  g_free (place->base);
  g_free (place->x);
  g_free (place->y);
  g_free (place->output);
}

GSubprocess *
start_program (const char *const *arguments)
{
  g_autoptr (GSubprocessLauncher) launcher
      = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  g_assert_nonnull (g_getenv ("SPEC_PROGRAM"));
  g_subprocess_launcher_unsetenv (launcher, "DISPLAY");
  g_subprocess_launcher_unsetenv (launcher, "WAYLAND_DISPLAY");
  g_subprocess_launcher_setenv (launcher, "DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere", TRUE);
  g_strv_builder_add (builder, g_getenv ("SPEC_PROGRAM"));
  g_strv_builder_addv (builder, (const char **) arguments);
  words = g_strv_builder_end (builder);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) words, &error);
  g_assert_no_error (error);
  return process;
}

Run
finish_program (GSubprocess *process)
{
  g_autoptr (GError) error = NULL;
  Run run;

  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &run.out, &run.err, &error));
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  run.status = g_subprocess_get_exit_status (process);
  g_object_unref (process);
  return run;
}

Run
run_program (const char *first, ...)
{
  const char *arguments[16] = { first };
  va_list words;

  va_start (words, first);
  for (guint i = 1; i < 15 && arguments[i - 1] != NULL; i++)
    arguments[i] = va_arg (words, const char *);
  va_end (words);
  return finish_program (start_program (arguments));
}

void
run_clear (Run *run)
{
  g_free (run->out);
  g_free (run->err);
}

void
assert_failed (Run run, int status, const char *message, Place *place)
{
  g_auto (GStrv) lines = g_strsplit (g_strchomp (run.err), "\n", -1);
  guint count = g_strv_length (lines);
  g_autoptr (GDir) dir = g_dir_open (place->base, 0, NULL);

  g_assert_cmpint (run.status, ==, status);
  g_assert_cmpuint (count, >, 0);
  if (!g_str_has_prefix (lines[count - 1], "spec-explorer: ") || strstr (lines[count - 1], message) == NULL)
    g_error ("expected “%s” in the last line of: %s", message, run.err);
  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    g_assert_false (strstr (name, "out") != NULL);
  run_clear (&run);
}

char *
read_output (Place *place, const char *name, gsize *length)
{
  g_autofree char *path = g_build_filename (place->output, name, NULL);
  g_autoptr (GError) error = NULL;
  char *bytes;

  g_file_get_contents (path, &bytes, length, &error);
  g_assert_no_error (error);
  return bytes;
}
