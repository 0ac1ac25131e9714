#include "report/spec-partial.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Bytes of a name that leave room for what is added, where a file system allows 255. */
#define LONGEST 190

/* Returns: (transfer full): what the temporary names of @target begin with. */
static char *
dup_start (const char *target)
{
  g_autofree char *name = g_path_get_basename (target);
  g_autofree char *brief = strlen (name) > LONGEST ? g_compute_checksum_for_string (G_CHECKSUM_SHA256, name, -1) : NULL;

  return g_strdup_printf (".%s.partial-", brief != NULL ? brief : name);
}

/* Tells this process from an earlier one that had its number: the first in a container always has the same. */
static guint
get_token (void)
{
  static gsize token = 0; /* the process's, as its number is */

  if (g_once_init_enter (&token))
    g_once_init_leave (&token, (gsize) g_random_int () | 1); /* not nought, which is none yet */

  return (guint) token;
}

char *
spec_partial_dup_template (const char *target)
{
  g_autofree char *folder = g_path_get_dirname (target), *start = dup_start (target);

  return g_strdup_printf ("%s/%s%ld-%08x-XXXXXX", folder, start, (long) getpid (), get_token ());
}

/* Returns: whether that is a temporary name of a process that is no more. */
static gboolean
is_left (const char *name, const char *start)
{
  char *end;
  long owner;

  if (!g_str_has_prefix (name, start))
    return FALSE;
  owner = strtol (name + strlen (start), &end, 10);
  if (*end != '-' || owner <= 0)
    return FALSE;
  if (owner == (long) getpid ())
    return strtoul (end + 1, NULL, 16) != get_token ();

  return kill ((pid_t) owner, 0) != 0 && errno == ESRCH;
}

GPtrArray *
spec_partial_list_left (const char *target)
{
  g_autofree char *folder = g_path_get_dirname (target), *start = dup_start (target);
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  for (const char *each = dir != NULL ? g_dir_read_name (dir) : NULL; each != NULL; each = g_dir_read_name (dir))
    if (is_left (each, start))
      g_ptr_array_add (paths, g_build_filename (folder, each, NULL));

  return paths;
}
