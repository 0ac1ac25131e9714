#include "project/spec-project-paths.h"

#include <string.h>

#include "project/spec-project.h"

/* What a path of other bytes than UTF-8 begins with; no path begins so by itself that is absolute, or made relative here. */
#define ESCAPED "bytes:"

char *
spec_project_path_make_relative (const char *path, const char *folder)
{
  g_auto (GStrv) to = g_strsplit (path, "/", -1), from = g_strsplit (folder, "/", -1);
  g_autoptr (GString) relative = g_string_new (NULL);
  guint same = 0;

  while (to[same] != NULL && from[same] != NULL && g_str_equal (to[same], from[same]))
    same++;
  for (guint i = same; from[i] != NULL; i++)
    if (*from[i] != '\0')
      g_string_append (relative, "../");
  for (guint i = same; to[i] != NULL; i++)
    g_string_append_printf (relative, "%s%s", to[i], to[i + 1] != NULL ? "/" : "");
  if (relative->len == 0)
    g_string_append_c (relative, '.');

  return g_string_free (g_steal_pointer (&relative), FALSE);
}

char *
spec_project_path_encode (const char *path)
{
  g_autofree char *escaped = NULL;

  if (g_utf8_validate (path, -1, NULL) && !g_str_has_prefix (path, ESCAPED))
    return g_strdup (path);
  escaped = g_uri_escape_string (path, "/", FALSE);

  return g_strconcat (ESCAPED, escaped, NULL);
}

char *
spec_project_path_decode (const char *text)
{
  char *path = g_str_has_prefix (text, ESCAPED) ? g_uri_unescape_string (text + strlen (ESCAPED), NULL) : NULL;

  return path != NULL ? path : g_strdup (text);
}

char *
spec_project_path_find_below (const char *path, const char *root)
{
  for (const char *rest = path; rest != NULL && *rest != '\0'; rest = strchr (rest, '/'))
    {
      g_autofree char *found = NULL;

      while (*rest == '/')
        rest++;
      found = g_build_filename (root, rest, NULL);
      if (*rest != '\0' && g_file_test (found, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&found);
    }

  return NULL;
}

/* Where @root lay before @path became @found: what stands in front of the end they have in common. */
static char *
dup_old_root (const char *path, const char *found, const char *root)
{
  gsize rest = strlen (found) - strlen (root);

  return rest <= strlen (path) ? g_strndup (path, strlen (path) - rest) : NULL;
}

/* Returns: (transfer full) (nullable): where @path is, given that @old_root is now @root. */
static char *
move (const char *path, const char *old_root, const char *root)
{
  g_autofree char *moved = NULL;

  if (old_root == NULL || !g_str_has_prefix (path, old_root))
    return NULL;
  moved = g_strconcat (root, path + strlen (old_root), NULL);

  return g_file_test (moved, G_FILE_TEST_EXISTS) ? g_steal_pointer (&moved) : NULL;
}

gboolean
spec_project_rebase (SpecProject *project, const char *root)
{
  g_autofree char *absolute = g_canonicalize_filename (root, NULL), *old_root = NULL;

  for (guint role = 0; role < SPEC_PROJECT_N_FILES; role++)
    {
      SpecProjectFile *file = &project->file[role];
      g_autofree char *found = NULL;

      if (file->path == NULL || g_file_test (file->path, G_FILE_TEST_EXISTS))
        continue;
      found = move (file->path, old_root, absolute);
      if (found == NULL)
        found = spec_project_path_find_below (file->path, absolute);
      if (found == NULL)
        continue;
      if (old_root == NULL)
        old_root = dup_old_root (file->path, found, absolute);
      g_free (file->path);
      file->path = g_steal_pointer (&found);
    }

  return spec_project_find_missing (project) == NULL;
}
