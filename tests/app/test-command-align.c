/* `align` from outside: its folder and align.json, wrong calls, an interruption. No display and no D-Bus. */
#include <math.h>
#include <signal.h>
#include <string.h>

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>

#include "base/spec-random.h"
#include "embedding/spec-embedding.h"
#include "report/spec-npy-writer.h"

#define SAMPLES 300
#define DX 8
#define DY 5

typedef struct
{
  char *base; /* a folder of its own, removed at the end */
  char *x, *y, *labels, *output;
} Place;

/* Rows around four centres, which X tells apart and Y sees in pairs. */
static void
write_cloud (const char *path, gsize d, guint groups, guint64 seed)
{
  GRand *random = spec_random_new (seed, SPEC_STREAM_ROWS);
  g_autofree float *rows = g_new (float, SAMPLES *d);

  spec_random_fill_normal (random, rows, SAMPLES * d);
  for (gsize i = 0; i < SAMPLES; i++)
    rows[i * d + i % 4 % groups] += 5;
  g_assert_true (spec_npy_write_floats (path, rows, SAMPLES, d, NULL));
  g_rand_free (random);
}

static void
set_up (Place *place, gconstpointer data)
{
  g_autoptr (GString) labels = g_string_new (NULL);

  place->base = g_dir_make_tmp ("spec-align-XXXXXX", NULL);
  place->x = g_build_filename (place->base, "x.npy", NULL);
  place->y = g_build_filename (place->base, "y.npy", NULL);
  place->labels = g_build_filename (place->base, "labels.txt", NULL);
  place->output = g_build_filename (place->base, "out", NULL);
  write_cloud (place->x, DX, 4, 3);
  write_cloud (place->y, DY, 2, 7);
  for (guint i = 0; i < SAMPLES; i++)
    g_string_append_printf (labels, "group %u\n", i % 4);
  g_assert_true (g_file_set_contents (place->labels, labels->str, -1, NULL));
}

static void
remove_below (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);

  for (const char *name = dir != NULL ? g_dir_read_name (dir) : NULL; name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *entry = g_build_filename (path, name, NULL);
      remove_below (entry);
    }
  g_remove (path);
}

static void
tear_down (Place *place, gconstpointer data)
{
  remove_below (place->base);
  g_free (place->base);
  g_free (place->x);
  g_free (place->y);
  g_free (place->labels);
  g_free (place->output);
}

/* Starts `align X Y -o OUT` with the words of @more, separated by spaces. */
static GSubprocess *
start (Place *place, const char *more)
{
  g_auto (GStrv) words = g_strsplit (more, " ", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;
  g_autoptr (GSubprocessLauncher) launcher
      = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  g_strv_builder_add_many (builder, g_getenv ("SPEC_PROGRAM"), "align", place->x, place->y, "-o", place->output, NULL);
  g_strv_builder_addv (builder, (const char **) words);
  all = g_strv_builder_end (builder);
  g_subprocess_launcher_unsetenv (launcher, "DISPLAY");
  g_subprocess_launcher_unsetenv (launcher, "WAYLAND_DISPLAY");
  g_subprocess_launcher_setenv (launcher, "DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere", TRUE);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) all, &error);
  g_assert_no_error (error);
  return process;
}

/* Returns: the exit status; *@err is what it said. */
static int
finish (GSubprocess *process, char **err)
{
  g_autofree char *out = NULL;
  int status;

  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &out, err, NULL));
  g_assert_true (g_subprocess_get_if_exited (process));
  status = g_subprocess_get_exit_status (process);
  g_object_unref (process);
  return status;
}

static JsonParser *
read_json (Place *place)
{
  g_autofree char *path = g_build_filename (place->output, "align.json", NULL);
  JsonParser *parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  return parser;
}

static SpecEmbedding *
read_array (Place *place, const char *name, gsize rows, gsize columns)
{
  g_autofree char *path = g_build_filename (place->output, name, NULL);
  g_autoptr (GError) error = NULL;
  SpecEmbedding *embedding = spec_embedding_load (path, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (spec_embedding_get_samples (embedding), ==, rows);
  g_assert_cmpuint (spec_embedding_get_dimensions (embedding), ==, columns);
  return embedding;
}

/* aligned.npy is X times adapter.npy. */
static void
check_product (SpecEmbedding *before, SpecEmbedding *adapter, SpecEmbedding *aligned, gsize d)
{
  g_autofree float *w = g_new (float, d *d), *row = g_new (float, d), *product = g_new (float, d);

  spec_embedding_read_rows (adapter, 0, d, w);
  for (gsize i = 0; i < SAMPLES; i += 23)
    {
      spec_embedding_read_rows (before, i, 1, row);
      spec_embedding_read_rows (aligned, i, 1, product);
      for (gsize j = 0; j < d; j++)
        {
          double sum = 0;
          for (gsize k = 0; k < d; k++)
            sum += (double) row[k] * w[k * d + j];
          g_assert_cmpfloat_with_epsilon (product[j], sum, 1e-4);
        }
    }
}

static void
check_accuracy (JsonObject *root, const char *name)
{
  JsonObject *object = json_object_get_object_member (root, "nearest_neighbour_accuracy");
  double value = json_object_get_double_member (object, name);

  g_assert_true (json_object_has_member (object, name));
  g_assert_cmpfloat (value, >, 0.2);
  g_assert_cmpfloat (value, <=, 1);
}

static void
test_folder (Place *place, gconstpointer data)
{
  g_autofree char *err = NULL,
                  *words = g_strconcat ("--kernel cosine --steps 30 --threads 2 --labels ", place->labels, NULL);
  int status = finish (start (place, words), &err);
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (SpecEmbedding) x = NULL, adapter = NULL, aligned = NULL;
  JsonObject *root;
  JsonArray *history;

  g_assert_cmpint (status, ==, 0);
  g_assert_nonnull (strstr (err, "alignment\n")); /* not a terminal: plain lines */
  parser = read_json (place);
  root = json_node_get_object (json_parser_get_root (parser));
  g_assert_cmpfloat (json_object_get_double_member (root, "spec_diff_after"), <,
                     json_object_get_double_member (root, "spec_diff_before"));
  g_assert_cmpfloat (json_object_get_double_member (root, "holdout_after"), <,
                     json_object_get_double_member (root, "holdout_before"));
  history = json_object_get_array_member (root, "history");
  g_assert_cmpuint (json_array_get_length (history), ==, 31);
  g_assert_cmpint (json_object_get_int_member (json_array_get_object_element (history, 30), "step"), ==, 30);
  g_assert_cmpfloat (json_object_get_double_member (json_array_get_object_element (history, 30), "loss"), >, 0);
  check_accuracy (root, "x_before");
  check_accuracy (root, "x_after");
  check_accuracy (root, "y");
  x = spec_embedding_load (place->x, NULL, NULL);
  adapter = read_array (place, "adapter.npy", DX, DX);
  aligned = read_array (place, "aligned.npy", SAMPLES, DX);
  check_product (x, adapter, aligned, DX);
}

/* Y is adapted, without held-out rows; nothing is said. */
static void
test_other_side (Place *place, gconstpointer data)
{
  g_autofree char *err = NULL;
  int status = finish (start (place, "--side y --steps 5 --holdout 0 --quiet"), &err);
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (SpecEmbedding) adapter = NULL, aligned = NULL;
  JsonObject *root;

  g_assert_cmpint (status, ==, 0);
  g_assert_cmpstr (err, ==, "");
  parser = read_json (place);
  root = json_node_get_object (json_parser_get_root (parser));
  g_assert_true (json_object_get_null_member (root, "holdout_before"));
  g_assert_true (json_object_get_null_member (root, "holdout_after"));
  g_assert_false (json_object_has_member (root, "nearest_neighbour_accuracy"));
  g_assert_cmpfloat (json_object_get_double_member (json_object_get_object_member (root, "parameters"), "sigma_x"), >,
                     0);
  adapter = read_array (place, "adapter.npy", DY, DY);
  aligned = read_array (place, "aligned.npy", SAMPLES, DY);
}

static void
assert_nothing_left (Place *place)
{
  g_autoptr (GDir) dir = g_dir_open (place->base, 0, NULL);

  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    g_assert_null (strstr (name, "out"));
}

static void
test_wrong_calls (Place *place, gconstpointer data)
{
  const struct
  {
    const char *words, *message;
    int status;
  } cases[] = {
    { "--side z", "--side: expected “x” or “y”", 2 },
    { "--holdout 0.95", "--holdout: expected a number from 0 to 0.9", 2 },
    { "--rate 0", "--rate", 2 },
    { "--fidelity -1", "--fidelity", 2 },
    { "--batch 1", "--batch", 2 },
    { "--steps many", "--steps: expected a whole number", 2 },
    { "--eta 2", "--eta", 2 },
    { "third.npy", "expected two embeddings", 2 },
    { "--labels /nowhere/labels.txt", "labels.txt", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *err = NULL;

      g_assert_cmpint (finish (start (place, cases[i].words), &err), ==, cases[i].status);
      if (strstr (err, cases[i].message) == NULL)
        g_error ("expected “%s” in: %s", cases[i].message, err);
      assert_nothing_left (place);
    }
}

/* More steps than anyone waits for, stopped in their midst. */
static void
test_interrupt (Place *place, gconstpointer data)
{
  GSubprocess *process = start (place, "--steps 1000000 --holdout 0");
  gboolean begun = FALSE;
  g_autofree char *err = NULL;

  for (guint i = 0; i < 3000 && !begun; i++) /* until its temporary folder is there */
    {
      g_autoptr (GDir) dir = g_dir_open (place->base, 0, NULL);

      for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
        begun |= g_str_has_prefix (name, ".out.partial-");
      g_usleep (10000);
    }
  g_assert_true (begun);
  g_usleep (300000);
  g_subprocess_send_signal (process, SIGINT);
  g_assert_cmpint (finish (process, &err), ==, 130);
  g_assert_nonnull (strstr (err, "interrupted"));
  assert_nothing_left (place);
}

static void
add (const char *name, void (*test) (Place *, gconstpointer))
{
  g_test_add (name, Place, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/align/command/folder", test_folder);
  add ("/align/command/other-side", test_other_side);
  add ("/align/command/wrong-calls", test_wrong_calls);
  add ("/align/command/interrupt", test_interrupt);
  return g_test_run ();
}
