/* What a lasso holds, and which part of a map a box shows. */
#include <math.h>

#include "paint/spec-lasso.h"
#include "paint/spec-scatter-frame.h"

static SpecLasso *
make (const double *corners, gsize count)
{
  SpecLasso *lasso = spec_lasso_new (corners[0], corners[1]);

  for (gsize i = 1; i < count; i++)
    spec_lasso_extend (lasso, corners[2 * i], corners[2 * i + 1]);
  return lasso;
}

/* A horseshoe, open upwards. */
static void
test_inside (void)
{
  const double corners[] = { 0, 0, 6, 0, 6, 6, 4, 6, 4, 2, 2, 2, 2, 6, 0, 6 };
  g_autoptr (SpecLasso) lasso = make (corners, 8);

  g_assert_true (spec_lasso_contains (lasso, 1, 5));
  g_assert_true (spec_lasso_contains (lasso, 5, 5));
  g_assert_true (spec_lasso_contains (lasso, 3, 1));
  g_assert_false (spec_lasso_contains (lasso, 3, 4)); /* between the legs */
  g_assert_false (spec_lasso_contains (lasso, -1, 1));
  g_assert_false (spec_lasso_contains (lasso, 7, 1));
  g_assert_false (spec_lasso_contains (lasso, 3, -0.001));
  g_assert_false (spec_lasso_contains (lasso, NAN, 1));
}

/* Both ways round; and a loop drawn twice over holds its middle, which an even-odd rule would leave out. */
static void
test_direction_and_loops (void)
{
  const double back[] = { 0, 0, 0, 4, 4, 4, 4, 0 };
  const double twice[] = { 0, 0, 4, 0, 4, 4, 0, 4, 0, 0, 1, 1, 3, 1, 3, 3, 1, 3, 1, 1 };
  g_autoptr (SpecLasso) clockwise = make (back, 4);
  g_autoptr (SpecLasso) loops = make (twice, 10);

  g_assert_true (spec_lasso_contains (clockwise, 2, 2));
  g_assert_true (spec_lasso_contains (loops, 2, 2));
  g_assert_true (spec_lasso_contains (loops, 0.5, 2));
  g_assert_false (spec_lasso_contains (loops, 5, 2));
}

static void
test_too_short (void)
{
  const double line[] = { 0, 0, 4, 4 };
  g_autoptr (SpecLasso) point = make (line, 1);
  g_autoptr (SpecLasso) two = make (line, 2);

  g_assert_false (spec_lasso_contains (point, 0, 0));
  g_assert_false (spec_lasso_contains (two, 2, 2));
}

/* A point on the line between two areas is in exactly one of them. */
static void
test_shared_edge (void)
{
  g_autoptr (SpecLasso) left = spec_lasso_new_rectangle (0, 0, 2, 2);
  g_autoptr (SpecLasso) right = spec_lasso_new_rectangle (4, 2, 2, 0);

  for (double y = 0.25; y < 2; y += 0.25)
    g_assert_cmpint (spec_lasso_contains (left, 2, y) + spec_lasso_contains (right, 2, y), ==, 1);
}

static void
test_find (void)
{
  const float places[] = { 1, 1, 9, 9, NAN, 1, 1.5, 0.5, 1, INFINITY, -1, 1 };
  g_autoptr (SpecLasso) lasso = spec_lasso_new_rectangle (2, 2, 0, 0);
  gsize found;
  g_autofree guint32 *inside = spec_lasso_find (lasso, places, 6, &found);

  g_assert_cmpuint (found, ==, 2);
  g_assert_cmpuint (inside[0], ==, 0);
  g_assert_cmpuint (inside[1], ==, 3);
}

/* Random lines against the definition: the sum of the angles under which the edges are seen. */
static void
test_against_angles (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);

  for (guint trial = 0; trial < 200; trial++)
    {
      double corners[18];
      g_autoptr (SpecLasso) lasso = NULL;

      for (guint i = 0; i < 18; i++)
        corners[i] = g_rand_double (random);
      lasso = make (corners, 9);
      for (guint i = 0; i < 50; i++)
        {
          double x = g_rand_double (random), y = g_rand_double (random), angle = 0;

          for (guint j = 0; j < 9; j++)
            {
              const double *a = corners + 2 * j, *b = corners + 2 * ((j + 1) % 9);

              angle += remainder (atan2 (b[1] - y, b[0] - x) - atan2 (a[1] - y, a[0] - x), 2 * G_PI);
            }
          g_assert_cmpint (spec_lasso_contains (lasso, x, y), ==, fabs (angle) > 1);
        }
    }
}

static void
test_frame (void)
{
  const float places[] = { -10, 3, NAN, 900, 30, 23, 10, 3 };
  SpecScatterFrame frame;
  double x, y, map_x, map_y;

  spec_scatter_frame_init_fit (&frame, places, 4, 420, 300, 10);
  g_assert_cmpfloat_with_epsilon (frame.scale, 10, 1e-9); /* 400 units for 40 */
  spec_scatter_frame_place (&frame, 420, 300, -10, 3, &x, &y);
  g_assert_cmpfloat_with_epsilon (x, 10, 1e-9);
  g_assert_cmpfloat_with_epsilon (y, 250, 1e-9); /* the lower one of two that are 200 units apart */
  spec_scatter_frame_zoom (&frame, 3, 420, 300, 77, 99);
  spec_scatter_frame_find (&frame, 420, 300, 77, 99, &map_x, &map_y);
  spec_scatter_frame_zoom (&frame, 0.5, 420, 300, 77, 99);
  spec_scatter_frame_place (&frame, 420, 300, map_x, map_y, &x, &y);
  g_assert_cmpfloat_with_epsilon (x, 77, 1e-9);
  g_assert_cmpfloat_with_epsilon (y, 99, 1e-9);
  spec_scatter_frame_pan (&frame, 20, -30);
  spec_scatter_frame_place (&frame, 420, 300, map_x, map_y, &x, &y);
  g_assert_cmpfloat_with_epsilon (x, 97, 1e-9);
  g_assert_cmpfloat_with_epsilon (y, 69, 1e-9);
}

static void
test_frame_of_little (void)
{
  const float one[] = { 4, 5 }, line[] = { 0, 5, 1, 5 }, none[] = { NAN, NAN };
  SpecScatterFrame frame;

  spec_scatter_frame_init_fit (&frame, one, 1, 100, 100, 10);
  g_assert_cmpfloat (frame.x, ==, 4);
  g_assert_cmpfloat (frame.scale, ==, 1);
  spec_scatter_frame_init_fit (&frame, line, 2, 100, 100, 10);
  g_assert_cmpfloat (frame.scale, ==, 80);
  spec_scatter_frame_init_fit (&frame, none, 1, 100, 100, 10);
  g_assert_cmpfloat (frame.scale, ==, 1);
  spec_scatter_frame_init_fit (&frame, line, 2, 0, 0, 10);
  g_assert_cmpfloat (frame.scale, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lasso/inside", test_inside);
  g_test_add_func ("/lasso/direction-and-loops", test_direction_and_loops);
  g_test_add_func ("/lasso/too-short", test_too_short);
  g_test_add_func ("/lasso/shared-edge", test_shared_edge);
  g_test_add_func ("/lasso/find", test_find);
  g_test_add_func ("/lasso/against-angles", test_against_angles);
  g_test_add_func ("/lasso/frame", test_frame);
  g_test_add_func ("/lasso/frame-of-little", test_frame_of_little);
  return g_test_run ();
}
