/* The command line from outside: exit statuses, messages, files, interruption. No display and no D-Bus. */
#include <signal.h>
#include <string.h>

#include "command-place.h"

static void
test_help (void)
{
  Run help = run_program ("--help", NULL), version = run_program ("--version", NULL),
      options = run_program ("compute", "--help", NULL);

  g_assert_cmpint (help.status, ==, 0);
  g_assert_nonnull (strstr (help.out, "spec-explorer compute X Y -o DIR"));
  g_assert_nonnull (strstr (help.out, "--demo"));
  g_assert_cmpstr (version.out, ==, "spec-explorer " SPEC_VERSION "\n");
  g_assert_nonnull (strstr (options.out, "--sigma-y"));
  run_clear (&help);
  run_clear (&version);
  run_clear (&options);
}

static void
test_usage_errors (Place *place, gconstpointer data)
{
  const struct
  {
    const char *option, *value, *message;
  } cases[] = {
    { "--sigma-x", "0", "--sigma-x: expected a number above 0" },
    { "--sigma-x", "-2", "--sigma-x" },
    { "--sigma-x", "balance", "--sigma-x" },
    { "--sigma-y", "nan", "--sigma-y" },
    { "--sigma-y", "0x10", "--sigma-y" },
    { "--sigma-y", "1,5", "--sigma-y" },
    { "--eta", "-1", "--eta: expected a number of 0 or more" },
    { "--eta", "inf", "--eta" },
    { "--modes", "0", "--modes: expected a whole number from 1" },
    { "--modes", "2.5", "--modes" },
    { "--seed", "-1", "--seed" },
    { "--memory", "4X", "--memory: expected a number of bytes" },
    { "--threads", "0", "--threads" },
    { "--kernel", "laplace", "--kernel: expected" },
    { "--method", "magic", "--method: expected" },
    { "--montage", "png,gif", "--montage: “png,gif”" },
    { "--montage", "png", "--images" },
    { "--no-such-option", "1", "--no-such-option" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_failed (
        run_program ("compute", place->x, place->y, "-o", place->output, cases[i].option, cases[i].value, NULL), 2,
        cases[i].message, place);
  assert_failed (run_program ("compute", place->x, "-o", place->output, NULL), 2, "X and Y", place);
  assert_failed (run_program ("compute", place->x, place->y, NULL), 2, "-o", place);
  assert_failed (run_program ("demo", NULL), 2, "-o", place);
  assert_failed (run_program ("info", NULL), 2, "file", place);
}

static void
test_bad_files (Place *place, gconstpointer data)
{
  g_autofree char *list = g_build_filename (place->base, "list.txt", NULL),
                  *absent = g_build_filename (place->base, "absent.npy", NULL);

  assert_failed (run_program ("compute", absent, place->y, "-o", place->output, NULL), 1, "absent.npy", place);
  write_cloud (place->y, PLACE_SAMPLES - 1, 5, 7);
  assert_failed (run_program ("compute", place->x, place->y, "-o", place->output, NULL), 1, "expected 300 rows", place);
  write_cloud (place->y, PLACE_SAMPLES, 5, 7);
  g_assert_true (g_file_set_contents (list, "a.jpg\nb.jpg\n", -1, NULL));
  assert_failed (run_program ("compute", place->x, place->y, "-o", place->output, "--images", list, NULL), 1,
                 "expected 300, found 2", place);
  assert_failed (run_program ("compute", place->x, place->y, "-o", place->output, "--labels", list, NULL), 1,
                 "list.txt", place);
  assert_failed (run_program ("info", absent, NULL), 1, "absent.npy", place);
}

static void
test_foreign_folder_is_kept (Place *place, gconstpointer data)
{
  g_autofree char *file = g_build_filename (place->output, "thesis.tex", NULL), *text = NULL;
  Run run;

  g_assert_cmpint (g_mkdir_with_parents (place->output, 0777), ==, 0);
  g_assert_true (g_file_set_contents (file, "precious", -1, NULL));
  run = run_program ("compute", place->x, place->y, "-o", place->output, NULL);
  g_assert_cmpint (run.status, ==, 1);
  g_assert_true (g_file_get_contents (file, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "precious");
  run_clear (&run);
}

/** One thread, the same call: the same bytes, and the second run takes the place of the first. */
static void
test_same_bytes (Place *place, gconstpointer data)
{
  const char *const names[] = { "eigenvalues.npy", "eigenvectors.npy", "clusters.csv", "spectrum.pdf", "spectrum.png",
                                 "spectrum.json" };
  char *first[G_N_ELEMENTS (names)];
  gsize lengths[G_N_ELEMENTS (names)];

  for (guint round = 0; round < 2; round++)
    {
      Run run = run_program ("compute", place->x, place->y, "-o", place->output, "--threads", "1", "--seed", "5",
                             "--quiet", NULL);

      g_assert_cmpint (run.status, ==, 0);
      g_assert_cmpstr (run.out, ==, "");
      g_assert_cmpstr (run.err, ==, "");
      run_clear (&run);
      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        {
          gsize length;
          char *bytes = read_output (place, names[i], &length);

          if (round == 0)
            {
              first[i] = bytes;
              lengths[i] = length;
              continue;
            }
          g_assert_cmpmem (bytes, length, first[i], lengths[i]);
          g_free (bytes);
          g_free (first[i]);
        }
    }
}

static void
test_centre (Place *place, gconstpointer data)
{
  for (guint centre = 0; centre < 2; centre++)
    {
      Run run = run_program ("compute", place->x, place->y, "-o", place->output, "--quiet", centre ? "--centre" : NULL, NULL);
      g_autofree char *json = NULL;
      gsize length;

      g_assert_cmpint (run.status, ==, 0);
      json = read_output (place, "result.json", &length);
      g_assert_nonnull (strstr (json, centre ? "\"centre\": true" : "\"centre\": false"));
      run_clear (&run);
    }
}

/* The maps of both sides, from the same function as the window's; without Gaussian kernels there is nothing to map. */
static void
test_bandwidth_map (Place *place, gconstpointer data)
{
  Run run = run_program ("compute", place->x, place->y, "-o", place->output, "--quiet", "--bandwidth-map", NULL);
  g_autofree char *table = NULL, *figure = NULL, *json = NULL, *none = NULL;
  g_auto (GStrv) lines = NULL;
  gsize length;

  g_assert_cmpint (run.status, ==, 0);
  run_clear (&run);
  table = read_output (place, "bandwidth.csv", &length);
  figure = read_output (place, "bandwidth.pdf", &length);
  json = read_output (place, "result.json", &length);
  lines = g_strsplit (table, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 1 + 2 * 49 + 1);
  g_assert_cmpstr (lines[0], ==, "side,sigma,lambda_1,lambda_2,separation,separation_rank,effective_modes");
  g_assert_true (g_str_has_prefix (lines[1], "x,") && g_str_has_prefix (lines[98], "y,"));
  g_assert_true (g_str_has_prefix (figure, "%PDF"));
  g_assert_nonnull (strstr (json, "\"suggested_sigma_y\": "));
  run = run_program ("compute", place->x, place->y, "-o", place->output, "--quiet", "--bandwidth-map", "--kernel", "cosine", NULL);
  g_assert_cmpint (run.status, ==, 0);
  run_clear (&run);
  none = read_output (place, "result.json", &length);
  g_assert_nonnull (strstr (none, "\"suggested_sigma_y\": null"));
}

static void
test_names_and_progress (Place *place, gconstpointer data)
{
  Run run = run_program ("compute", place->x, place->y, "-o", place->output, "--name-x", "Model “A”", "--sigma-y",
                         "balance", "--modes", "2", "--memory", "800M", NULL);
  g_autofree char *json = read_output (place, "result.json", NULL);

  g_assert_cmpint (run.status, ==, 0);
  g_assert_nonnull (strstr (run.err, "difference\n")); /* not a terminal: plain lines */
  g_assert_null (strchr (run.err, '\r'));
  g_assert_nonnull (strstr (run.out, "SPEC-diff"));
  g_assert_nonnull (strstr (json, "Model “A”"));
  run_clear (&run);
}

static void
test_info (Place *place, gconstpointer data)
{
  Run run = run_program ("info", place->x, place->y, NULL);

  g_assert_cmpint (run.status, ==, 0);
  g_assert_nonnull (strstr (run.out, "(300, 8)"));
  g_assert_nonnull (strstr (run.out, "(300, 5)"));
  g_assert_nonnull (strstr (run.out, "float32"));
  run_clear (&run);
}

/** @data: the signal. The demo takes seconds: it is stopped in its midst. */
static void
test_interrupt (Place *place, gconstpointer data)
{
  const char *const arguments[] = { "demo", "-o", place->output, NULL };
  GSubprocess *process = start_program (arguments);
  gboolean begun = FALSE;

  for (guint i = 0; i < 3000 && !begun; i++) /* until its temporary folder is there */
    {
      g_autoptr (GDir) dir = g_dir_open (place->base, 0, NULL);

      for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
        begun |= g_str_has_prefix (name, ".out.partial-");
      g_usleep (10000);
    }
  g_assert_true (begun);
  g_subprocess_send_signal (process, GPOINTER_TO_INT (data));
  assert_failed (finish_program (process), 130, "interrupted", place);
}

static void
add (const char *name, gconstpointer data, void (*test) (Place *, gconstpointer))
{
  g_test_add (name, Place, data, place_set_up, test, place_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/command/help", test_help);
  add ("/command/usage-errors", NULL, test_usage_errors);
  add ("/command/bad-files", NULL, test_bad_files);
  add ("/command/foreign-folder-is-kept", NULL, test_foreign_folder_is_kept);
  add ("/command/same-bytes", NULL, test_same_bytes);
  add ("/command/centre", NULL, test_centre);
  add ("/command/bandwidth-map", NULL, test_bandwidth_map);
  add ("/command/names-and-progress", NULL, test_names_and_progress);
  add ("/command/info", NULL, test_info);
  add ("/command/interrupt", GINT_TO_POINTER (SIGINT), test_interrupt);
  add ("/command/terminate", GINT_TO_POINTER (SIGTERM), test_interrupt);
  return g_test_run ();
}
