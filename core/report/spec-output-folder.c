#define _GNU_SOURCE /* nftw, renameat2 */
#include "report/spec-output-folder.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>

#include "report/spec-partial.h"

#define OLD ".old"   /* behind the temporary name: an earlier result that waits to be removed */
#define GONE ".gone" /* what was abandoned */

/* Which files tell that a folder was made by this program: each is a JSON object with "program": "spec-explorer". */
static const char *const marks[] = { "result.json", "measures.json", "align.json", "demo.json" };

struct _SpecOutputFolder
{
  char *target;  /* absolute */
  char *path;    /* the temporary folder beside it; NULL once committed */
  int lock;      /* on that folder, for as long as it is worked at */
  char *missing; /* the topmost parent that had to be made, or NULL; it stays once committed */
};

static int
remove_entry (const char *path, const struct stat *status, int kind, struct FTW *place)
{
  return remove (path);
}

static void
remove_tree (const char *path)
{
  nftw (path, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
}

/* Locks the folder. Returns: -1 where somebody else has, or it cannot be done. */
static int
lock_folder (const char *path)
{
  int folder = open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (folder >= 0 && flock (folder, LOCK_EX | LOCK_NB) == 0)
    return folder;
  if (folder >= 0)
    close (folder);
  return -1;
}

/* An earlier result that waited to be removed comes back where none took its place. */
static void
remove_left_over (const char *path, const char *target)
{
  int lock = lock_folder (path);

  if (lock < 0)
    return;
  if (!g_str_has_suffix (path, OLD) || g_file_test (target, G_FILE_TEST_EXISTS) || rename (path, target) != 0)
    remove_tree (path);
  close (lock);
}

void
spec_output_folder_remove_left (const char *target)
{
  g_autoptr (GPtrArray) left = spec_partial_list_left (target);

  for (guint i = 0; i < left->len; i++)
    remove_left_over (left->pdata[i], target);
}

static gboolean
fail_errno (GError **error, const char *path, const char *what)
{
  int code = errno;

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), "%s: %s: %s", path, what, g_strerror (code));
  return FALSE;
}

static gboolean
is_empty (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);

  return dir != NULL && g_dir_read_name (dir) == NULL;
}

static gboolean
is_ours (const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      g_autofree char *mark = g_build_filename (path, marks[i], NULL);
      g_autoptr (JsonParser) parser = json_parser_new ();
      JsonNode *root;

      if (!g_file_test (mark, G_FILE_TEST_IS_REGULAR) || !json_parser_load_from_file (parser, mark, NULL))
        continue;
      root = json_parser_get_root (parser);
      if (root != NULL && JSON_NODE_HOLDS_OBJECT (root)
          && g_strcmp0 (json_object_get_string_member_with_default (json_node_get_object (root), "program", ""),
                        "spec-explorer")
                 == 0)
        return TRUE;
    }
  return FALSE;
}

/** Returns: whether the target is free, or holds what may be replaced. */
static gboolean
check_target (const char *target, GError **error)
{
  if (!g_file_test (target, G_FILE_TEST_EXISTS))
    return TRUE;
  if (!g_file_test (target, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY,
                   _ ("%s: a file is in the way: expected the name of a new folder"), target);
      return FALSE;
    }
  if (is_empty (target) || is_ours (target))
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
               _ ("%s: the folder exists and was not made by spec-explorer: expected a new, an empty or an earlier "
                  "result folder; "
                  "nothing was changed, choose another name"),
               target);
  return FALSE;
}

/** Returns: (transfer full): @target without symbolic links where it exists, absolute in any case. */
static char *
resolve (const char *target)
{
  char *real = realpath (target, NULL);
  char *copy = real != NULL ? g_strdup (real) : g_canonicalize_filename (target, NULL);

  free (real);
  return copy;
}

/** Makes the parents of the target; notes the topmost of those that were not there. */
static gboolean
make_parents (SpecOutputFolder *folder, const char *parent, GError **error)
{
  g_autofree char *each = g_strdup (parent);

  while (!g_file_test (each, G_FILE_TEST_EXISTS))
    {
      char *above = g_path_get_dirname (each);

      g_free (folder->missing);
      folder->missing = g_steal_pointer (&each);
      each = above;
    }
  if (g_mkdir_with_parents (parent, 0777) != 0)
    return fail_errno (error, parent, _ ("the folder could not be made"));
  return TRUE;
}

SpecOutputFolder *
spec_output_folder_new (const char *target, GError **error)
{
  g_autoptr (SpecOutputFolder) folder = g_new0 (SpecOutputFolder, 1);
  g_autofree char *parent = NULL, *path = NULL;

  g_return_val_if_fail (target != NULL && *target != '\0', NULL);
  folder->lock = -1;
  folder->target = resolve (target);
  spec_output_folder_remove_left (folder->target);
  if (!check_target (folder->target, error))
    return NULL;
  parent = g_path_get_dirname (folder->target);
  if (!make_parents (folder, parent, error))
    return NULL;
  path = spec_partial_dup_template (folder->target);
  if (g_mkdtemp_full (path, 0777) == NULL)
    {
      fail_errno (error, folder->target, _ ("the folder could not be made"));
      return NULL;
    }
  folder->lock = lock_folder (path);
  folder->path = g_steal_pointer (&path);
  return g_steal_pointer (&folder);
}

const char *
spec_output_folder_get_path (const SpecOutputFolder *folder)
{
  g_return_val_if_fail (folder != NULL, NULL);
  return folder->path;
}

/* @named: what a message is about */
static gboolean
sync_path (const char *path, const char *named, GError **error)
{
  int file = open (path, O_RDONLY | O_CLOEXEC);
  gboolean done = file >= 0 && (fsync (file) == 0 || errno == EINVAL);

  if (!done)
    fail_errno (error, named, _ ("could not be written to the disk"));
  if (file >= 0)
    close (file);
  return done;
}

/** Makes sure that what the folder itself holds is on the disk before its name appears; subfolders are left to the
 * system. */
static gboolean
sync_folder (const char *path, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, error);

  if (dir == NULL)
    return FALSE;
  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      if (g_file_test (file, G_FILE_TEST_IS_REGULAR) && !sync_path (file, file, error))
        return FALSE;
    }
  return sync_path (path, path, error);
}

/** Exchanges two folders in one step. Returns: FALSE with errno set where the system cannot. */
static gboolean
exchange (const char *a, const char *b)
{
#ifdef RENAME_EXCHANGE
  return renameat2 (AT_FDCWD, a, AT_FDCWD, b, RENAME_EXCHANGE) == 0;
#else
  errno = ENOSYS;
  return FALSE;
#endif
}

/** Puts @path in the place of the older folder @target and removes that. */
static gboolean
replace_folder (const char *path, const char *target, GError **error)
{
  g_autofree char *old = NULL;

  if (exchange (path, target))
    {
      remove_tree (path);
      return TRUE;
    }
  old = g_strconcat (path, OLD, NULL); /* the temporary name is ours alone, so this one is free */
  if (rename (target, old) != 0)
    return fail_errno (error, target, _ ("the earlier result could not be replaced"));
  if (rename (path, target) != 0)
    {
      fail_errno (error, target, _ ("the earlier result could not be replaced"));
      if (rename (old, target) != 0)
        g_prefix_error (error, "%s: ", old);
      return FALSE;
    }
  remove_tree (old);
  return TRUE;
}

gboolean
spec_output_folder_commit (SpecOutputFolder *folder, GError **error)
{
  g_autofree char *parent = NULL;

  g_return_val_if_fail (folder != NULL && folder->path != NULL, FALSE);
  if (!check_target (folder->target, error) || !sync_folder (folder->path, error))
    return FALSE;
  if (rename (folder->path, folder->target) != 0) /* succeeds too onto an empty folder */
    {
      if (errno != ENOTEMPTY && errno != EEXIST)
        return fail_errno (error, folder->target, _ ("the folder could not be given its name"));
      if (!replace_folder (folder->path, folder->target, error))
        return FALSE;
    }
  g_clear_pointer (&folder->path, g_free);
  g_clear_pointer (&folder->missing, g_free);
  parent = g_path_get_dirname (folder->target);
  return sync_path (parent, folder->target, error);
}

/** Removes the parents made for a folder that never came, from the deepest up; one that others use by now stays. */
static void
remove_parents (const SpecOutputFolder *folder)
{
  g_autofree char *each = g_path_get_dirname (folder->target);
  gsize shortest = strlen (folder->missing);

  while (strlen (each) >= shortest && (g_rmdir (each) == 0 || errno == ENOENT))
    {
      char *above = g_path_get_dirname (each);

      g_free (each);
      each = above;
    }
}

void
spec_output_folder_abandon (const SpecOutputFolder *folder)
{
  g_autofree char *gone = NULL;

  g_return_if_fail (folder != NULL && folder->path != NULL);

  /* Whoever still writes finds it no more: else files could appear as fast as they are removed. */
  gone = g_strconcat (folder->path, GONE, NULL);
  if (rename (folder->path, gone) != 0)
    remove_tree (folder->path);
  for (guint i = 0; i < 100 && g_file_test (gone, G_FILE_TEST_IS_DIR); i++)
    {
      if (i > 0) /* one was being made meanwhile */
        g_usleep (1000);
      remove_tree (gone);
    }
  if (folder->missing != NULL)
    remove_parents (folder);
}

void
spec_output_folder_free (SpecOutputFolder *folder)
{
  if (folder == NULL)
    return;
  if (folder->path != NULL)
    remove_tree (folder->path);
  if (folder->missing != NULL)
    remove_parents (folder);
  if (folder->lock >= 0)
    close (folder->lock);
  g_free (folder->target);
  g_free (folder->path);
  g_free (folder->missing);
  g_free (folder);
}
