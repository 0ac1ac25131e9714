#include "base/spec-data-place.h"

typedef struct
{
  const char *variable;
  const char *in_build;  /* below the build folder */
  const char *beside;    /* below the folder above that of the program */
  const char *installed;
} Place;

static const Place places[] = {
  [SPEC_DATA_LOCALES] = { "SPEC_EXPLORER_LOCALES", "po", "share/locale", SPEC_LOCALE_DIR },
  [SPEC_DATA_SCHEMAS]
  = { "SPEC_EXPLORER_SCHEMAS", "resources/settings", "share/glib-2.0/schemas", SPEC_LOCALE_DIR "/../glib-2.0/schemas" },
};

/* Returns: (transfer full) (nullable): the build folder that @program, a path, stands in. */
static char *
find_build (const char *program)
{
  g_autofree char *folder = g_path_get_dirname (program);

  for (guint depth = 0; depth < 4 && folder[1] != '\0'; depth++)
    {
      g_autofree char *mark = g_build_filename (folder, "build.ninja", NULL), *above = NULL;

      if (g_file_test (mark, G_FILE_TEST_IS_REGULAR))
        return g_steal_pointer (&folder);
      above = g_path_get_dirname (folder);
      g_free (folder);
      folder = g_steal_pointer (&above);
    }

  return NULL;
}

char *
spec_data_place_find (SpecDataKind kind)
{
  const Place *place = &places[kind];
  const char *chosen = g_getenv (place->variable);
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *build = self != NULL ? find_build (self) : NULL;
  g_autofree char *folder = self != NULL ? g_path_get_dirname (self) : NULL, *path = NULL;

  if (chosen != NULL && *chosen != '\0')
    return g_strdup (chosen);
  if (build != NULL)
    return g_build_filename (build, place->in_build, NULL);
  path = folder != NULL ? g_build_filename (folder, "..", place->beside, NULL) : NULL;
  if (path != NULL && g_file_test (path, G_FILE_TEST_IS_DIR))
    return g_steal_pointer (&path);

  return g_strdup (place->installed);
}
