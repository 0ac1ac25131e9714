/* The manual page and the completion know every command and every option, and no other. */
#include <string.h>

#include "command-place.h"

static const char *const commands[] = { "compute", "measure", "align", "info", "demo" };

static char *
read_source (const char *path)
{
  g_autofree char *root = g_path_get_dirname (g_test_get_dir (G_TEST_DIST)), *file = g_build_filename (root, path, NULL);
  char *text = NULL;

  g_assert_true (g_file_get_contents (file, &text, NULL, NULL));

  return text;
}

/* Returns: (transfer full): the long options at the beginnings of lines in what @command prints for --help. */
static char **
read_options (const char *command)
{
  Run help = run_program (command, "--help", NULL);
  g_autoptr (GRegex) regex = g_regex_new ("^  (?:-\\w, )?--([a-z][a-z0-9-]*)", G_REGEX_MULTILINE, 0, NULL);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GMatchInfo) match = NULL;

  g_assert_cmpint (help.status, ==, 0);
  for (g_regex_match (regex, help.out, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *name = g_match_info_fetch (match, 1);

      g_strv_builder_add (builder, name);
    }
  run_clear (&help);

  return g_strv_builder_end (builder);
}

/* Returns: (transfer full): the section of the manual page on @command. */
static char *
dup_section (const char *manual, const char *command)
{
  g_autofree char *upper = g_ascii_strup (command, -1), *heading = g_strdup_printf ("\n.SH %s\n", upper);
  const char *begin = strstr (manual, heading), *end;

  if (begin == NULL)
    g_error ("the manual page has no section %s", upper);
  end = strstr (begin + 5, "\n.SH ");
  g_assert_nonnull (end);

  return g_strndup (begin, (gsize) (end - begin));
}

static guint
count_matches (const char *text, const char *pattern)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_MULTILINE, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  guint count = 0;

  for (g_regex_match (regex, text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    count++;

  return count;
}

static void
test_manual (void)
{
  g_autofree char *raw = read_source ("resources/man/spec-explorer.1");
  g_auto (GStrv) parts = g_strsplit (raw, "\\-", -1);
  g_autofree char *manual = g_strjoinv ("-", parts);

  g_assert_nonnull (strstr (manual, "spec-explorer " SPEC_VERSION "\""));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_auto (GStrv) options = read_options (commands[i]);
      g_autofree char *section = dup_section (manual, commands[i]);

      for (guint j = 0; options[j] != NULL; j++)
        {
          g_autofree char *pattern = g_strdup_printf ("^\\.B[IR]? .*--%s(=| |$)", options[j]);

          if (count_matches (section, pattern) != 1)
            g_error ("the manual page: expected --%s of %s once", options[j], commands[i]);
        }
      g_assert_cmpuint (count_matches (section, "^\\.B[IR]? .*--[a-z]"), ==, g_strv_length (options));
    }
}

/* Returns: (transfer full): what the completion offers for @line, sorted, as one text. */
static char *
complete (const char *line)
{
  g_autofree char *root = g_path_get_dirname (g_test_get_dir (G_TEST_DIST));
  g_autofree char *script
      = g_strdup_printf ("cd / && . '%s/resources/completion/spec-explorer' && COMP_WORDS=(%s) && COMP_CWORD=$((${#COMP_WORDS[@]} - 1))"
                         "; _spec_explorer; printf '%%s\\n' \"${COMPREPLY[@]}\" | LC_ALL=C sort",
                         root, line);
  const char *const arguments[] = { "bash", "-c", script, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process
      = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error);
  char *text = NULL;

  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &text, NULL, &error));
  g_assert_true (g_subprocess_get_successful (process));

  return text;
}

static void
test_completion (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_auto (GStrv) options = read_options (commands[i]);
      g_autofree char *line = g_strdup_printf ("spec-explorer %s --", commands[i]), *offered = complete (line);
      guint count = count_matches (offered, "^--");

      for (guint j = 0; options[j] != NULL; j++)
        {
          g_autofree char *pattern = g_strdup_printf ("^--%s=?$", options[j]);

          if (count_matches (offered, pattern) != 1)
            g_error ("the completion: expected --%s of %s", options[j], commands[i]);
        }
      g_assert_cmpuint (count, ==, g_strv_length (options));
    }
}

static void
test_values (void)
{
  const char *const cases[][2] = { { "spec-explorer compute --method ''", "auto\nexact\nrff\n" },
                                   { "spec-explorer compute --sigma-y = b", "balance\n" },
                                   { "spec-explorer mea", "measure\n" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *offered = complete (cases[i][0]);

      g_assert_cmpstr (offered, ==, cases[i][1]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/manual/page", test_manual);
  g_test_add_func ("/manual/completion", test_completion);
  g_test_add_func ("/manual/completion-values", test_values);
  return g_test_run ();
}
