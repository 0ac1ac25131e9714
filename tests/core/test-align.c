/* SPEC-align on clouds: what it must lower, what it must leave alone, and what comes of a run that is stopped. */
#include <math.h>
#include <string.h>

#include <glib/gstdio.h>

#include "agreement/spec-agreement.h"
#include "align/spec-adapter.h"
#include "align/spec-align-split.h"
#include "align/spec-aligner.h"
#include "align/spec-label-accuracy.h"
#include "base/spec-error.h"
#include "base/spec-random.h"
#include "solver-clouds.h"

#define D 12

static SpecAlignParams
align_params (SpecKernelKind kind)
{
  SpecAlignParams params = SPEC_ALIGN_PARAMS_DEFAULT;

  params.comparison = cloud_params (kind, 4, 3, 1);
  params.comparison.threads = 2;
  params.steps = 40;
  params.batch = 100;
  return params;
}

static SpecAlignment *
align (SpecEmbedding *x, SpecEmbedding *y, const SpecAlignParams *params)
{
  g_autoptr (GError) error = NULL;
  SpecAlignment *alignment = spec_aligner_run (x, y, params, NULL, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return alignment;
}

static void
assert_identity (const SpecAlignment *alignment)
{
  for (gsize i = 0; i < D * D; i++)
    g_assert_cmpfloat (alignment->adapter[i], ==, i % (D + 1) == 0);
}

/* The kernel comes from the data: 0 cosine, 1 Gaussian. */
static void
test_lowers (gconstpointer data)
{
  SpecAlignParams params = align_params (GPOINTER_TO_INT (data) ? SPEC_KERNEL_GAUSSIAN : SPEC_KERNEL_COSINE);
  g_autoptr (SpecEmbedding) x = cloud_new (400, D, 1, 3, 1, 0), y = cloud_new (400, 9, 3, 4, 1, 0);
  g_autoptr (SpecAlignment) alignment = align (x, y, &params);
  const SpecAlignStep *first = &g_array_index (alignment->history, SpecAlignStep, 0),
                      *last = &g_array_index (alignment->history, SpecAlignStep, alignment->history->len - 1);

  g_assert_cmpfloat (alignment->spec_diff_after, <, 0.8 * alignment->spec_diff_before);
  g_assert_cmpfloat (alignment->holdout_after, <, 0.85 * alignment->holdout_before);
  g_assert_cmpfloat (last->loss, <, first->loss);
  g_assert_cmpuint (first->step, ==, 0);
  g_assert_cmpfloat (first->holdout, >, 0);
  g_assert_cmpuint (alignment->holdout_count, ==, 80);
}

static void
test_agrees_with_comparison (void)
{
  SpecAlignParams params = align_params (SPEC_KERNEL_COSINE);
  g_autoptr (SpecEmbedding) x = cloud_new (300, 9, 1, 3, 1, 0), y = cloud_new (300, D, 3, 4, 1, 0);
  g_autoptr (SpecAlignment) alignment = NULL;
  g_autoptr (SpecResult) before = cloud_solve (x, y, &params.comparison), after = NULL;

  params.side = SPEC_SIDE_Y;
  alignment = align (x, y, &params);
  g_assert_cmpuint (alignment->dimensions, ==, D);
  g_assert_cmpfloat_with_epsilon (alignment->spec_diff_before, spec_result_get_spec_diff (before), 1e-6);
  after = cloud_solve (x, alignment->aligned, &params.comparison);
  g_assert_cmpfloat_with_epsilon (alignment->spec_diff_after, spec_result_get_spec_diff (after), 1e-6);
  g_assert_cmpfloat (alignment->spec_diff_after, <, alignment->spec_diff_before);
}

static void
test_aligned_is_product (void)
{
  SpecAlignParams params = align_params (SPEC_KERNEL_COSINE);
  g_autoptr (SpecEmbedding) x = cloud_new (200, D, 1, 3, 1, 0), y = cloud_new (200, 9, 3, 4, 1, 0);
  g_autoptr (SpecAlignment) alignment = align (x, y, &params);
  float row[D], aligned[D];

  g_assert_cmpfloat (spec_adapter_get_distance (alignment->adapter, D), >, 0.01);
  for (gsize i = 0; i < 200; i += 37)
    {
      spec_embedding_read_rows (x, i, 1, row);
      spec_embedding_read_rows (alignment->aligned, i, 1, aligned);
      for (gsize j = 0; j < D; j++)
        {
          double sum = 0;
          for (gsize k = 0; k < D; k++)
            sum += (double) row[k] * alignment->adapter[k * D + j];
          g_assert_cmpfloat_with_epsilon (aligned[j], sum, 1e-4);
        }
    }
}

static void
test_no_steps (void)
{
  SpecAlignParams params = align_params (SPEC_KERNEL_COSINE);
  g_autoptr (SpecEmbedding) x = cloud_new (200, D, 1, 3, 1, 0), y = cloud_new (200, 9, 3, 4, 1, 0);
  g_autoptr (SpecAlignment) alignment = NULL;

  params.steps = 0;
  alignment = align (x, y, &params);
  assert_identity (alignment);
  g_assert_cmpfloat (alignment->spec_diff_after, ==, alignment->spec_diff_before);
  g_assert_cmpuint (alignment->history->len, ==, 1);
}

/* Nothing to align: with no noise on the rows nothing moves, with it nothing gets worse. */
static void
test_equal_stay (gconstpointer data)
{
  SpecAlignParams params = align_params (GPOINTER_TO_INT (data) ? SPEC_KERNEL_GAUSSIAN : SPEC_KERNEL_COSINE);
  g_autoptr (SpecEmbedding) x = cloud_new (200, D, 1, 3, 1, 0);
  g_autoptr (SpecAlignment) still = NULL, noisy = NULL;

  params.comparison.kernel[SPEC_SIDE_Y] = params.comparison.kernel[SPEC_SIDE_X];
  noisy = align (x, x, &params);
  g_assert_cmpfloat (noisy->holdout_after, <, 1e-5);
  params.noise = 0;
  still = align (x, x, &params);
  g_assert_cmpfloat (still->spec_diff_after, <, 1e-6);
  assert_identity (still);
}

static void
test_fidelity_holds (void)
{
  SpecAlignParams params = align_params (SPEC_KERNEL_COSINE);
  g_autoptr (SpecEmbedding) x = cloud_new (300, D, 1, 3, 1, 0), y = cloud_new (300, 9, 3, 4, 1, 0);
  g_autoptr (SpecAlignment) free = NULL, held = NULL;

  params.holdout = 0; /* the last adapter, whatever it is worth */
  free = align (x, y, &params);
  params.fidelity = 0.3;
  held = align (x, y, &params);
  g_assert_cmpfloat (spec_adapter_get_distance (held->adapter, D), <,
                     0.5 * spec_adapter_get_distance (free->adapter, D));
  g_assert_true (isnan (free->holdout_before) && isnan (free->holdout_after));
  g_assert_cmpuint (free->best_step, ==, params.steps);
}

static void
test_same_bits (void)
{
  SpecAlignParams params = align_params (SPEC_KERNEL_GAUSSIAN);
  g_autoptr (SpecEmbedding) x = cloud_new (300, D, 1, 3, 1, 0), y = cloud_new (300, 9, 3, 4, 1, 0);
  g_autoptr (SpecAlignment) one = NULL, two = NULL, other = NULL;

  params.steps = 12;
  one = align (x, y, &params);
  two = align (x, y, &params);
  params.comparison.seed = 9;
  other = align (x, y, &params);
  g_assert_cmpmem (one->adapter, D * D * sizeof (float), two->adapter, D * D * sizeof (float));
  g_assert_cmpint (memcmp (one->adapter, other->adapter, D * D * sizeof (float)), !=, 0);
}

/* Values of 1e30 and of 1e-30 are aligned as those of 1 are. */
static void
test_units (void)
{
  SpecAlignParams params = align_params (SPEC_KERNEL_GAUSSIAN), scaled = params;
  g_autoptr (SpecEmbedding) x = cloud_new (300, D, 1, 3, 1, 0), y = cloud_new (300, 9, 3, 4, 1, 0);

  scaled.steps = params.steps = 12;
  g_autoptr (SpecAlignment) plain = align (x, y, &params);
  for (int power = -100; power <= 100; power += 200)
    {
      g_autoptr (SpecEmbedding) far = cloud_new (300, D, 1, 3, exp2 (power), 0);
      scaled.comparison.kernel[SPEC_SIDE_X].sigma = params.comparison.kernel[SPEC_SIDE_X].sigma * exp2 (power);
      g_autoptr (SpecAlignment) other = align (far, y, &scaled);
      g_assert_cmpmem (plain->adapter, D * D * sizeof (float), other->adapter, D * D * sizeof (float));
    }
}

static SpecEmbedding *
noise_new (gsize n, gsize d, guint64 seed)
{
  float *rows = g_new (float, n *d);
  GRand *random = spec_random_new (seed, SPEC_STREAM_EVIDENCE);

  spec_random_fill_normal (random, rows, n * d);
  g_rand_free (random);
  return spec_embedding_new_take (rows, n, d, "noise");
}

/* Noise has nothing to learn but the rows themselves: held-out rows tell, and the best adapter for them is kept. */
static void
test_stops_early (void)
{
  SpecAlignParams params = align_params (SPEC_KERNEL_COSINE);
  g_autoptr (SpecEmbedding) x = noise_new (60, D, 1), y = noise_new (60, 3, 2);
  g_autoptr (SpecAlignment) alignment = NULL;
  double best = G_MAXDOUBLE;

  params.steps = 200;
  params.noise = 0;
  params.ridge = 1e-3;
  params.patience = 20;
  alignment = align (x, y, &params);
  g_assert_true (alignment->stopped_early);
  g_assert_cmpuint (alignment->history->len, ==, alignment->best_step + 21);
  for (guint i = 0; i < alignment->history->len; i += SPEC_ALIGN_LOOK)
    best = MIN (best, g_array_index (alignment->history, SpecAlignStep, i).holdout);
  g_assert_cmpfloat (alignment->holdout_after, <=, 1.031 * best);
}

static gboolean
stop_at_third (const SpecAlignStep *step, const SpecAlignment *so_far, gpointer data)
{
  guint *calls = data;

  g_assert_cmpuint (step->step, ==, *calls);
  g_assert_cmpuint (so_far->history->len, ==, *calls + 1);
  g_assert_cmpfloat (so_far->adapter[0], ==, 1); /* the identity is the best until the first look after a step */
  g_assert_cmpfloat (step->spec_diff, >, 0);
  g_assert_cmpfloat (step->spec_diff, <=, step->loss);
  return ++*calls < 4;
}

static gboolean
cancel_at_third (const SpecAlignStep *step, const SpecAlignment *so_far, gpointer data)
{
  if (step->step == 3)
    g_cancellable_cancel (data);
  return TRUE;
}

static void
test_stop_and_cancel (void)
{
  SpecAlignParams params = align_params (SPEC_KERNEL_COSINE);
  g_autoptr (SpecEmbedding) x = cloud_new (200, D, 1, 3, 1, 0), y = cloud_new (200, 9, 3, 4, 1, 0);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SpecAlignment) stopped = NULL;
  guint calls = 0;

  stopped = spec_aligner_run (x, y, &params, stop_at_third, &calls, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (calls, ==, 4);
  g_assert_nonnull (stopped->aligned);
  g_assert_null (spec_aligner_run (x, y, &params, cancel_at_third, cancellable, cancellable, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Its review is of the held-out rows alone, by the measures of a comparison and of an agreement. */
static void
test_review (void)
{
  SpecAlignParams params = align_params (SPEC_KERNEL_COSINE);
  g_autoptr (SpecEmbedding) x = cloud_new (300, D, 1, 3, 1, 0), y = cloud_new (300, 9, 3, 4, 1, 0);
  SpecEmbedding *held[2];
  g_autoptr (SpecAlignment) alignment = align (x, y, &params);
  SpecAgreementParams agreement_params = SPEC_AGREEMENT_PARAMS_DEFAULT;
  const SpecNeighbourhood twenty = { 20, 0 };
  g_autoptr (SpecAgreement) agreement = NULL;
  g_autofree guint32 *rows = NULL;
  gsize count;

  rows = spec_align_split_choose_held (&params, 300, &count, NULL);
  for (guint side = 0; side < 2; side++)
    {
      SpecEmbedding *whole = side == SPEC_SIDE_X ? alignment->aligned : y;
      gsize d = spec_embedding_get_dimensions (whole);
      float *values = g_new (float, count *d);

      spec_embedding_gather_rows (whole, rows, count, values);
      held[side] = spec_embedding_new_take (values, count, d, "held");
    }
  agreement_params.neighbourhoods = &twenty;
  agreement_params.neighbourhood_count = 1;
  agreement = spec_agreement_compute (held[0], held[1], &agreement_params, NULL, NULL, NULL);
  g_assert_cmpuint (alignment->after.samples, ==, 60);
  g_assert_cmpfloat (alignment->after.nngs, ==, agreement->levels[0].nngs);
  g_assert_cmpfloat (alignment->after.nngs, !=, alignment->before.nngs);
  g_assert_cmpfloat (
      MAX (alignment->before.values[SPEC_DIRECTION_POSITIVE][0], -alignment->before.values[SPEC_DIRECTION_NEGATIVE][0]),
      ==, alignment->holdout_before);
  spec_embedding_unref (held[0]);
  spec_embedding_unref (held[1]);
}

static void
test_split (void)
{
  SpecAlignParams params = align_params (SPEC_KERNEL_COSINE);
  g_autofree guint32 *held = NULL, *none = NULL;
  gsize count;

  held = spec_align_split_choose_held (&params, 203, &count, NULL);
  g_assert_cmpuint (count, ==, 40);
  for (gsize i = 1; i < count; i++)
    g_assert_cmpuint (held[i - 1], <, held[i]);
  g_assert_cmpuint (held[count - 1], <, 203);
  none = spec_align_split_choose_held (&params, 9, &count, NULL); /* one would be held out */
  g_assert_null (none);
  g_assert_cmpuint (count, ==, 0);
}

static void
test_errors (void)
{
  SpecAlignParams params = align_params (SPEC_KERNEL_COSINE);
  float *zeros = g_new0 (float, 200 * D);
  g_autoptr (SpecEmbedding) x = cloud_new (200, D, 1, 3, 1, 0), few = cloud_new (150, 9, 3, 4, 1, 0),
                            zero = spec_embedding_new_take (zeros, 200, D, "zeros");
  g_autoptr (GError) error = NULL;

  g_assert_null (spec_aligner_run (x, few, &params, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, SPEC_ERROR, SPEC_ERROR_SHAPE);
  g_clear_error (&error);
  g_assert_null (spec_aligner_run (x, zero, &params, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, SPEC_ERROR, SPEC_ERROR_VALUE);
  g_clear_error (&error);
  params.holdout = 0.95;
  g_assert_null (spec_aligner_run (x, x, &params, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, SPEC_ERROR, SPEC_ERROR_VALUE);
}

/* As few rows as an embedding can have. */
static void
test_few_rows (void)
{
  SpecAlignParams params = align_params (SPEC_KERNEL_COSINE);

  for (gsize n = 2; n < 12; n++)
    {
      g_autoptr (SpecEmbedding) x = cloud_new (n, D, 1, 3, 1, 0), y = cloud_new (n, 9, 3, 4, 1, 0);
      g_autoptr (SpecAlignment) alignment = NULL;

      params.holdout = n % 2 == 0 ? 0.2 : 0.9;
      alignment = align (x, y, &params);
      g_assert_true (isfinite (alignment->spec_diff_after));
    }
}

/* Rows on a line: 1 and 2, 6 and 8, 9: their nearest are 2 1 8 9 8. By the cosine all are alike: the lowest other row
 * is nearest. */
static void
test_label_accuracy (void)
{
  const float line[] = { 1, 2, 6, 8, 9 };
  g_autofree char *folder = g_dir_make_tmp ("spec-align-XXXXXX", NULL),
                  *path = g_build_filename (folder, "labels.txt", NULL);
  g_autoptr (SpecEmbedding) embedding = spec_embedding_new_take (g_memdup2 (line, sizeof line), 5, 1, "line");
  g_autoptr (SpecSamples) numbered = spec_samples_new_numbered (5), samples = NULL;
  g_autoptr (SpecTeam) team = spec_team_new (2);
  g_autoptr (GError) error = NULL;
  double accuracy;

  g_assert_true (g_file_set_contents (path, "a\na\nb\nb\nc\n", -1, NULL));
  samples = spec_samples_with_labels (numbered, path, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (
      spec_label_accuracy_compute (embedding, samples, SPEC_KERNEL_GAUSSIAN, 0, team, &accuracy, NULL, &error));
  g_assert_cmpfloat (accuracy, ==, 0.6);
  g_assert_true (
      spec_label_accuracy_compute (embedding, samples, SPEC_KERNEL_COSINE, 0, team, &accuracy, NULL, &error));
  g_assert_cmpfloat (accuracy, ==, 0.4);
  g_remove (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/align/lowers/cosine", GINT_TO_POINTER (0), test_lowers);
  g_test_add_data_func ("/align/lowers/gaussian", GINT_TO_POINTER (1), test_lowers);
  g_test_add_func ("/align/agrees-with-comparison", test_agrees_with_comparison);
  g_test_add_func ("/align/aligned-is-product", test_aligned_is_product);
  g_test_add_func ("/align/no-steps", test_no_steps);
  g_test_add_data_func ("/align/equal-stay/cosine", GINT_TO_POINTER (0), test_equal_stay);
  g_test_add_data_func ("/align/equal-stay/gaussian", GINT_TO_POINTER (1), test_equal_stay);
  g_test_add_func ("/align/fidelity-holds", test_fidelity_holds);
  g_test_add_func ("/align/same-bits", test_same_bits);
  g_test_add_func ("/align/units", test_units);
  g_test_add_func ("/align/stops-early", test_stops_early);
  g_test_add_func ("/align/stop-and-cancel", test_stop_and_cancel);
  g_test_add_func ("/align/review", test_review);
  g_test_add_func ("/align/split", test_split);
  g_test_add_func ("/align/errors", test_errors);
  g_test_add_func ("/align/few-rows", test_few_rows);
  g_test_add_func ("/align/label-accuracy", test_label_accuracy);
  return g_test_run ();
}
