/* How long one step of a bandwidth takes where the one before is still warm, in the thread that computes:
 * bench-steps X Y SIGMA_X SIGMA_Y ROWS STEPS, three spectra of 20 eigenvalues; ROWS 0: all of them, solved as the full answer is. */
#include <math.h>
#include <stdlib.h>

#include "bench-report.h"
#include "spec/spec-solver.h"

#define SPECTRUM 20
#define REACH 0.8 /* of ln sigma to either side */
#define TURN 0.1  /* radians a step */

typedef struct
{
  SpecEmbedding *embedding[2];
  SpecParams params;
  gsize rows;
  SpecSolver *solver;
  guint products; /* of the last solve */
} Bench;

static double
solve (Bench *bench)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpecProblem) all = spec_problem_new (bench->embedding[0], bench->embedding[1], &bench->params, &error);
  g_autoptr (SpecProblem) problem = NULL;
  g_autoptr (SpecResult) result = NULL;
  gint64 begun = g_get_monotonic_time ();

  g_assert_no_error (error);
  problem = bench->rows > 0 ? spec_problem_new_preview (all, bench->rows, NULL) : spec_problem_ref (all);
  result = spec_solver_solve (bench->solver, problem, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (spec_result_get_converged (result));
  bench->products = spec_result_get_block_products (result);

  return bench_seconds_since (begun);
}

static void
move (Bench *bench, SpecSide side, gsize steps)
{
  double sigma = bench->params.kernel[side].sigma;
  g_autofree double *times = g_new (double, steps), *products = g_new (double, steps);

  solve (bench);
  for (gsize k = 0; k < steps; k++)
    {
      bench->params.kernel[side].sigma = sigma * exp (REACH * sin (TURN * (double) (k + 1)));
      times[k] = solve (bench);
      products[k] = bench->products;
    }
  bench->params.kernel[side].sigma = sigma;
  bench_report_times (side == SPEC_SIDE_X ? "step_x" : "step_y", times, steps);
  bench_report_times (side == SPEC_SIDE_X ? "products_x" : "products_y", products, steps);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  Bench bench = { .params = SPEC_PARAMS_DEFAULT };
  gint64 begun = g_get_monotonic_time ();

  if (argc != 7)
    g_error ("expected X Y SIGMA_X SIGMA_Y ROWS STEPS");
  bench.params.spectrum = SPECTRUM;
  bench.params.method = SPEC_METHOD_EXACT;
  for (guint side = 0; side < 2; side++)
    {
      bench.embedding[side] = spec_embedding_load (argv[1 + side], NULL, &error);
      g_assert_no_error (error);
      bench.params.kernel[side].rule = SPEC_BANDWIDTH_NUMBER;
      bench.params.kernel[side].sigma = g_ascii_strtod (argv[3 + side], NULL);
    }
  bench.rows = g_ascii_strtoull (argv[5], NULL, 10);
  bench.solver = spec_solver_new ();
  spec_solver_set_reuse (bench.solver, TRUE);

  solve (&bench);
  bench_report ("first", bench_seconds_since (begun));
  for (guint side = 0; side < 2; side++)
    move (&bench, side, g_ascii_strtoull (argv[6], NULL, 10));

  spec_solver_free (bench.solver);
  for (guint side = 0; side < 2; side++)
    spec_embedding_unref (bench.embedding[side]);
  return 0;
}
