#include "clusters/spec-sample-copies.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "report/spec-output-folder.h"
#include "report/spec-partial.h"

#define LONGEST_NAME 200 /* bytes of a file's own name; most file systems take 255 */
#define MOST_TRIES 10000

typedef struct
{
  char *parent;
  char *name;
  GPtrArray *paths;
  char *table; /* (nullable) */
  gboolean links;
  int written; /* atomic */
  guint missing;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->parent);
  g_free (job->name);
  g_ptr_array_unref (job->paths);
  g_free (job->table);
  g_free (job);
}

/* Returns: (transfer full): its rank and its name: two files of one name in different folders do not meet. */
static char *
make_name (const Job *job, guint index)
{
  g_autofree char *base = g_path_get_basename (job->paths->pdata[index]);
  gsize length = strlen (base);
  const char *kept = base + (length > LONGEST_NAME ? length - LONGEST_NAME : 0);

  return g_strdup_printf (job->paths->len > 999 ? "%06u-%s" : "%03u-%s", index + 1, kept);
}

static gboolean
write_one (Job *job, const char *folder, guint index, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = make_name (job, index), *absolute = g_canonicalize_filename (job->paths->pdata[index], NULL);
  g_autoptr (GFile) from = g_file_new_for_path (absolute), to = g_file_new_build_filename (folder, name, NULL);

  if (!g_file_test (absolute, G_FILE_TEST_IS_REGULAR))
    {
      job->missing++;
      return TRUE;
    }
  if (job->links)
    return g_file_make_symbolic_link (to, absolute, cancellable, error);
  return g_file_copy (from, to, G_FILE_COPY_TARGET_DEFAULT_PERMS, cancellable, NULL, NULL, error);
}

static gboolean
write_all (Job *job, const char *folder, GCancellable *cancellable, GError **error)
{
  g_autofree char *table = g_build_filename (folder, "samples.csv", NULL);

  for (guint i = 0; i < job->paths->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !write_one (job, folder, i, cancellable, error))
        return FALSE;
      g_atomic_int_inc (&job->written);
    }
  if (job->missing == job->paths->len)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("None of the files is there"));
      return FALSE;
    }
  return job->table == NULL || g_file_set_contents (table, job->table, -1, error);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

/* Returns: (transfer full) (nullable): the name it has got, one that was free. */
static char *
put_in_place (const Job *job, const char *folder, GError **error)
{
  for (guint i = 1; i < MOST_TRIES; i++)
    {
      g_autofree char *name = i == 1 ? g_strdup (job->name) : g_strdup_printf ("%s-%u", job->name, i);
      g_autofree char *path = g_build_filename (job->parent, name, NULL);

      if (g_file_test (path, G_FILE_TEST_EXISTS) || g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        continue;
      if (g_rename (folder, path) == 0)
        return g_steal_pointer (&path);
      if (errno != EEXIST && errno != ENOTEMPTY)
        break;
    }
  g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (errno), "%s", g_strerror (errno));
  return NULL;
}

/* Takes away what killed processes left there, and makes a folder under a name for the time being, locked for as long as it is worked
 * at. Returns: (transfer full) (nullable) */
static char *
make_folder (const Job *job, int *lock, GError **error)
{
  g_autofree char *target = g_build_filename (job->parent, job->name, NULL);
  g_autofree char *folder = spec_partial_dup_template (target);
  int code;

  spec_output_folder_remove_left (target);
  if (g_mkdtemp_full (folder, 0777) == NULL)
    {
      code = errno;
      g_set_error_literal (error, G_IO_ERROR, (int) g_io_error_from_errno (code), g_strerror (code));
      return NULL;
    }
  *lock = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  if (*lock >= 0)
    flock (*lock, LOCK_EX | LOCK_NB); /* not every disk can */
  return g_steal_pointer (&folder);
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  int lock = -1;
  g_autofree char *folder = make_folder (job, &lock, &error), *final = NULL;
  SpecSampleCopiesDone *done;

  if (folder == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (write_all (job, folder, cancellable, &error))
    final = put_in_place (job, folder, &error);
  if (final == NULL)
    remove_folder (folder);
  if (lock >= 0)
    close (lock);
  if (final == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  done = g_new (SpecSampleCopiesDone, 1);
  *done = (SpecSampleCopiesDone){ g_steal_pointer (&final), job->paths->len - job->missing, job->missing };
  g_task_return_pointer (task, done, (GDestroyNotify) spec_sample_copies_done_free);
}

GTask *
spec_sample_copies_start (const char *parent, const char *name, GPtrArray *paths, gboolean links, const char *table,
                          GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, data);
  Job *job = g_new0 (Job, 1);

  job->parent = g_strdup (parent);
  job->name = g_strdup (name);
  job->paths = g_ptr_array_ref (paths);
  job->table = g_strdup (table);
  job->links = links;
  g_task_set_check_cancellable (task, FALSE); /* what is complete is not thrown away */
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, run);
  return task;
}

guint
spec_sample_copies_get_written (GTask *task)
{
  return (guint) g_atomic_int_get (&((Job *) g_task_get_task_data (task))->written);
}

SpecSampleCopiesDone *
spec_sample_copies_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
spec_sample_copies_done_free (SpecSampleCopiesDone *done)
{
  g_free (done->folder);
  g_free (done);
}
