/* `align` from outside: its folder and align.json, wrong calls, an interruption. No display and no D-Bus. */
#include <signal.h>
#include <string.h>

#include <json-glib/json-glib.h>

#include "base/spec-random.h"
#include "command-place.h"
#include "embedding/spec-embedding.h"
#include "report/spec-npy-writer.h"

#define DX 8
#define DY 5

/* Rows around four centres, which X tells apart and Y sees in pairs. */
static void
write_groups (const char *path, gsize d, guint groups, guint64 seed)
{
  GRand *random = spec_random_new (seed, SPEC_STREAM_ROWS);
  g_autofree float *rows = g_new (float, PLACE_SAMPLES *d);

  spec_random_fill_normal (random, rows, PLACE_SAMPLES * d);
  for (gsize i = 0; i < PLACE_SAMPLES; i++)
    rows[i * d + i % 4 % groups] += 5;
  g_assert_true (spec_npy_write_floats (path, rows, PLACE_SAMPLES, d, NULL));
  g_rand_free (random);
}

static void
set_up (Place *place, gconstpointer data)
{
  place_set_up (place, data);
  write_groups (place->x, DX, 4, 3);
  write_groups (place->y, DY, 2, 7);
}

/* Returns: (transfer full): the path of a file of their labels. */
static char *
write_labels (Place *place)
{
  char *path = g_build_filename (place->base, "labels.txt", NULL);
  g_autoptr (GString) labels = g_string_new (NULL);

  for (guint i = 0; i < PLACE_SAMPLES; i++)
    g_string_append_printf (labels, "group %u\n", i % 4);
  g_assert_true (g_file_set_contents (path, labels->str, -1, NULL));
  return path;
}

/* Starts `align X Y -o OUT` with the words of @more, separated by spaces. */
static GSubprocess *
start (Place *place, const char *more)
{
  const char *const call[] = { "align", place->x, place->y, "-o", place->output, NULL };
  g_auto (GStrv) words = g_strsplit (more, " ", -1), all = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_strv_builder_addv (builder, (const char **) call);
  g_strv_builder_addv (builder, (const char **) words);
  all = g_strv_builder_end (builder);
  return start_program ((const char *const *) all);
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
  for (gsize i = 0; i < PLACE_SAMPLES; i += 23)
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
  g_autofree char *labels = write_labels (place);
  g_autofree char *words = g_strconcat ("--kernel cosine --steps 30 --threads 2 --labels ", labels, NULL);
  Run run = finish_program (start (place, words));
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (SpecEmbedding) x = NULL, adapter = NULL, aligned = NULL;
  JsonObject *root;
  JsonArray *history;

  g_assert_cmpint (run.status, ==, 0);
  g_assert_nonnull (strstr (run.err, "alignment\n")); /* not a terminal: plain lines */
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
  aligned = read_array (place, "aligned.npy", PLACE_SAMPLES, DX);
  check_product (x, adapter, aligned, DX);
  run_clear (&run);
}

/* Y is adapted, without held-out rows; nothing is said. */
static void
test_other_side (Place *place, gconstpointer data)
{
  Run run = finish_program (start (place, "--side y --steps 5 --holdout 0 --quiet"));
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (SpecEmbedding) adapter = NULL, aligned = NULL;
  JsonObject *root;

  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpstr (run.err, ==, "");
  parser = read_json (place);
  root = json_node_get_object (json_parser_get_root (parser));
  g_assert_true (json_object_get_null_member (root, "holdout_before"));
  g_assert_true (json_object_get_null_member (root, "holdout_after"));
  g_assert_false (json_object_has_member (root, "nearest_neighbour_accuracy"));
  g_assert_cmpfloat (json_object_get_double_member (json_object_get_object_member (root, "parameters"), "sigma_x"), >,
                     0);
  adapter = read_array (place, "adapter.npy", DY, DY);
  aligned = read_array (place, "aligned.npy", PLACE_SAMPLES, DY);
  run_clear (&run);
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
    assert_failed (finish_program (start (place, cases[i].words)), cases[i].status, cases[i].message, place);
}

/* More steps than anyone waits for, stopped in their midst. */
static void
test_interrupt (Place *place, gconstpointer data)
{
  GSubprocess *process = start (place, "--steps 1000000 --holdout 0");
  gboolean begun = FALSE;

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
  assert_failed (finish_program (process), 130, "interrupted", place);
}

static void
add (const char *name, void (*test) (Place *, gconstpointer))
{
  g_test_add (name, Place, NULL, set_up, test, place_tear_down);
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
