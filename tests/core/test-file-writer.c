/* Files written whole or not at all. */
#include <signal.h>
#include <sys/resource.h>

#include <glib/gstdio.h>

#include "report/spec-file-writer.h"

typedef struct
{
  gboolean over;
  GError *error; /* (nullable) */
} Answer;

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  spec_file_write_finish (G_FILE (source), result, &answer->error);
  answer->over = TRUE;
}

/* Returns: (transfer full) (nullable): the error */
static GError *
write_and_wait (const char *path, gsize size)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *text = g_strnfill (size, 'x');
  g_autoptr (GBytes) bytes = g_bytes_new (text, size);
  Answer answer = { FALSE, NULL };

  spec_file_write_async (file, bytes, on_written, &answer);
  while (!answer.over)
    g_main_context_iteration (NULL, TRUE);
  return answer.error;
}

static void
assert_holds (const char *path, gsize size, char each)
{
  g_autofree char *text = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  g_assert_cmpuint (length, ==, size);
  g_assert_cmpint (length > 0 ? text[length - 1] : each, ==, each);
}

static void
test_no_room (void)
{
  g_autofree char *folder = g_dir_make_tmp ("spec-file-XXXXXX", NULL), *path = g_build_filename (folder, "list.txt", NULL);
  struct rlimit all, few;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;

  g_assert_no_error (write_and_wait (path, 50000));
  assert_holds (path, 50000, 'x');
  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &all);
  few = all;
  few.rlim_cur = 20000;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &few), ==, 0);
  error = write_and_wait (path, 50000);
  setrlimit (RLIMIT_FSIZE, &all);

  g_assert_nonnull (error);
  assert_holds (path, 3, 'd');
  dir = g_dir_open (folder, 0, NULL);
  g_assert_cmpstr (g_dir_read_name (dir), ==, "list.txt");
  g_assert_null (g_dir_read_name (dir)); /* nothing is left over */
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_no_folder (void)
{
  g_autoptr (GError) error = write_and_wait ("/nowhere/at/all", 3);

  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

static void
test_nothing (void)
{
  g_autofree char *folder = g_dir_make_tmp ("spec-file-XXXXXX", NULL), *path = g_build_filename (folder, "list.txt", NULL);

  g_assert_no_error (write_and_wait (path, 0));
  assert_holds (path, 0, 'x');
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/file-writer/no-room", test_no_room);
  g_test_add_func ("/file-writer/no-folder", test_no_folder);
  g_test_add_func ("/file-writer/nothing", test_nothing);
  return g_test_run ();
}
