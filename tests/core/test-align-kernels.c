/* Rows in groups, and the kernels of them before and after an adapter. */
#include <math.h>

#include <glib/gstdio.h>

#include "align/spec-align-kernels.h"
#include "solver-clouds.h"

#define N 120
#define D 12

/* Labels by row modulo 5: a a b c d, so that a has twice as many rows. */
static SpecSamples *
label_samples (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *folder = g_dir_make_tmp ("spec-align-XXXXXX", NULL),
                  *path = g_build_filename (folder, "labels.txt", NULL);
  g_autoptr (SpecSamples) numbered = spec_samples_new_numbered (N);
  g_autoptr (GError) error = NULL;
  SpecSamples *samples;

  for (guint i = 0; i < N; i++)
    g_string_append_printf (text, "%c\n", "baacd"[i % 5]);
  g_assert_true (g_file_set_contents (path, text->str, -1, NULL));
  samples = spec_samples_with_labels (numbered, path, NULL, &error);
  g_assert_no_error (error);
  g_remove (path);
  g_rmdir (folder);
  return samples;
}

static void
test_by_label (void)
{
  g_autoptr (SpecSamples) samples = label_samples ();
  g_autoptr (SpecAlignOrder) order = spec_align_order_new_by_label (samples, NULL, N), few = NULL;
  const guint32 rows[] = { 1, 2, 3, 8, 10, 11 }; /* a a c c b a */

  g_assert_cmpuint (order->group_count, ==, 4);
  g_assert_cmpstr (order->groups[0].name, ==, "a");
  g_assert_cmpstr (order->groups[1].name, ==, "b");
  g_assert_cmpuint (order->groups[1].first, ==, 20);
  g_assert_cmpuint (order->count, ==, 80);
  for (gsize i = 0; i < 20; i++)
    g_assert_cmpstr (spec_samples_get_label (samples, order->rows[i]), ==, "a");
  few = spec_align_order_new_by_label (samples, rows, G_N_ELEMENTS (rows));
  g_assert_cmpuint (few->group_count, ==, 2); /* one row alone makes no block */
  g_assert_cmpuint (few->count, ==, 5);
  g_assert_cmpuint (few->rows[2], ==, 11);
  g_assert_cmpuint (few->rows[3], ==, 3);
}

static void
test_by_cluster (void)
{
  SpecParams params = cloud_params (SPEC_KERNEL_COSINE, 1, 1, 1);
  g_autoptr (SpecEmbedding) x = cloud_new (N, D, 1, 3, 1, 0), y = cloud_new (N, 9, 3, 4, 1, 0);
  g_autoptr (SpecResult) result = cloud_solve (x, y, &params);
  g_autoptr (SpecAlignOrder) order = NULL, selected = NULL;
  g_autofree guint32 *best = NULL, *rows = g_new (guint32, N / 2);
  gsize count = 1;

  best = spec_result_rank_samples (result, SPEC_DIRECTION_POSITIVE, 0, FALSE, &count, NULL, NULL);
  order = spec_align_order_new_by_cluster (result, NULL, N, 0, NULL);
  g_assert_cmpuint (order->group_count, ==, 4);
  g_assert_cmpstr (order->groups[0].name, ==, "+1");
  g_assert_cmpstr (order->groups[3].name, ==, "\u22122");
  g_assert_cmpuint (order->rows[0], ==, best[0]);
  for (gsize i = 0; i < order->count; i++)
    for (gsize j = 0; j < i; j++)
      g_assert_cmpuint (order->rows[i], !=, order->rows[j]);

  for (guint i = 0; i < N / 2; i++)
    rows[i] = 2 * i + 1;
  selected = spec_align_order_new_by_cluster (result, rows, N / 2, 3, NULL);
  g_assert_cmpstr (selected->groups[1].name, ==, "+3");
  for (gsize i = 0; i < selected->count; i++)
    g_assert_cmpuint (selected->rows[i] % 2, ==, 1);
}

/* An adapter that doubles one column: the kernel after it, by the definition. */
static void
test_kernels (gconstpointer data)
{
  SpecKernelKind kind = GPOINTER_TO_INT (data);
  SpecParams params = cloud_params (kind, 4, 3, 1);
  g_autoptr (SpecEmbedding) x = cloud_new (N, D, 1, 3, 1, 0), y = cloud_new (N, 9, 3, 4, 1, 0);
  SpecEmbedding *pair[] = { x, y };
  g_autoptr (SpecSamples) samples = label_samples ();
  g_autoptr (SpecTeam) team = spec_team_new (2);
  g_autofree float *adapter = g_new0 (float, D * D);
  g_autoptr (SpecAlignKernels) kernels = NULL, copy = NULL;
  float a[D], b[D];
  double dot = 0, aa = 0, bb = 0, expected;

  for (gsize i = 0; i < D; i++)
    adapter[i * (D + 1)] = i == 2 ? 2 : 1;
  kernels = spec_align_kernels_new (pair, SPEC_SIDE_X, params.kernel, spec_align_order_new_by_label (samples, NULL, N),
                                    adapter, team, NULL, NULL);
  spec_embedding_read_rows (x, kernels->order->rows[1], 1, a);
  spec_embedding_read_rows (x, kernels->order->rows[33], 1, b);
  a[2] *= 2;
  b[2] *= 2;
  for (gsize i = 0; i < D; i++)
    {
      dot += (double) a[i] * b[i];
      aa += (double) a[i] * a[i];
      bb += (double) b[i] * b[i];
    }
  expected = kind == SPEC_KERNEL_COSINE ? dot / sqrt (aa * bb) : exp (-(aa + bb - 2 * dot) / 32);
  g_assert_cmpfloat_with_epsilon (kernels->after[80 + 33], expected, 1e-5);
  g_assert_cmpfloat (kernels->after[80 + 33], ==, kernels->after[33 * 80 + 1]);
  g_assert_cmpfloat (kernels->before[80 + 33], !=, kernels->after[80 + 33]);
  g_assert_cmpfloat_with_epsilon (kernels->other[81], 1, 1e-6);
  copy = spec_align_kernels_copy (kernels);
  g_assert_cmpmem (copy->after, 6400 * sizeof (float), kernels->after, 6400 * sizeof (float));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/align-order/by-label", test_by_label);
  g_test_add_func ("/align-order/by-cluster", test_by_cluster);
  g_test_add_data_func ("/align-kernels/cosine", GINT_TO_POINTER (SPEC_KERNEL_COSINE), test_kernels);
  g_test_add_data_func ("/align-kernels/gaussian", GINT_TO_POINTER (SPEC_KERNEL_GAUSSIAN), test_kernels);
  return g_test_run ();
}
