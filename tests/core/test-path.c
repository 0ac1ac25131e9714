/* What is foreseen of the next answer, on subspaces whose motion is known. */
#include <math.h>
#include <string.h>

#include "spec/spec-path.h"

#define ORDER 40
#define PAIRS 3

/* Vector j turns from axis 2 j to axis 2 j + 1 as the place goes on, each at its own speed. */
static SpecEigenpairs *
turn (double place)
{
  SpecEigenpairs *pairs = spec_eigenpairs_new (ORDER, 2, 1, NULL);

  memset (pairs->vectors, 0, ORDER * PAIRS * sizeof (float));
  for (int j = 0; j < PAIRS; j++)
    {
      pairs->vectors[j * ORDER + 2 * j] = (float) cos ((j + 1) * place);
      pairs->vectors[j * ORDER + 2 * j + 1] = (float) sin ((j + 1) * place);
    }
  return pairs;
}

/* Returns: the largest angle between a vector of @start and its own of @truth; they lie in planes of their own */
static double
measure_angle (const SpecEigenpairs *start, const SpecEigenpairs *truth)
{
  double largest = 0;

  for (int j = 0; j < PAIRS; j++)
    {
      const float *a = start->vectors + j * ORDER, *b = truth->vectors + j * ORDER;
      double cross = (double) a[2 * j] * b[2 * j + 1] - (double) a[2 * j + 1] * b[2 * j];
      double dot = (double) a[2 * j] * b[2 * j] + (double) a[2 * j + 1] * b[2 * j + 1];
      largest = MAX (largest, fabs (atan2 (cross, dot)));
    }
  return largest;
}

/* The angle that remains at @to, having been at @first and @second; along the first axis, but for @aside. */
static double
foresee (double first, double second, double to, double aside)
{
  SpecPath path = { 0 };

  spec_path_take (&path, turn (first), (double[SPEC_PATH_AXES]){ first });
  spec_path_take (&path, turn (second), (double[SPEC_PATH_AXES]){ second });
  const SpecEigenpairs *start = spec_path_foresee (&path, ORDER, (double[SPEC_PATH_AXES]){ to, aside });
  g_autoptr (SpecEigenpairs) truth = turn (to);
  double angle = measure_angle (start, truth);

  spec_path_clear (&path);
  return angle;
}

/* An error of the second order: half the step, a quarter of it; on, by a step of another length, and back. */
static void
test_second_order (void)
{
  double whole = foresee (0, 0.1, 0.2, 0), half = foresee (0, 0.05, 0.1, 0);

  g_assert_cmpfloat (whole, <, 0.2 * 0.3); /* of the 0.3 that the fastest turns in a step */
  g_assert_cmpfloat (half, <, 0.3 * whole);
  g_assert_cmpfloat (foresee (0, 0.1, 0.25, 0), <, 0.25 * 0.45);
  g_assert_cmpfloat (foresee (0, 0.1, 0, 0), <, 0.2 * 0.3);
}

/* Too far, to the side, and without a step before: the last ones as they are. */
static void
test_last (void)
{
  SpecPath path = { 0 };
  const double here[SPEC_PATH_AXES] = { 0.1 };

  g_assert_cmpfloat_with_epsilon (foresee (0, 0.01, 0.1, 0), 3 * 0.09, 1e-6);
  g_assert_cmpfloat_with_epsilon (foresee (0, 0.1, 0.2, 0.1), 0.3, 1e-6);
  g_assert_cmpfloat_with_epsilon (foresee (0.1, 0.1, 0.2, 0), 0.3, 1e-6);

  g_assert_null (spec_path_foresee (&path, ORDER, here));
  spec_path_take (&path, turn (0.1), here);
  g_assert_true (spec_path_foresee (&path, ORDER, here) == path.last);
  g_assert_null (spec_path_foresee (&path, ORDER + 1, here));
  spec_path_clear (&path);
}

/* Of as many samples only the last ones are kept. */
static void
test_large (void)
{
  SpecPath path = { 0 };

  for (int i = 0; i < 2; i++)
    spec_path_take (&path, spec_eigenpairs_new (1 << 20, 5, 0, NULL), (double[SPEC_PATH_AXES]){ i });
  g_assert_null (path.before);
  g_assert_true (spec_path_foresee (&path, 1 << 20, (double[SPEC_PATH_AXES]){ 2 }) == path.last);
  spec_path_clear (&path);
}

/* Vectors of a preview are off by more than they move: what was not in the one before is for the most part error. */
static void
test_blurred (void)
{
  SpecPath path = { 0 };

  spec_path_take (&path, turn (0), (double[SPEC_PATH_AXES]){ 0 });
  spec_path_take (&path, turn (0.1), (double[SPEC_PATH_AXES]){ 0.1 });
  path.before->residuals[1] = 0.01;
  g_assert_true (spec_path_foresee (&path, ORDER, (double[SPEC_PATH_AXES]){ 0.2 }) == path.last);
  spec_path_clear (&path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/path/second-order", test_second_order);
  g_test_add_func ("/path/last", test_last);
  g_test_add_func ("/path/large", test_large);
  g_test_add_func ("/path/blurred", test_blurred);
  return g_test_run ();
}
