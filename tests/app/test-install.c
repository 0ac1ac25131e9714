/* What meson install puts where, and that uninstalling leaves none of it: in a folder of its own, with DESTDIR. */
#include <string.h>

#include "command-place.h"

#define ID "io.github.spec_explorer.SpecExplorer"

/* Returns: whether it ended well; what it prints is shown where it did not. */
static gboolean
run_in (const char *folder, const char *const *arguments)
{
  g_autoptr (GSubprocessLauncher) launcher
      = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *text = NULL;

  g_subprocess_launcher_set_cwd (launcher, folder);
  process = g_subprocess_launcher_spawnv (launcher, arguments, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &text, NULL, &error));
  if (!g_subprocess_get_successful (process))
    g_test_message ("%s %s: %s", arguments[0], arguments[1], text);

  return g_subprocess_get_successful (process);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint count = 0;

  if (dir == NULL)
    return g_file_test (folder, G_FILE_TEST_IS_REGULAR) ? 1 : 0;
  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      count += count_files (path);
    }

  return count;
}

static void
assert_installed (const char *base, const char *const *paths, guint count)
{
  for (guint i = 0; i < count; i++)
    {
      g_autofree char *path = g_strconcat (base, SPEC_LOCALE_DIR, "/../../", paths[i], NULL);

      if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
        g_error ("expected %s to be installed", path);
    }
}

/* The program as installed, wherever that is, finds what was installed beside it. */
static void
assert_runs (const char *base)
{
  g_autofree char *program = g_strconcat (base, SPEC_LOCALE_DIR, "/../../bin/spec-explorer", NULL);
  const char *const arguments[] = { program, "--version", NULL };

  g_assert_true (run_in (base, arguments));
}

/* The log of the folder's last installation is someone else's: it is put back. */
static void
test_install (Place *place, gconstpointer data)
{
  static const char *const paths[] = {
    "bin/spec-explorer", "libexec/spec-explorer-decode", "share/applications/" ID ".desktop",
    "share/dbus-1/services/" ID ".service", "share/metainfo/" ID ".metainfo.xml", "share/mime/packages/" ID ".xml",
    "share/glib-2.0/schemas/" ID ".gschema.xml", "share/icons/hicolor/scalable/apps/" ID ".svg",
    "share/icons/hicolor/symbolic/apps/" ID "-symbolic.svg", "share/man/man1/spec-explorer.1",
    "share/bash-completion/completions/spec-explorer", "share/locale/de/LC_MESSAGES/spec-explorer.mo",
    "share/locale/zh_CN/LC_MESSAGES/spec-explorer.mo",
  };
  g_autofree char *build = g_path_get_dirname (g_test_get_dir (G_TEST_BUILT)), *log = g_build_filename (build, "meson-logs", "install-log.txt", NULL), *before = NULL;
  g_autofree char *root = g_build_filename (place->base, "root", NULL);
  const char *const install[] = { "meson", "install", "--no-rebuild", "--destdir", root, NULL };
  const char *const uninstall[] = { "meson", "--internal", "uninstall", NULL };
  gsize length = 0;

  if (g_find_program_in_path ("meson") == NULL)
    return g_test_skip ("no meson in the path");
  g_file_get_contents (log, &before, &length, NULL);
  g_assert_true (run_in (build, install));
  assert_installed (root, paths, G_N_ELEMENTS (paths));
  assert_runs (root);
  g_assert_cmpuint (count_files (root), >=, G_N_ELEMENTS (paths));
  g_assert_true (run_in (build, uninstall));
  g_assert_cmpuint (count_files (root), ==, 0);
  if (before != NULL)
    g_assert_true (g_file_set_contents (log, before, (gssize) length, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/install/and-uninstall", Place, NULL, place_set_up, test_install, place_tear_down);
  return g_test_run ();
}
