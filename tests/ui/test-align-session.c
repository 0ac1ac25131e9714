/* Training in a window: the numbers of align.json, stopping, what is out of date, files, comparing. */
#include <math.h>

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>

#include "align/spec-align-session.h"
#include "session-fixture.h"

#define ROWS 240
#define STEPS 12

typedef struct
{
  SessionFixture fixture;
  SpecAlignSession *align;
  guint changes, compared;
  char *saved, *failed; /* what was said of it */
} Place;

static void
on_saved (Place *place, const char *path)
{
  g_free (place->saved);
  place->saved = g_strdup (path);
}

static void
on_failed (Place *place, const char *text)
{
  g_free (place->failed);
  place->failed = g_strdup (text);
}

static void
count_up (guint *count)
{
  (*count)++;
}

static void
set_up (Place *place, gconstpointer data)
{
  g_autofree char *labels = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  session_fixture_set_up (&place->fixture, data);
  session_fixture_compare_pair (&place->fixture, ROWS);
  labels = g_build_filename (place->fixture.folder, "labels.txt", NULL);
  for (guint i = 0; i < ROWS; i++)
    g_string_append_printf (text, "group %u\n", i % 8);
  g_assert_true (g_file_set_contents (labels, text->str, -1, NULL));
  spec_session_open (place->fixture.session, SPEC_ROLE_LABELS, labels);
  while (spec_session_is_loading (place->fixture.session, SPEC_ROLE_LABELS))
    g_main_context_iteration (NULL, TRUE);

  place->align = spec_align_session_new (place->fixture.session);
  g_object_set (place->align, "steps", STEPS, "batch", 64, NULL);
  g_signal_connect_swapped (place->align, "changed", G_CALLBACK (count_up), &place->changes);
  g_signal_connect_swapped (place->align, "compared", G_CALLBACK (count_up), &place->compared);
  g_signal_connect_swapped (place->align, "saved", G_CALLBACK (on_saved), place);
  g_signal_connect_swapped (place->align, "failed", G_CALLBACK (on_failed), place);
}

static void
tear_down (Place *place, gconstpointer data)
{
  g_assert_finalize_object (g_steal_pointer (&place->align));
  g_free (place->saved);
  g_free (place->failed);
  session_fixture_tear_down (&place->fixture, data);
}

static void
wait_until_done (Place *place)
{
  while (spec_align_session_is_running (place->align))
    g_main_context_iteration (NULL, TRUE);
}

static void
train (Place *place)
{
  spec_align_session_start (place->align);
  g_assert_true (spec_align_session_is_running (place->align));
  wait_until_done (place);
  g_assert_cmpint (spec_align_session_get_state (place->align), ==, SPEC_ALIGN_DONE);
}

/* Runs `spec-explorer align` on the same files. Returns: (transfer full): its align.json. */
static JsonParser *
run_command (Place *place)
{
  g_autofree char *x = g_build_filename (place->fixture.folder, "x.npy", NULL),
                  *y = g_build_filename (place->fixture.folder, "y.npy", NULL),
                  *labels = g_build_filename (place->fixture.folder, "labels.txt", NULL),
                  *out = g_build_filename (place->fixture.folder, "out", NULL);
  const char *arguments[] = { g_getenv ("SPEC_PROGRAM"), "align", x,          y,    "-o",  out, "--steps", "12", "--batch",
                              "64",                      "--labels", labels, "--quiet", NULL };
  g_autoptr (GSubprocess) process = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_NONE, NULL);
  JsonParser *parser = json_parser_new ();
  static const char *const names[] = { "align.json", "aligned.npy", "adapter.npy" };

  g_assert_nonnull (process);
  g_assert_true (g_subprocess_wait_check (process, NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (out, names[i], NULL);

      if (i == 0)
        g_assert_true (json_parser_load_from_file (parser, path, NULL));
      g_remove (path);
    }
  g_assert_cmpint (g_rmdir (out), ==, 0);
  return parser;
}

static double
get_number (JsonObject *object, const char *name)
{
  return json_object_get_double_member (object, name);
}

static void
assert_history (const SpecAlignment *alignment, JsonArray *history)
{
  g_assert_cmpuint (alignment->history->len, ==, json_array_get_length (history));
  for (guint i = 0; i < alignment->history->len; i++)
    {
      const SpecAlignStep *step = &g_array_index (alignment->history, SpecAlignStep, i);
      JsonObject *object = json_array_get_object_element (history, i);

      g_assert_cmpfloat_with_epsilon (step->spec_diff, get_number (object, "spec_diff"), 1e-12);
      if (!isnan (step->holdout))
        g_assert_cmpfloat_with_epsilon (step->holdout, get_number (object, "holdout"), 1e-12);
    }
}

static void
test_same_as_command (Place *place, gconstpointer data)
{
  g_autoptr (JsonParser) parser = run_command (place);
  JsonObject *root = json_node_get_object (json_parser_get_root (parser)),
             *review = json_object_get_object_member (root, "review"),
             *accuracy = json_object_get_object_member (root, "nearest_neighbour_accuracy");
  const SpecAlignment *alignment;

  train (place);
  alignment = spec_align_session_get_alignment (place->align);
  g_assert_cmpfloat_with_epsilon (alignment->spec_diff_before, get_number (root, "spec_diff_before"), 1e-12);
  g_assert_cmpfloat_with_epsilon (alignment->spec_diff_after, get_number (root, "spec_diff_after"), 1e-12);
  g_assert_cmpfloat_with_epsilon (alignment->holdout_before, get_number (root, "holdout_before"), 1e-12);
  g_assert_cmpfloat_with_epsilon (alignment->holdout_after, get_number (root, "holdout_after"), 1e-12);
  g_assert_cmpfloat_with_epsilon (alignment->before.nngs, get_number (review, "nngs_before"), 1e-12);
  g_assert_cmpfloat_with_epsilon (alignment->after.nngs, get_number (review, "nngs_after"), 1e-12);
  g_assert_cmpfloat_with_epsilon (spec_align_session_get_accuracy (place->align)->after,
                                  get_number (accuracy, "x_after"), 1e-12);
  assert_history (alignment, json_object_get_array_member (root, "history"));
  g_assert_cmpuint (place->changes, >, 0);
  g_assert_true (spec_align_session_is_current (place->align));
}

static void
test_defaults (void)
{
  const SpecAlignParams params = SPEC_ALIGN_PARAMS_DEFAULT;
  g_autoptr (SpecSession) session = spec_session_new ();
  g_autoptr (SpecAlignSession) align = spec_align_session_new (session);
  SpecAlignParams set = spec_align_session_get_params (align);

  g_assert_true (spec_params_equal (&params.comparison, &set.comparison));
  g_assert_cmpuint (set.steps, ==, params.steps);
  g_assert_cmpuint (set.batch, ==, params.batch);
  g_assert_cmpfloat (set.rate, ==, params.rate);
  g_assert_cmpfloat (set.fidelity, ==, params.fidelity);
  g_assert_cmpfloat (set.holdout, ==, params.holdout);
  spec_align_session_start (align); /* nothing to align */
  g_assert_false (spec_align_session_is_running (align));
}

static void
test_stop (Place *place, gconstpointer data)
{
  const SpecAlignment *alignment;

  g_object_set (place->align, "steps", 100000, "holdout", 0.0, NULL); /* nothing ends it early */
  spec_align_session_start (place->align);
  while (spec_align_session_get_state (place->align) < SPEC_ALIGN_TRAINING)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (spec_align_session_has_adapter (place->align));
  spec_align_session_stop (place->align);
  wait_until_done (place);
  alignment = spec_align_session_get_alignment (place->align);
  g_assert_cmpint (spec_align_session_get_state (place->align), ==, SPEC_ALIGN_DONE);
  g_assert_cmpuint (alignment->history->len, <, 100000);
  g_assert_true (isfinite (alignment->spec_diff_after));
  g_assert_cmpuint (alignment->best_step, ==, alignment->history->len - 1);
}

/* Freed in the midst of it: nothing is heard of it any more. */
static void
test_leave (Place *place, gconstpointer data)
{
  g_object_set (place->align, "steps", 100000, "holdout", 0.0, NULL); /* nothing ends it early */
  spec_align_session_start (place->align);
  while (spec_align_session_get_state (place->align) < SPEC_ALIGN_TRAINING)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_out_of_date (Place *place, gconstpointer data)
{
  train (place);
  g_object_set (place->align, "seed", (guint64) 4, NULL);
  g_assert_false (spec_align_session_is_current (place->align));
  g_object_set (place->align, "seed", (guint64) 0, NULL);
  g_assert_true (spec_align_session_is_current (place->align));
  g_object_set (place->fixture.session, "sigma-x", 9.0, NULL);
  g_assert_false (spec_align_session_is_current (place->align));
  g_object_set (place->align, "kernel", SPEC_KERNEL_COSINE, NULL);
  train (place);
  g_object_set (place->fixture.session, "sigma-x", 8.0, NULL); /* of no use to the cosine */
  g_assert_true (spec_align_session_is_current (place->align));
  spec_session_swap (place->fixture.session);
  g_assert_false (spec_align_session_is_current (place->align));
  g_assert_false (spec_align_session_can_compare (place->align));
}

static void
wait_for_kernels (Place *place, gboolean after)
{
  while (spec_align_session_get_kernels (place->align) == NULL
         || (spec_align_session_get_kernels (place->align)->after != NULL) != after)
    g_main_context_iteration (NULL, TRUE);
}

/* Before anything is trained there are the kernels of both; after it that of the adapter too. */
static void
test_kernels (Place *place, gconstpointer data)
{
  const SpecAlignKernels *kernels;

  wait_for_kernels (place, FALSE);
  kernels = spec_align_session_get_kernels (place->align);
  g_assert_cmpuint (kernels->order->group_count, ==, 4);
  g_assert_true (g_str_has_prefix (kernels->order->groups[0].name, "group "));
  train (place);
  wait_for_kernels (place, TRUE);
  g_object_set (place->align, "order", SPEC_ALIGN_BY_CLUSTER, NULL);
  while (!g_str_has_prefix (spec_align_session_get_kernels (place->align)->order->groups[0].name, "+"))
    g_main_context_iteration (NULL, TRUE);
}

static void
assert_saved (Place *place, const char *path, gsize rows, gsize columns)
{
  g_autoptr (SpecEmbedding) embedding = NULL;

  while (place->saved == NULL && place->failed == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (place->failed);
  g_assert_cmpstr (place->saved, ==, path);
  g_clear_pointer (&place->saved, g_free);
  embedding = spec_embedding_load (path, NULL, NULL);
  g_assert_cmpuint (spec_embedding_get_samples (embedding), ==, rows);
  g_assert_cmpuint (spec_embedding_get_dimensions (embedding), ==, columns);
}

static void
test_save (Place *place, gconstpointer data)
{
  g_autofree char *adapter = g_build_filename (place->fixture.folder, "adapter.npy", NULL),
                  *aligned = g_build_filename (place->fixture.folder, "aligned.npy", NULL);

  train (place);
  spec_align_session_save_adapter (place->align, adapter);
  assert_saved (place, adapter, 8, 8);
  spec_align_session_save_aligned (place->align, aligned);
  assert_saved (place, aligned, ROWS, 8);
  spec_align_session_save_adapter (place->align, "/nowhere/at/all.npy");
  while (place->failed == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (g_strstr_len (place->failed, -1, "all.npy"));
}

static void
test_compare (Place *place, gconstpointer data)
{
  SpecSession *session = place->fixture.session;
  g_autoptr (SpecEmbedding) x = spec_embedding_ref (spec_session_get_embedding (session, SPEC_SIDE_X));

  train (place);
  g_assert_true (spec_align_session_can_compare (place->align));
  spec_align_session_compare (place->align);
  while (place->compared == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (spec_session_get_name (session, SPEC_SIDE_X), ==, "x aligned");
  g_assert_false (spec_align_session_is_current (place->align));
  session_fixture_wait (&place->fixture, session_fixture_is_answered);
  g_assert_cmpfloat_with_epsilon (spec_result_get_spec_diff (spec_session_get_result (session)),
                                  spec_align_session_get_alignment (place->align)->spec_diff_after, 1e-5);
  spec_session_undo (session);
  g_assert_true (spec_session_get_embedding (session, SPEC_SIDE_X) == x);
  g_assert_true (spec_align_session_can_compare (place->align));
}

#define ADD(name, function) g_test_add (name, Place, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/align-session/defaults", test_defaults);
  ADD ("/align-session/same-as-command", test_same_as_command);
  ADD ("/align-session/stop", test_stop);
  ADD ("/align-session/leave", test_leave);
  ADD ("/align-session/out-of-date", test_out_of_date);
  ADD ("/align-session/kernels", test_kernels);
  ADD ("/align-session/save", test_save);
  ADD ("/align-session/compare", test_compare);
  return g_test_run ();
}
