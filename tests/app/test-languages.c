/* The catalogues are found, in the build folder too, and each is of the language it says. */
#include <glib.h>
#include <libintl.h>
#include <locale.h>
#include <string.h>

#include "base/spec-data-place.h"

/* Returns: (transfer full): the names in po/LINGUAS. */
static char **
read_languages (void)
{
  g_autofree char *root = g_path_get_dirname (g_test_get_dir (G_TEST_DIST)), *text = NULL;
  g_autofree char *path = g_build_filename (root, "po", "LINGUAS", NULL);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) lines = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0' && *lines[i] != '#')
      g_strv_builder_add (builder, lines[i]);

  return g_strv_builder_end (builder);
}

static void
test_places (void)
{
  g_autofree char *chosen = spec_data_place_find (SPEC_DATA_LOCALES), *found = NULL, *catalogue = NULL;

  g_assert_cmpstr (chosen, ==, g_getenv ("SPEC_EXPLORER_LOCALES"));
  g_unsetenv ("SPEC_EXPLORER_LOCALES");
  found = spec_data_place_find (SPEC_DATA_LOCALES);
  g_setenv ("SPEC_EXPLORER_LOCALES", chosen, TRUE);
  catalogue = g_build_filename (found, "de", "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);
  g_assert_true (g_file_test (catalogue, G_FILE_TEST_IS_REGULAR));
}

static void
test_catalogues (void)
{
  g_autofree char *place = spec_data_place_find (SPEC_DATA_LOCALES);
  g_auto (GStrv) languages = read_languages ();

  g_assert_cmpuint (g_strv_length (languages), >=, 4);
  g_assert_nonnull (setlocale (LC_ALL, "C.UTF-8"));
  g_assert_nonnull (bindtextdomain (GETTEXT_PACKAGE, place));
  for (guint i = 0; languages[i] != NULL; i++)
    {
      g_autofree char *line = g_strdup_printf ("\nLanguage: %s\n", languages[i]);
      g_autofree char *path = g_strdup_printf ("%s/%s/LC_MESSAGES/" GETTEXT_PACKAGE ".mo", place, languages[i]);

      g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
      g_setenv ("LANGUAGE", languages[i], TRUE);
      setlocale (LC_ALL, "C"); /* only another locale makes gettext look again */
      setlocale (LC_ALL, "C.UTF-8");
      if (strstr (dgettext (GETTEXT_PACKAGE, ""), line) == NULL)
        g_error ("%s: expected “Language: %s”, found %s", path, languages[i], dgettext (GETTEXT_PACKAGE, ""));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/languages/places", test_places);
  g_test_add_func ("/languages/catalogues", test_catalogues);
  return g_test_run ();
}
