/* Ticks and the numbers on them. */
#include <math.h>

#include "paint/spec-axis.h"

static void
assert_labels (const SpecAxis *axis, const char *expected)
{
  GString *labels = g_string_new (NULL);

  for (guint i = 0; i < axis->n_ticks; i++)
    {
      if (i > 0)
        {
          g_string_append_c (labels, ' ');
          g_assert_cmpfloat (axis->ticks[i].value, >, axis->ticks[i - 1].value);
        }
      g_string_append (labels, axis->ticks[i].label);
      g_assert_cmpfloat (axis->ticks[i].value, >=, axis->low * (axis->low < 0 ? 1 + 1e-6 : 1 - 1e-6));
      g_assert_cmpfloat (axis->ticks[i].value, <=, axis->high * (1 + 1e-6));
    }
  g_assert_cmpstr (labels->str, ==, expected);
  g_string_free (labels, TRUE);
}

static void
test_log (void)
{
  SpecAxis axis;

  spec_axis_init_log (&axis, 4e-4, 0.1575, 5, SPEC_NUMBER_PLAIN);
  assert_labels (&axis, "10⁻³ 10⁻² 10⁻¹");
  g_assert_cmpfloat_with_epsilon (spec_axis_place (&axis, axis.low), 0, 1e-12);
  g_assert_cmpfloat_with_epsilon (spec_axis_place (&axis, axis.high), 1, 1e-12);
  g_assert_cmpfloat_with_epsilon (spec_axis_place (&axis, sqrt (axis.low * axis.high)), 0.5, 1e-12);

  /* However little room there is, powers come before their parts. */
  spec_axis_init_log (&axis, 1.2e-3, 0.61, 2, SPEC_NUMBER_PLAIN);
  assert_labels (&axis, "10⁻³ 10⁻² 10⁻¹");
  spec_axis_init_log (&axis, 0.015, 0.12, 5, SPEC_NUMBER_PLAIN);
  assert_labels (&axis, "2·10⁻² 5·10⁻² 10⁻¹");
  spec_axis_init_log (&axis, 0.021, 0.029, 5, SPEC_NUMBER_PLAIN);
  g_assert_cmpuint (axis.n_ticks, >=, 2);
  spec_axis_init_log (&axis, 1e-9, 1, 3, SPEC_NUMBER_PLAIN);
  assert_labels (&axis, "10⁻⁸ 10⁻⁴ 10⁰");
  spec_axis_init_log (&axis, 0.02, 0.02, 5, SPEC_NUMBER_PLAIN);
  g_assert_cmpfloat (axis.low, <, 0.02);
  g_assert_cmpfloat (axis.high, >, 0.02);
}

static void
test_rank (void)
{
  SpecAxis axis;

  spec_axis_init_rank (&axis, 80, TRUE, 8);
  assert_labels (&axis, "1 2 5 10 20 50");
  spec_axis_init_rank (&axis, 50, FALSE, 6);
  assert_labels (&axis, "1 10 20 30 40 50");
  spec_axis_init_rank (&axis, 1, TRUE, 8);
  g_assert_cmpfloat (spec_axis_place (&axis, 1), ==, 0);
  spec_axis_init_rank (&axis, 0, FALSE, 1);
  g_assert_true (isfinite (spec_axis_place (&axis, 1)));
}

static void
test_symmetric (void)
{
  SpecAxis axis;

  spec_axis_init_symmetric (&axis, 0.038, 4, SPEC_NUMBER_PLAIN);
  assert_labels (&axis, "−0.03 −0.02 −0.01 0 +0.01 +0.02 +0.03");
  g_assert_cmpfloat (spec_axis_place (&axis, 0), ==, 0.5);
  g_assert_cmpfloat (spec_axis_place (&axis, NAN), ==, 0);
  spec_axis_init_symmetric (&axis, 0, 3, SPEC_NUMBER_PLAIN);
  g_assert_cmpfloat (axis.high, >, 0);
  spec_axis_init_symmetric (&axis, INFINITY, 3, SPEC_NUMBER_PLAIN);
  g_assert_true (isfinite (axis.high));
}

static void
assert_text (char *text, const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
test_numbers (void)
{
  double value;

  assert_text (spec_number_text_fixed (0.03041, 4, SPEC_NUMBER_SIGNED), "+0.0304");
  assert_text (spec_number_text_fixed (-0.03384, 4, SPEC_NUMBER_PLAIN), "−0.0338");
  assert_text (spec_number_text_fixed (-0.00001, 4, SPEC_NUMBER_SIGNED), "0.0000");
  assert_text (spec_number_text_fixed (NAN, 4, SPEC_NUMBER_PLAIN), "–");
  assert_text (spec_number_text_significant (3.5, 3, SPEC_NUMBER_PLAIN), "3.50");
  assert_text (spec_number_text_significant (28, 3, SPEC_NUMBER_PLAIN), "28.0");
  assert_text (spec_number_text_significant (9.996, 3, SPEC_NUMBER_PLAIN), "10.0");
  assert_text (spec_number_text_significant (0.021349, 3, SPEC_NUMBER_PLAIN), "0.0213");
  assert_text (spec_number_text_significant (12345, 3, SPEC_NUMBER_PLAIN), "12345");
  assert_text (spec_number_text_count (9469, SPEC_NUMBER_FIGURE), "9,469");
  assert_text (spec_number_text_count (1000000, SPEC_NUMBER_FIGURE), "1,000,000");
  g_assert_true (spec_number_text_parse (" 3.5 ", &value));
  g_assert_cmpfloat (value, ==, 3.5);
  g_assert_true (spec_number_text_parse ("−2", &value));
  g_assert_cmpfloat (value, ==, -2);
  g_assert_false (spec_number_text_parse ("", &value));
  g_assert_false (spec_number_text_parse ("3 x", &value));
  g_assert_false (spec_number_text_parse ("nan", &value));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/axis/log", test_log);
  g_test_add_func ("/axis/rank", test_rank);
  g_test_add_func ("/axis/symmetric", test_symmetric);
  g_test_add_func ("/axis/numbers", test_numbers);
  return g_test_run ();
}
