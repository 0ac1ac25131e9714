/* Plots without a menu of their own, as tables: what is copied from them is what is painted. */
#include "agreement/spec-histogram-table.h"
#include "clusters/spec-violin-table.h"
#include "side/spec-bandwidth-table.h"

/* Takes @table. */
static char **
read_lines (SpecNumberTable *table)
{
  g_autofree char *text = spec_number_table_dup_text (table);

  gtk_window_destroy (GTK_WINDOW (table));
  return g_strsplit (g_strchomp (text), "\n", -1);
}

static void
assert_bar (const char *line, double from, double to, double count)
{
  g_auto (GStrv) cells = g_strsplit (line, "\t", -1);

  g_assert_cmpuint (g_strv_length (cells), ==, 3);
  g_assert_cmpfloat_with_epsilon (g_ascii_strtod (cells[0], NULL), from, 1e-12);
  g_assert_cmpfloat_with_epsilon (g_ascii_strtod (cells[1], NULL), to, 1e-12);
  g_assert_cmpfloat (g_ascii_strtod (cells[2], NULL), ==, count);
}

static void
test_histogram (void)
{
  const double values[] = { 0, 0.01, 0.5, 1 };
  SpecHistogram histogram;
  g_auto (GStrv) lines = NULL;

  spec_histogram_count (&histogram, values, G_N_ELEMENTS (values));
  lines = read_lines (spec_histogram_table_new (&histogram));
  g_assert_cmpuint (g_strv_length (lines), ==, 1 + SPEC_HISTOGRAM_BARS);
  g_assert_cmpstr (lines[0], ==, "From\tTo\tSamples");
  assert_bar (lines[1], 0, 0.05, 2);
  assert_bar (lines[2], 0.05, 0.1, 0);
  assert_bar (lines[11], 0.5, 0.55, 1);
  assert_bar (lines[20], 0.95, 1, 1);
}

static void
test_bandwidths (void)
{
  const SpecBandwidthPoint points[] = { { 0.5, 0.25, 0.125, 0.0625, 3, 8 }, { 1, 0.5, 0.25, 0.125, 2, 4 } };
  g_autoptr (SpecBandwidthMap) map = spec_bandwidth_map_new (points, G_N_ELEMENTS (points), 1, 100);
  g_auto (GStrv) lines = read_lines (spec_bandwidth_table_new (map, "CLIP"));

  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  g_assert_cmpstr (lines[1], ==, "0.5\t0.25\t0.125\t0.0625\t3\t8");
  g_assert_cmpstr (lines[2], ==, "1\t0.5\t0.25\t0.125\t2\t4");
}

static void
test_violins (void)
{
  g_autofree SpecModeEvidence *modes = g_new0 (SpecModeEvidence, 2);
  SpecEvidence evidence = { .mode_count = { 0, 2 }, .modes = { NULL, modes } };
  double x[] = { 1, 2, 3, 4, 5 }, y[] = { 2, 2, 4, 6, 6 };
  g_auto (GStrv) lines = NULL;

  spec_violin_compute (&modes[1].side[SPEC_SIDE_X].violin, x, G_N_ELEMENTS (x));
  spec_violin_compute (&modes[1].side[SPEC_SIDE_Y].violin, y, G_N_ELEMENTS (y));
  lines = read_lines (spec_violin_table_new (&evidence, SPEC_DIRECTION_NEGATIVE));
  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  g_assert_cmpstr (lines[2], ==, "-2\t1\t2\t3\t4\t5\t2\t2\t4\t6\t6");
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tables/histogram", test_histogram);
  g_test_add_func ("/tables/bandwidths", test_bandwidths);
  g_test_add_func ("/tables/violins", test_violins);
  return g_test_run ();
}
