/* The rules of the house that a compiler does not see: who may include what, what is translated, how long a file may
 * be. */
#include <gio/gio.h>
#include <string.h>

typedef void (*Visit) (const char *path, const char *text, gpointer data);

static char *
source_root (void)
{
  return g_path_get_dirname (g_test_get_dir (G_TEST_DIST));
}

/** Calls @visit with every file below @folder (relative to the source folder) that ends in one of @endings. */
static void
visit_files (const char *folder, const char *const *endings, Visit visit, gpointer data)
{
  g_autofree char *root = source_root ();
  g_autofree char *path = g_build_filename (root, folder, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);

  if (dir == NULL)
    return;
  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *relative = g_build_filename (folder, name, NULL);
      g_autofree char *file = g_build_filename (root, relative, NULL);
      gboolean wanted = FALSE;

      if (g_file_test (file, G_FILE_TEST_IS_DIR))
        visit_files (relative, endings, visit, data);
      for (gsize i = 0; endings[i] != NULL; i++)
        wanted |= g_str_has_suffix (name, endings[i]);
      if (wanted && g_file_test (file, G_FILE_TEST_IS_REGULAR))
        {
          g_autofree char *text = NULL;

          g_assert_true (g_file_get_contents (file, &text, NULL, NULL));
          visit (relative, text, data);
        }
    }
}

static const char *const sources[] = { ".c", ".h", NULL };
static const char *const translatables[] = { ".c", ".h", ".ui", NULL };

typedef struct
{
  GRegex *regex;
  GPtrArray *found; /* paths */
  guint visited;
} Search;

static void
search_file (const char *path, const char *text, gpointer data)
{
  Search *search = data;

  search->visited++;
  if (g_regex_match (search->regex, text, 0, NULL))
    g_ptr_array_add (search->found, g_strdup (path));
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/** Returns: (transfer full): the files below @folder in which @pattern is found, sorted; fails where there is no file
 * at all. */
static GPtrArray *
find_pattern (const char *folder, const char *const *endings, const char *pattern)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_MULTILINE, 0, NULL);
  Search search = { regex, g_ptr_array_new_with_free_func (g_free), 0 };

  g_assert_nonnull (regex);
  visit_files (folder, endings, search_file, &search);
  g_assert_cmpuint (search.visited, >, 0);
  g_ptr_array_sort (search.found, compare_paths);
  return search.found;
}

static void
assert_none (GPtrArray *found, const char *what)
{
  for (guint i = 0; i < found->len; i++)
    {
      g_test_message ("%s: %s", (const char *) found->pdata[i], what);
      g_test_fail ();
    }
}

static void
assert_nowhere (const char *folder, const char *pattern, const char *what)
{
  g_autoptr (GPtrArray) found = find_pattern (folder, sources, pattern);

  assert_none (found, what);
}

#define INCLUDE "^[ \t]*#[ \t]*include[ \t]*[<\"]"

static void
test_core_has_no_toolkit (void)
{
  assert_nowhere ("core", INCLUDE "(gtk|gdk|gsk|cairo|pango)", "the core includes a toolkit");
  assert_nowhere ("core", INCLUDE "(ui|paint|model|app)/", "the core includes what stands above it");
  assert_nowhere ("core", "\\b(g_print|g_printerr|printf|puts|fprintf) \\(", "the core prints");
}

static void
test_painters_have_no_toolkit (void)
{
  assert_nowhere ("ui/paint", INCLUDE "(gtk/|gdk/|gsk/)", "a painter includes GTK");
  assert_nowhere ("ui/demo", INCLUDE "(gtk/|gdk/|gsk/)", "the demo includes GTK");
}

static void
test_linear_algebra_in_one_place (void)
{
  const char *pattern = INCLUDE "(cblas|lapacke|openblas)";
  g_autoptr (GPtrArray) core = find_pattern ("core", sources, pattern);

  assert_nowhere ("ui", pattern, "a widget includes linear algebra");
  assert_nowhere ("app", pattern, "the application includes linear algebra");
  for (guint i = 1; i < core->len; i++)
    {
      g_test_message ("%s: a second file of the core includes BLAS or LAPACK beside %s", (const char *) core->pdata[i],
                      (const char *) core->pdata[0]);
      g_test_fail ();
    }
}

static void
test_application_only_joins (void)
{
  assert_nowhere ("app", INCLUDE "(cairo|pango|math\\.h)", "the application draws or calculates");
}

static void
check_length (const char *path, const char *text, gpointer data)
{
  guint lines = 0;

  for (const char *c = text; *c != '\0'; c++)
    lines += *c == '\n';
  if (lines > 400)
    {
      g_test_message ("%s: %u lines; 400 are the most", path, lines);
      g_test_fail ();
    }
}

static void
test_length (void)
{
  const char *const folders[] = { "core", "ui", "app", "tests" };

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    visit_files (folders[i], sources, check_length, NULL);
}

static void
test_translated_files_are_listed (void)
{
  const char *const folders[] = { "core", "ui", "app" };
  g_autofree char *root = source_root ();
  g_autofree char *path = g_build_filename (root, "po", "POTFILES", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) listed = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  listed = g_strsplit (g_strstrip (text), "\n", -1);
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autoptr (GPtrArray) found
          = find_pattern (folders[i], translatables, "\\b(_|N_|C_|NC_|ngettext|g_dngettext) \\(|translatable=\"");

      for (guint j = 0; j < found->len; j++)
        if (!g_strv_contains ((const char *const *) listed, found->pdata[j]))
          {
            g_test_message ("%s has texts to translate but is not in po/POTFILES (tools/potfiles writes it)",
                            (char *) found->pdata[j]);
            g_test_fail ();
          }
    }
  for (guint i = 0; listed[i] != NULL; i++)
    {
      g_autofree char *file = g_build_filename (root, listed[i], NULL);

      if (!g_file_test (file, G_FILE_TEST_IS_REGULAR))
        {
          g_test_message ("po/POTFILES lists %s, which does not exist", listed[i]);
          g_test_fail ();
        }
    }
}

/* xgettext does not know GLib's names of formats: it would end the text to translate at the first one, and what the program asks
 * for would be in no catalogue. */
static void
test_formats_are_extracted (void)
{
  const char *const folders[] = { "core", "ui", "app" };

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    assert_nowhere (folders[i], "\\bG_G(INT64|UINT64|SIZE|SSIZE|OFFSET)_FORMAT\\b",
                    "a format that xgettext does not know: expected %zu, or PRIu64 of <inttypes.h>");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions (); /* each rule tells of itself */
  g_test_add_func ("/architecture/core-has-no-toolkit", test_core_has_no_toolkit);
  g_test_add_func ("/architecture/painters-have-no-toolkit", test_painters_have_no_toolkit);
  g_test_add_func ("/architecture/linear-algebra-in-one-place", test_linear_algebra_in_one_place);
  g_test_add_func ("/architecture/application-only-joins", test_application_only_joins);
  g_test_add_func ("/architecture/length", test_length);
  g_test_add_func ("/architecture/translated-files-are-listed", test_translated_files_are_listed);
  g_test_add_func ("/architecture/formats-are-extracted", test_formats_are_extracted);
  return g_test_run ();
}
