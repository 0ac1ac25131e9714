/* Files written whole or not at all. */
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "report/spec-file-writer.h"
#include "report/spec-new-file.h"

#define FIFTY "a name of fifty letters, as long as a sentence is, "
#define LONG_NAME FIFTY FIFTY FIFTY FIFTY FIFTY

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

  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
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

static guint
count_entries (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint count = 0;

  while (g_dir_read_name (dir) != NULL)
    count++;
  return count;
}

/* Returns: (transfer full): the only temporary file in @folder; it must be there. */
static char *
dup_partial (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    if (strstr (name, ".partial-") != NULL)
      return g_build_filename (folder, name, NULL);
  g_assert_not_reached ();
}

/* A process begins to write @path and is killed in the midst of it. */
static void
leave_unfinished (const char *path)
{
  pid_t child = fork ();

  if (child == 0)
    {
      SpecNewFile *file = spec_new_file_begin (path, NULL);

      if (file != NULL && spec_new_file_append (file, "half", 4, NULL))
        kill (getpid (), SIGKILL);
      _exit (1);
    }
  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
}

static void
test_left_over (gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("spec-file-XXXXXX", NULL), *path = g_build_filename (folder, data, NULL);
  g_autofree char *held = NULL;
  SpecNewFile *other;
  int lock;

  g_assert_true (spec_new_file_write (path, "old", 3, FALSE, NULL));
  leave_unfinished (path);
  leave_unfinished (path);
  g_assert_cmpuint (count_entries (folder), ==, 2); /* the second took away what the first left */
  assert_holds (path, 3, 'd');

  /* It looks like one of a process elsewhere, on a disk that is shared, as long as it is held. */
  held = dup_partial (folder);
  lock = open (held, O_RDONLY);
  g_assert_cmpint (flock (lock, LOCK_EX), ==, 0);
  g_assert_true (spec_new_file_write (path, "newer", 5, TRUE, NULL));
  g_assert_cmpuint (count_entries (folder), ==, 2);
  close (lock);

  other = spec_new_file_begin (path, NULL); /* and this one is at work */
  g_assert_true (spec_new_file_write (path, "newest", 6, TRUE, NULL));
  g_assert_cmpuint (count_entries (folder), ==, 2);
  assert_holds (path, 6, 't');
  g_assert_true (spec_new_file_append (other, "z", 1, NULL) && spec_new_file_finish (other, FALSE, NULL));
  spec_new_file_free (other);
  g_assert_cmpuint (count_entries (folder), ==, 1);
  assert_holds (path, 1, 'z');
  g_unlink (path);
  g_rmdir (folder);
}

/* An earlier process had this one's number, as the first in a container has; what it left is nobody's. */
static void
test_left_over_of_the_same_number (void)
{
  g_autofree char *folder = g_dir_make_tmp ("spec-file-XXXXXX", NULL), *path = g_build_filename (folder, "list.txt", NULL);
  g_autofree char *name = g_strdup_printf (".list.txt.partial-%ld-0-abcdef", (long) getpid ()),
                  *left = g_build_filename (folder, name, NULL);
  SpecNewFile *other = spec_new_file_begin (path, NULL);
  int lock;

  g_assert_true (g_file_set_contents (left, "half", -1, NULL));
  lock = open (left, O_RDONLY);
  g_assert_cmpint (flock (lock, LOCK_EX), ==, 0); /* at work in another container on the same disk */
  g_assert_true (spec_new_file_write (path, "new", 3, FALSE, NULL));
  g_assert_cmpuint (count_entries (folder), ==, 3);
  close (lock);

  g_assert_true (spec_new_file_write (path, "newer", 5, FALSE, NULL));
  g_assert_false (g_file_test (left, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_entries (folder), ==, 2); /* the one at work here stays */
  g_assert_true (spec_new_file_append (other, "z", 1, NULL) && spec_new_file_finish (other, FALSE, NULL));
  spec_new_file_free (other);
  assert_holds (path, 1, 'z');
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
  g_test_add_data_func ("/file-writer/left-over", "list.txt", test_left_over);
  g_test_add_data_func ("/file-writer/left-over-of-a-long-name", LONG_NAME, test_left_over);
  g_test_add_func ("/file-writer/left-over-of-the-same-number", test_left_over_of_the_same_number);
  return g_test_run ();
}
