/* Copies of a cluster's files and links to them: whole or not at all, and nothing that is there is touched. */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "clusters/spec-sample-copies.h"

#define FILES 40

typedef struct
{
  char *folder;
  char *target;
  GPtrArray *paths;
  GMainLoop *loop;
  SpecSampleCopiesDone *done;
  GError *error;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("spec-copies-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->target = g_build_filename (fixture->folder, "target", NULL);
  g_assert_cmpint (g_mkdir (fixture->target, 0777), ==, 0);
  fixture->paths = g_ptr_array_new_with_free_func (g_free);
  fixture->loop = g_main_loop_new (NULL, FALSE);
  for (guint i = 0; i < FILES; i++)
    {
      char *path = g_strdup_printf ("%s/%u-a picture.png", fixture->folder, i % 20);
      g_autofree char *content = g_strdup_printf ("picture %u", i % 20);

      g_assert_true (g_file_set_contents (path, content, -1, NULL));
      g_ptr_array_add (fixture->paths, path);
    }
}

static void
remove_all (const char *path)
{
  g_autoptr (GDir) dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);

      remove_all (inside);
    }
  g_assert_cmpint (g_remove (path), ==, 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  remove_all (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->target);
  g_ptr_array_unref (fixture->paths);
  g_main_loop_unref (fixture->loop);
  g_clear_pointer (&fixture->done, spec_sample_copies_done_free);
  g_clear_error (&fixture->error);
}

static void
on_done (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;

  fixture->done = spec_sample_copies_finish (result, &fixture->error);
  g_main_loop_quit (fixture->loop);
}

static void
write_copies (Fixture *fixture, const char *name, gboolean links, GCancellable *cancellable)
{
  g_autoptr (GTask) task = NULL;

  g_clear_pointer (&fixture->done, spec_sample_copies_done_free);
  g_clear_error (&fixture->error);
  task = spec_sample_copies_start (fixture->target, name, fixture->paths, links, "rank\n", cancellable, on_done, fixture);
  g_main_loop_run (fixture->loop);
  if (fixture->done != NULL)
    g_assert_cmpuint (spec_sample_copies_get_written (task), ==, fixture->paths->len);
}

static guint
count (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint found = 0;

  while (g_dir_read_name (dir) != NULL)
    found++;
  return found;
}

static void
test_copies (Fixture *fixture, gconstpointer data)
{
  g_autofree char *last = NULL, *content = NULL;

  write_copies (fixture, "cluster", FALSE, NULL);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (fixture->done->written, ==, FILES);
  g_assert_true (g_str_has_suffix (fixture->done->folder, "/target/cluster"));
  g_assert_cmpuint (count (fixture->done->folder), ==, FILES + 1);
  last = g_build_filename (fixture->done->folder, "040-19-a picture.png", NULL);
  g_assert_true (g_file_get_contents (last, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "picture 19");
  g_assert_false (g_file_test (last, G_FILE_TEST_IS_SYMLINK));
}

/* A second time beside the first, which stays as it is. */
static void
test_taken (Fixture *fixture, gconstpointer data)
{
  g_autofree char *taken = g_build_filename (fixture->target, "cluster", NULL);

  g_assert_true (g_file_set_contents (taken, "mine", -1, NULL));
  write_copies (fixture, "cluster", TRUE, NULL);
  g_assert_no_error (fixture->error);
  g_assert_true (g_str_has_suffix (fixture->done->folder, "/target/cluster-2"));
  g_assert_true (g_file_test (taken, G_FILE_TEST_IS_REGULAR));
  g_assert_cmpuint (count (fixture->target), ==, 2);
}

static void
test_links (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = NULL, *to = NULL;

  write_copies (fixture, "links", TRUE, NULL);
  g_assert_no_error (fixture->error);
  first = g_build_filename (fixture->done->folder, "001-0-a picture.png", NULL);
  to = g_file_read_link (first, NULL);
  g_assert_cmpstr (to, ==, fixture->paths->pdata[0]);
}

static void
test_missing (Fixture *fixture, gconstpointer data)
{
  g_ptr_array_add (fixture->paths, g_strdup ("/nowhere/at all.png"));
  write_copies (fixture, "cluster", FALSE, NULL);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (fixture->done->missing, ==, 1);
  g_assert_cmpuint (fixture->done->written, ==, FILES);
  g_ptr_array_remove_range (fixture->paths, 0, FILES);
  write_copies (fixture, "none", FALSE, NULL);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_cmpuint (count (fixture->target), ==, 1);
}

/* Nothing is left of what was cancelled, nor of what could not be written. */
static void
test_nothing_left (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  write_copies (fixture, "cluster", FALSE, cancellable);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count (fixture->target), ==, 0);
  g_assert_cmpint (g_rmdir (fixture->target), ==, 0);
  write_copies (fixture, "cluster", FALSE, NULL);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_cmpint (g_mkdir (fixture->target, 0777), ==, 0);
}

/* A disk that takes no more in the midst of a file. */
static void
test_no_room (Fixture *fixture, gconstpointer data)
{
  struct rlimit all, few;

  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &all);
  few = all;
  few.rlim_cur = 9; /* "picture 9" fits, "picture 10" does not */
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &few), ==, 0);
  write_copies (fixture, "cluster", FALSE, NULL);
  setrlimit (RLIMIT_FSIZE, &all);
  g_assert_nonnull (fixture->error);
  g_assert_null (fixture->done);
  g_assert_cmpuint (count (fixture->target), ==, 0);
}

/* A process was killed in the midst of it; this one has its number, as in a container. */
static void
test_left_over (Fixture *fixture, gconstpointer data)
{
  g_autofree char *name = g_strdup_printf (".cluster.partial-%ld-0-abcdef", (long) getpid ()),
                  *left = g_build_filename (fixture->target, name, NULL), *file = g_build_filename (left, "001-a.png", NULL);

  g_assert_cmpint (g_mkdir (left, 0777), ==, 0);
  g_assert_true (g_file_set_contents (file, "half", -1, NULL));
  write_copies (fixture, "cluster", FALSE, NULL);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (count (fixture->target), ==, 1);
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/copies/copies", test_copies);
  ADD ("/copies/taken", test_taken);
  ADD ("/copies/links", test_links);
  ADD ("/copies/missing", test_missing);
  ADD ("/copies/nothing-left", test_nothing_left);
  ADD ("/copies/no-room", test_no_room);
  ADD ("/copies/left-over", test_left_over);
  return g_test_run ();
}
