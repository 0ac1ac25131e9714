/* The built programs are as hard to misuse as meson.build asks for: readelf tells. */
#include <gio/gio.h>
#include <string.h>

/* Returns: (transfer full): what readelf prints of @program with @option. */
static char *
read_program (const char *program, const char *option)
{
  const char *arguments[] = { "readelf", "--wide", option, program, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  char *text = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  return text;
}

static void
assert_matches (const char *text, const char *pattern)
{
  if (!g_regex_match_simple (pattern, text, G_REGEX_MULTILINE, 0))
    g_error ("no line matches “%s” in:\n%s", pattern, text);
}

/* Loaded at any address; what the loader writes is read-only before main(); the stack is not code. */
static void
test_layout (gconstpointer data)
{
  g_autofree char *header = read_program (data, "--file-header"), *segments = read_program (data, "--program-headers"),
                  *dynamic = read_program (data, "--dynamic");

  assert_matches (header, "^ *Type: +DYN");
  assert_matches (dynamic, "FLAGS_1.*\\bPIE\\b");
  assert_matches (segments, "^ *GNU_RELRO ");
  assert_matches (dynamic, "\\bBIND_NOW\\b|FLAGS_1.*\\bNOW\\b");
  assert_matches (segments, "^ *GNU_STACK .* RW +0x");
  g_assert_false (g_regex_match_simple ("^ *LOAD .* RWE ", segments, G_REGEX_MULTILINE, 0));
  g_assert_null (strstr (dynamic, "RPATH"));
}

/* Overflows on the stack and in the C library's functions end the program. */
static void
test_checks (gconstpointer data)
{
  g_autofree char *symbols = read_program (data, "--dyn-syms");

  assert_matches (symbols, "\\b__stack_chk_fail\\b");
  assert_matches (symbols, "\\b__(memcpy|memset|snprintf|read|realpath|printf|fprintf|memmove|strcpy)_chk\\b");
}

int
main (int argc, char **argv)
{
  static const char *const programs[] = { "SPEC_PROGRAM", "SPEC_EXPLORER_DECODER" };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (programs); i++)
    {
      g_autofree char *layout = g_strdup_printf ("/hardening/%s/layout", programs[i]),
                      *checks = g_strdup_printf ("/hardening/%s/checks", programs[i]);

      g_test_add_data_func (layout, g_getenv (programs[i]), test_layout);
      g_test_add_data_func (checks, g_getenv (programs[i]), test_checks);
    }
  return g_test_run ();
}
