#include "faulty-run.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

#include "spec-faults-config.h"

static void
set_number (GSubprocessLauncher *launcher, const char *variable, int number)
{
  g_autofree char *text = g_strdup_printf ("%d", number);

  g_subprocess_launcher_setenv (launcher, variable, text, TRUE);
}

FaultyRun
faulty_run (const char *const *arguments, const char *folder, const Fault *fault)
{
  g_autoptr (GSubprocessLauncher) launcher
      = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autofree char *log = g_strconcat (folder, "-log", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;
  FaultyRun run = { 0 };

  g_remove (log);
  g_subprocess_launcher_setenv (launcher, "LD_PRELOAD", SPEC_FAULT_SHIM, TRUE);
  g_subprocess_launcher_setenv (launcher, "ASAN_OPTIONS", "verify_asan_link_order=0:detect_leaks=0", TRUE);
  g_subprocess_launcher_setenv (launcher, "SPEC_FAULT_FOLDER", folder, TRUE);
  g_subprocess_launcher_setenv (launcher, "SPEC_FAULT_LOG", log, TRUE);
  g_subprocess_launcher_unsetenv (launcher, "DISPLAY");
  set_number (launcher, "SPEC_FAULT_AT", (int) fault->at);
  set_number (launcher, "SPEC_FAULT_ERRNO", fault->code);
  set_number (launcher, "SPEC_FAULT_LASTS", fault->lasts);
  set_number (launcher, "SPEC_FAULT_READS", fault->reads);
  process = g_subprocess_launcher_spawnv (launcher, arguments, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, NULL, &run.message, &error));
  g_assert_no_error (error);
  run.happened = g_file_test (log, G_FILE_TEST_EXISTS);
  run.killed = g_subprocess_get_if_signaled (process) && g_subprocess_get_term_sig (process) == SIGKILL;
  if (!run.killed)
    g_assert_true (g_subprocess_get_if_exited (process));
  run.status = run.killed ? -1 : g_subprocess_get_exit_status (process);
  g_strchomp (run.message);
  g_remove (log);

  return run;
}

void
faulty_run_clear (FaultyRun *run)
{
  g_clear_pointer (&run->message, g_free);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
describe (GString *text, const char *path, const char *shown, gboolean names_only)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *below = g_build_filename (path, names->pdata[i], NULL), *label = g_build_filename (shown, names->pdata[i], NULL);

      describe (text, below, label, names_only);
    }
  if (dir == NULL)
    {
      g_autofree char *data = NULL, *sum = NULL;
      gsize size = 0;

      g_assert_true (g_file_get_contents (path, &data, &size, NULL));
      sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *) data, size);
      names_only = names_only && (g_str_has_suffix (shown, ".json") || g_str_has_suffix (shown, ".pdf"));
      g_string_append_printf (text, "%s %s\n", shown, names_only ? "" : sum);
    }
  else if (names->len == 0)
    g_string_append_printf (text, "%s/\n", shown);
}

char *
folder_describe (const char *path, gboolean names_only)
{
  GString *text = g_string_new (NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    describe (text, path, "", names_only);
  else
    g_string_append (text, "none");

  return g_string_free (text, FALSE);
}
