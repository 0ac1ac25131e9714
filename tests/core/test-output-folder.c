#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

#include "report/spec-output-folder.h"

typedef struct
{
  char *base;
  char *target;
} Place;

static void
set_up (Place *place, gconstpointer data)
{
  place->base = g_dir_make_tmp ("spec-folder-XXXXXX", NULL);
  place->target = g_build_filename (place->base, "out", NULL);
  g_assert_nonnull (place->base);
}

static void
remove_below (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);

  for (const char *name = dir ? g_dir_read_name (dir) : NULL; name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *entry = g_build_filename (path, name, NULL);

      remove_below (entry);
    }
  g_remove (path);
}

static void
tear_down (Place *place, gconstpointer data)
{
  remove_below (place->base);
  g_free (place->base);
  g_free (place->target);
}

static guint
count_entries (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  guint count = 0;

  g_assert_nonnull (dir);
  while (g_dir_read_name (dir) != NULL)
    count++;
  return count;
}

static void
write_in (const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
assert_holds (const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL), *found = NULL;

  g_assert_true (g_file_get_contents (path, &found, NULL, NULL));
  g_assert_cmpstr (found, ==, text);
}

static void
test_commit (Place *place, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpecOutputFolder) folder = spec_output_folder_new (place->target, &error);

  g_assert_no_error (error);
  g_assert_false (g_file_test (place->target, G_FILE_TEST_EXISTS));
  write_in (spec_output_folder_get_path (folder), "a.txt", "one");
  g_assert_true (spec_output_folder_commit (folder, &error));
  g_assert_no_error (error);
  assert_holds (place->target, "a.txt", "one");
  g_assert_cmpuint (count_entries (place->base), ==, 1);
}

static void
test_abandon (Place *place, gconstpointer data)
{
  g_autofree char *deep = g_build_filename (place->base, "p", "q", "out", NULL);
  SpecOutputFolder *folder = spec_output_folder_new (deep, NULL);
  g_autofree char *below = g_build_filename (spec_output_folder_get_path (folder), "images", NULL);

  g_assert_cmpint (g_mkdir (below, 0777), ==, 0);
  write_in (below, "a.txt", "one");
  spec_output_folder_free (folder);
  g_assert_cmpuint (count_entries (place->base), ==, 0);
}

static void
test_replaces_its_own (Place *place, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpecOutputFolder) folder = NULL;

  g_assert_cmpint (g_mkdir (place->target, 0777), ==, 0);
  write_in (place->target, "result.json", "{\"program\": \"spec-explorer\"}");
  write_in (place->target, "old.txt", "old");
  folder = spec_output_folder_new (place->target, &error);
  g_assert_no_error (error);
  assert_holds (place->target, "old.txt", "old");
  write_in (spec_output_folder_get_path (folder), "new.txt", "new");
  g_assert_true (spec_output_folder_commit (folder, &error));
  g_assert_no_error (error);
  assert_holds (place->target, "new.txt", "new");
  g_assert_cmpuint (count_entries (place->target), ==, 1);
  g_assert_cmpuint (count_entries (place->base), ==, 1);
}

static void
test_empty_folder_is_used (Place *place, gconstpointer data)
{
  g_autoptr (SpecOutputFolder) folder = NULL;

  g_assert_cmpint (g_mkdir (place->target, 0777), ==, 0);
  folder = spec_output_folder_new (place->target, NULL);
  g_assert_nonnull (folder);
  write_in (spec_output_folder_get_path (folder), "a.txt", "one");
  g_assert_true (spec_output_folder_commit (folder, NULL));
  assert_holds (place->target, "a.txt", "one");
}

static void
test_refuses_others (Place *place, gconstpointer data)
{
  const char *const texts[] = { "{\"program\": \"another\"}", "[1, 2]", "not json", "{}" };

  g_assert_cmpint (g_mkdir (place->target, 0777), ==, 0);
  write_in (place->target, "thesis.tex", "precious");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      write_in (place->target, "result.json", texts[i]);
      g_assert_null (spec_output_folder_new (place->target, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
      g_assert_nonnull (strstr (error->message, place->target));
      g_assert_null (strchr (error->message, '\n'));
    }
  assert_holds (place->target, "thesis.tex", "precious");
}

static void
test_refuses_a_file (Place *place, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  write_in (place->base, "out", "precious");
  g_assert_null (spec_output_folder_new (place->target, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY);
  assert_holds (place->base, "out", "precious");
}

/** What someone else puts there meanwhile is not overwritten. */
static void
test_target_taken_meanwhile (Place *place, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SpecOutputFolder *folder = spec_output_folder_new (place->target, NULL);

  g_assert_cmpint (g_mkdir (place->target, 0777), ==, 0);
  write_in (place->target, "thesis.tex", "precious");
  g_assert_false (spec_output_folder_commit (folder, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  spec_output_folder_free (folder);
  assert_holds (place->target, "thesis.tex", "precious");
  g_assert_cmpuint (count_entries (place->base), ==, 1);
}

static gpointer
write_on_and_on (gpointer data)
{
  for (guint i = 0; g_file_test (data, G_FILE_TEST_IS_DIR); i++)
    {
      g_autofree char *name = g_strdup_printf ("file-%u", i), *path = g_build_filename (data, name, NULL);
      FILE *file = fopen (path, "w");

      if (file != NULL)
        fclose (file);
    }
  return NULL;
}

/** Abandoning wins over a thread that is still writing. */
static void
test_abandon_while_writing (Place *place, gconstpointer data)
{
  g_autofree char *deep = g_build_filename (place->base, "p", "out", NULL);
  SpecOutputFolder *folder = spec_output_folder_new (deep, NULL);
  g_autofree char *path = g_strdup (spec_output_folder_get_path (folder));
  GThread *thread = g_thread_new ("writer", write_on_and_on, path);

  g_usleep (20000);
  spec_output_folder_abandon (folder);
  g_assert_cmpuint (count_entries (place->base), ==, 0);
  g_thread_join (thread);
  spec_output_folder_free (folder);
}

static void
add (const char *name, void (*test) (Place *, gconstpointer))
{
  g_test_add (name, Place, NULL, set_up, test, tear_down);
}

/* Returns: the process that began to write @target and was killed in the midst of it. */
static pid_t
leave_unfinished (const char *target)
{
  pid_t child = fork ();

  if (child == 0)
    {
      SpecOutputFolder *folder = spec_output_folder_new (target, NULL);

      write_in (spec_output_folder_get_path (folder), "half.txt", "half");
      kill (getpid (), SIGKILL);
    }
  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
  return child;
}

static void
test_left_over (Place *place, gconstpointer data)
{
  g_autoptr (SpecOutputFolder) other = spec_output_folder_new (place->target, NULL), folder = NULL;

  leave_unfinished (place->target);
  leave_unfinished (place->target); /* takes away what the first left */
  g_assert_cmpuint (count_entries (place->base), ==, 2);
  folder = spec_output_folder_new (place->target, NULL);
  /* Its own and that of the one who is still at work. */
  g_assert_cmpuint (count_entries (place->base), ==, 2);
  g_assert_true (g_file_test (spec_output_folder_get_path (other), G_FILE_TEST_IS_DIR));
}

/* Of a process elsewhere, on a disk that is shared: no such process here, but it is held. */
static void
test_held_elsewhere (Place *place, gconstpointer data)
{
  pid_t gone = leave_unfinished (place->target);
  g_autofree char *name = g_strdup_printf (".out.partial-%ld-abcdef", (long) gone),
                  *held = g_build_filename (place->base, name, NULL);
  g_autoptr (SpecOutputFolder) folder = NULL;
  int lock;

  g_assert_cmpint (g_mkdir (held, 0777), ==, 0);
  lock = open (held, O_RDONLY | O_DIRECTORY);
  g_assert_cmpint (flock (lock, LOCK_EX), ==, 0);
  folder = spec_output_folder_new (place->target, NULL);
  g_assert_true (g_file_test (held, G_FILE_TEST_IS_DIR));
  g_assert_cmpuint (count_entries (place->base), ==, 2);
  close (lock);
}

/* An earlier process had this one's number, as the first in a container has. */
static void
test_left_over_of_the_same_number (Place *place, gconstpointer data)
{
  g_autofree char *name = g_strdup_printf (".out.partial-%ld-0-abcdef", (long) getpid ()),
                  *left = g_build_filename (place->base, name, NULL);
  g_autoptr (SpecOutputFolder) other = spec_output_folder_new (place->target, NULL), folder = NULL;

  g_assert_cmpint (g_mkdir (left, 0777), ==, 0);
  write_in (left, "result.json", "{");
  folder = spec_output_folder_new (place->target, NULL);
  g_assert_false (g_file_test (left, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_entries (place->base), ==, 2); /* those of the two at work */
}

/* Killed between the two steps of an exchange where the disk cannot do it in one. */
static void
test_earlier_result_comes_back (Place *place, gconstpointer data)
{
  pid_t gone = leave_unfinished (place->target);
  g_autofree char *name = g_strdup_printf (".out.partial-%ld-abcdef.old", (long) gone),
                  *old = g_build_filename (place->base, name, NULL);
  g_autoptr (SpecOutputFolder) folder = NULL;

  g_assert_cmpint (g_mkdir (old, 0777), ==, 0);
  write_in (old, "result.json", "{ \"program\": \"spec-explorer\" }");
  folder = spec_output_folder_new (place->target, NULL);
  g_assert_nonnull (folder);
  g_assert_false (g_file_test (old, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_entries (place->target), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/output-folder/commit", test_commit);
  add ("/output-folder/abandon", test_abandon);
  add ("/output-folder/abandon-while-writing", test_abandon_while_writing);
  add ("/output-folder/replaces-its-own", test_replaces_its_own);
  add ("/output-folder/empty-folder-is-used", test_empty_folder_is_used);
  add ("/output-folder/refuses-others", test_refuses_others);
  add ("/output-folder/refuses-a-file", test_refuses_a_file);
  add ("/output-folder/target-taken-meanwhile", test_target_taken_meanwhile);
  add ("/output-folder/left-over", test_left_over);
  add ("/output-folder/held-elsewhere", test_held_elsewhere);
  add ("/output-folder/left-over-of-the-same-number", test_left_over_of_the_same_number);
  add ("/output-folder/earlier-result-comes-back", test_earlier_result_comes_back);
  return g_test_run ();
}
