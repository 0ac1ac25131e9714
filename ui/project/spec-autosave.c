#include "project/spec-autosave.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "report/spec-new-file.h"

#define LOCK ".lock"
#define ORIGIN ".origin"

struct _SpecAutosave
{
  gatomicrefcount references;
  char *path;
  char *lock_path;
  char *origin_path; /* that file holds the path of the project it is of; none: of a project that has no file */
  int lock;
  int wanted; /* atomic; FALSE: what is being written is to be removed at once */
};

static char *
dup_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), "spec-explorer", "unsaved", NULL);
}

/* Takes @stem, without an ending. Returns: (transfer full) (nullable): NULL where another process holds it. */
static SpecAutosave *
autosave_hold (char *stem)
{
  struct stat status;
  SpecAutosave *autosave = g_new0 (SpecAutosave, 1);

  g_atomic_ref_count_init (&autosave->references);
  autosave->path = g_strconcat (stem, SPEC_PROJECT_ENDING, NULL);
  autosave->lock_path = g_strconcat (stem, LOCK, NULL);
  autosave->origin_path = g_strconcat (stem, ORIGIN, NULL);
  g_free (stem);
  autosave->lock = g_open (autosave->lock_path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (autosave->lock >= 0 && flock (autosave->lock, LOCK_EX | LOCK_NB) == 0 && fstat (autosave->lock, &status) == 0
      && status.st_nlink > 0) /* not removed meanwhile by who held it */
    return autosave;
  if (autosave->lock >= 0)
    close (autosave->lock);
  autosave->lock = -1;
  spec_autosave_free (autosave);

  return NULL;
}

SpecAutosave *
spec_autosave_new (GError **error)
{
  g_autofree char *folder = dup_folder (), *name = g_uuid_string_random ();
  SpecAutosave *autosave = NULL;

  for (guint i = 0; i < 2 && autosave == NULL && g_mkdir_with_parents (folder, 0700) == 0; i++)
    autosave = autosave_hold (g_build_filename (folder, name, NULL));
  if (autosave == NULL)
    g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), "%s: %s", folder, g_strerror (errno));

  return autosave;
}

static gint64
get_time (const char *path)
{
  GStatBuf status;

  return g_stat (path, &status) == 0 ? status.st_mtime : 0;
}

/* Returns: (transfer full) (nullable): @name without @ending, as a path. */
static char *
dup_stem (const char *folder, const char *name, const char *ending)
{
  if (!g_str_has_suffix (name, ending))
    return NULL;

  return g_strdup_printf ("%s/%.*s", folder, (int) (strlen (name) - strlen (ending)), name);
}

/* What a process left that was killed before there was anything to find. */
static void
remove_left_overs (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  for (const char *name = dir != NULL ? g_dir_read_name (dir) : NULL; name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *stem = dup_stem (folder, name, LOCK),
                      *path = stem != NULL ? g_strconcat (stem, SPEC_PROJECT_ENDING, NULL) : NULL;
      SpecAutosave *autosave
          = path != NULL && !g_file_test (path, G_FILE_TEST_EXISTS) ? autosave_hold (g_steal_pointer (&stem)) : NULL;

      if (autosave != NULL)
        spec_autosave_free (autosave);
    }
}

SpecAutosave *
spec_autosave_find_lost (void)
{
  g_autofree char *folder = dup_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  SpecAutosave *newest = NULL;

  remove_left_overs (folder);
  for (const char *name = dir != NULL ? g_dir_read_name (dir) : NULL; name != NULL; name = g_dir_read_name (dir))
    {
      char *stem = dup_stem (folder, name, SPEC_PROJECT_ENDING);
      SpecAutosave *autosave = stem != NULL ? autosave_hold (stem) : NULL;

      if (autosave == NULL)
        continue;
      if (newest != NULL && get_time (autosave->path) <= get_time (newest->path))
        {
          spec_autosave_free (autosave);
          continue;
        }
      g_clear_pointer (&newest, spec_autosave_free);
      newest = autosave;
    }

  return newest;
}

SpecAutosave *
spec_autosave_ref (SpecAutosave *autosave)
{
  g_atomic_ref_count_inc (&autosave->references);

  return autosave;
}

void
spec_autosave_free (SpecAutosave *autosave)
{
  if (!g_atomic_ref_count_dec (&autosave->references))
    return;
  if (autosave->lock >= 0)
    {
      /* The lock of nothing is not left behind, nor what a killed process began. */
      if (!g_file_test (autosave->path, G_FILE_TEST_EXISTS) && flock (autosave->lock, LOCK_EX | LOCK_NB) == 0)
        {
          spec_new_file_remove_left (autosave->path);
          spec_new_file_remove_left (autosave->origin_path);
          g_unlink (autosave->origin_path);
          g_unlink (autosave->lock_path);
        }
      close (autosave->lock);
    }
  g_free (autosave->path);
  g_free (autosave->lock_path);
  g_free (autosave->origin_path);
  g_free (autosave);
}

/* Whole before and after, whenever the process may end. */
static gboolean
autosave_write_origin (SpecAutosave *autosave, const char *origin, GError **error)
{
  g_autofree char *known = spec_autosave_dup_origin (autosave);

  if (g_strcmp0 (known, origin) == 0)
    return TRUE;
  if (origin != NULL)
    return spec_new_file_write (autosave->origin_path, origin, strlen (origin), FALSE, error);
  g_unlink (autosave->origin_path);

  return TRUE;
}

gboolean
spec_autosave_write (SpecAutosave *autosave, const SpecProject *project, const char *origin, GError **error)
{
  if (!autosave_write_origin (autosave, origin, error))
    return FALSE;

  if (!spec_project_save (project, autosave->path, error))
    return FALSE;
  if (!g_atomic_int_get (&autosave->wanted))
    g_unlink (autosave->path);

  return TRUE;
}

void
spec_autosave_want (SpecAutosave *autosave)
{
  g_atomic_int_set (&autosave->wanted, TRUE);
}

void
spec_autosave_remove (SpecAutosave *autosave)
{
  g_atomic_int_set (&autosave->wanted, FALSE);
  g_unlink (autosave->path);
}

const char *
spec_autosave_get_path (const SpecAutosave *autosave)
{
  return autosave->path;
}

char *
spec_autosave_dup_origin (const SpecAutosave *autosave)
{
  g_autofree char *origin = NULL;

  g_file_get_contents (autosave->origin_path, &origin, NULL, NULL);

  return origin != NULL && *origin != '\0' ? g_steal_pointer (&origin) : NULL;
}

GDateTime *
spec_autosave_get_time (const SpecAutosave *autosave)
{
  gint64 time = get_time (autosave->path);

  return time > 0 ? g_date_time_new_from_unix_local (time) : NULL;
}
