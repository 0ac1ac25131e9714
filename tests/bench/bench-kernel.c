/* The kernel stage against what the machine can do at all: bench-kernel X Y SIGMA_X SIGMA_Y. Multiplications and additions of the
 * inner products of all pairs of rows, by the second, beside those of sgemm in every thread of the team. */
#include <stdlib.h>

#include "base/spec-team.h"
#include "bench-report.h"
#include "linalg/spec-blas.h"
#include "spec/spec-workspace.h"

#define ORDER 1024
#define PRODUCTS 12
#define ROUNDS 3

typedef struct
{
  float *matrices; /* three of each lane */
  guint products;
} Gemm;

static void
multiply (guint lane, guint lanes, gpointer data)
{
  Gemm *gemm = data;
  float *a = gemm->matrices + (gsize) lane * 3 * ORDER * ORDER, *b = a + ORDER * ORDER, *c = b + ORDER * ORDER;

  for (guint i = 0; i < gemm->products; i++)
    spec_blas_sgemm (SPEC_TRANSPOSED, SPEC_PLAIN, ORDER, ORDER, ORDER, 1, a, ORDER, b, ORDER, 0, c, ORDER);
}

/* Returns: operations a second, the best of a few rounds */
static double
measure_gemm (SpecTeam *team)
{
  guint lanes = spec_team_get_lanes (team);
  Gemm gemm = { .products = 1 };
  double best = 0;

  gemm.matrices = g_new (float, (gsize) lanes * 3 * ORDER * ORDER);
  for (gsize i = 0; i < (gsize) lanes * 3 * ORDER * ORDER; i++)
    gemm.matrices[i] = (float) (i % 7) * 0.1f;
  spec_team_run (team, multiply, &gemm); /* warm */
  gemm.products = PRODUCTS;
  for (guint i = 0; i < ROUNDS; i++)
    {
      gint64 begun = g_get_monotonic_time ();

      spec_team_run (team, multiply, &gemm);
      best = MAX (best, 2.0 * ORDER * ORDER * ORDER * PRODUCTS * lanes / bench_seconds_since (begun));
    }
  g_free (gemm.matrices);

  return best;
}

/* Returns: operations a second, distances and exponentials of both sides included in the time */
static double
measure_kernel (SpecTeam *team, SpecProblem *problem)
{
  g_autoptr (SpecWorkspace) workspace = spec_workspace_new (team);
  g_autoptr (GError) error = NULL;
  double n = (double) spec_problem_get_samples (problem), columns = 0, seconds;
  SpecOperator *difference;
  SpecPlan plan;
  gint64 begun;

  for (guint side = 0; side < 2; side++)
    columns += (double) spec_embedding_get_dimensions (spec_problem_get_embedding (problem, side));
  spec_plan_make (&plan, problem, FALSE, &error);
  g_assert_no_error (error);
  spec_workspace_prepare (workspace, problem, NULL, &error);
  g_assert_no_error (error);

  begun = g_get_monotonic_time ();
  difference = spec_workspace_get_difference (workspace, problem, &plan, NULL, NULL, &error);
  g_assert_no_error (error);
  seconds = bench_seconds_since (begun);
  spec_operator_free (difference);
  bench_report ("kernel_seconds", seconds);

  return n * (n + 1) * columns / seconds; /* two for each of half of the pairs */
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpecTeam) team = spec_team_new (0);
  g_autoptr (SpecEmbedding) x = NULL;
  g_autoptr (SpecEmbedding) y = NULL;
  g_autoptr (SpecProblem) problem = NULL;
  SpecParams params = SPEC_PARAMS_DEFAULT;

  if (argc != 5)
    g_error ("expected X Y SIGMA_X SIGMA_Y");
  x = spec_embedding_load (argv[1], NULL, &error);
  g_assert_no_error (error);
  y = spec_embedding_load (argv[2], NULL, &error);
  g_assert_no_error (error);
  params.method = SPEC_METHOD_EXACT;
  for (guint side = 0; side < 2; side++)
    params.kernel[side] = (SpecKernel){ SPEC_KERNEL_GAUSSIAN, SPEC_BANDWIDTH_NUMBER, g_ascii_strtod (argv[3 + side], NULL) };
  problem = spec_problem_new (x, y, &params, &error);
  g_assert_no_error (error);

  bench_report ("sgemm_rate", measure_gemm (team));
  bench_report ("kernel_rate", measure_kernel (team, problem));
  bench_report ("sgemm_rate", measure_gemm (team)); /* again: others may use the machine too */

  return 0;
}
