/* Vectorised functions against libm in double precision. */
#include <math.h>

#include "linalg/spec-vector-math.h"

#define COUNT 4099 /* odd, so that no vector width divides it */

static void
test_exp (void)
{
  float in[COUNT], out[COUNT];

  for (int i = 0; i < COUNT; i++)
    in[i] = 90.0f * (float) i / COUNT;
  spec_vector_exp (COUNT, -1, in, out);
  for (int i = 0; i < COUNT; i++)
    if (in[i] < 60)
      g_assert_cmpfloat (fabs (out[i] / exp (-(double) in[i]) - 1), <, 3e-7);
    else
      g_assert_cmpfloat (out[i], <, 1e-26);
  g_assert_cmpfloat (out[0], ==, 1.0f);
}

static void
test_exp_in_place (void)
{
  float values[COUNT], expected[COUNT];

  for (int i = 0; i < COUNT; i++)
    values[i] = (float) (i % 97) / 10;
  spec_vector_exp (COUNT, -0.5f, values, expected);
  spec_vector_exp (COUNT, -0.5f, values, values);
  g_assert_cmpmem (values, sizeof values, expected, sizeof expected);
}

static void
test_exp_extremes (void)
{
  const float in[] = { 0, 1e-30f, 1, 1e30f };
  float out[4];

  spec_vector_exp (4, -1e30f, in, out);
  g_assert_cmpfloat (out[0], ==, 1);
  g_assert_cmpfloat_with_epsilon (out[1], exp (-1.0), 1e-6);
  g_assert_cmpfloat (out[2], <, 1e-26);
  g_assert_cmpfloat (out[3], <, 1e-26);
}

static void
check_cos_sin (double range, double frequency)
{
  static float in[COUNT], cosine[COUNT], sine[COUNT];

  for (int i = 0; i < COUNT; i++)
    in[i] = (float) (range / frequency * (2.0 * i / COUNT - 1));
  spec_vector_cos_sin (COUNT, frequency, 0.5f, in, cosine, sine);
  for (int i = 0; i < COUNT; i++)
    {
      g_assert_cmpfloat (fabs (cosine[i] - 0.5 * cos (frequency * in[i])), <, 1.5e-7);
      g_assert_cmpfloat (fabs (sine[i] - 0.5 * sin (frequency * in[i])), <, 1.5e-7);
    }
}

static void
test_cos_sin (void)
{
  check_cos_sin (1, 1);
  check_cos_sin (100, 1e-20);
  check_cos_sin (3e6, 123.4);
}

static void
test_add_clamped (void)
{
  const float a[] = { 1, 2, 3 };
  float values[] = { -1, -6, 5 };

  spec_vector_add_clamped (3, a, 1, values);
  g_assert_cmpfloat (values[0], ==, 1);
  g_assert_cmpfloat (values[1], ==, 0);
  g_assert_cmpfloat (values[2], ==, 9);
}

static void
test_sum_squares (void)
{
  float values[COUNT];
  double expected = 0;

  for (int i = 0; i < COUNT; i++)
    {
      values[i] = (float) sin (i);
      expected += (double) values[i] * values[i];
    }
  g_assert_cmpfloat (fabs (spec_vector_sum_squares (COUNT, values) / expected - 1), <, 1e-12);
}

static void
test_pairs (void)
{
  float a[COUNT], b[COUNT];
  double square = 0, dot = 0;

  for (int i = 0; i < COUNT; i++)
    {
      a[i] = (float) (1000 + sin (i));
      b[i] = (float) (1000 + cos (3 * i));
      square += ((double) a[i] - b[i]) * ((double) a[i] - b[i]);
      dot += (double) a[i] * b[i];
    }
  g_assert_cmpfloat (fabs (spec_vector_squared_distance (COUNT, a, b) / square - 1), <, 1e-12);
  g_assert_cmpfloat (fabs (spec_vector_dot (COUNT, a, b) / dot - 1), <, 1e-12);
  g_assert_cmpfloat (spec_vector_squared_distance (COUNT, a, a), ==, 0);
  g_assert_cmpfloat (spec_vector_dot (0, a, b), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vector-math/exp", test_exp);
  g_test_add_func ("/vector-math/exp-in-place", test_exp_in_place);
  g_test_add_func ("/vector-math/exp-extremes", test_exp_extremes);
  g_test_add_func ("/vector-math/cos-sin", test_cos_sin);
  g_test_add_func ("/vector-math/add-clamped", test_add_clamped);
  g_test_add_func ("/vector-math/sum-squares", test_sum_squares);
  g_test_add_func ("/vector-math/pairs", test_pairs);
  return g_test_run ();
}
