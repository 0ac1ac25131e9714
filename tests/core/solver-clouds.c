#include "solver-clouds.h"

#include "base/spec-random.h"

SpecEmbedding *
cloud_new (gsize n, gsize d, gsize merge, guint64 seed, double scale, double offset)
{
  GRand *random = spec_random_new (seed, SPEC_STREAM_ROWS);
  float *rows = g_new (float, n * d);
  g_autofree float *centres = g_new (float, 12 * d);

  spec_random_fill_normal (random, centres, 12 * d);
  spec_random_fill_normal (random, rows, n * d);
  for (gsize i = 0; i < n; i++)
    for (gsize j = 0; j < d; j++)
      rows[i * d + j] = (float) (scale * (centres[(i * i % 12) / merge * d + j] + 0.3 * rows[i * d + j]) + offset);
  g_rand_free (random);
  return spec_embedding_new_take (rows, n, d, "cloud");
}

SpecParams
cloud_params (SpecKernelKind kind, double sigma_x, double sigma_y, double eta)
{
  SpecParams params = SPEC_PARAMS_DEFAULT;

  params.kernel[SPEC_SIDE_X] = (SpecKernel){ kind, SPEC_BANDWIDTH_NUMBER, sigma_x };
  params.kernel[SPEC_SIDE_Y] = (SpecKernel){ kind, SPEC_BANDWIDTH_NUMBER, sigma_y };
  params.eta = eta;
  params.memory = G_GUINT64_CONSTANT (1) << 32;
  return params;
}

SpecResult *
cloud_solve (SpecEmbedding *x, SpecEmbedding *y, const SpecParams *params)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpecProblem) problem = spec_problem_new (x, y, params, &error);
  g_assert_no_error (error);
  g_autoptr (SpecSolver) solver = spec_solver_new ();
  SpecResult *result = spec_solver_solve (solver, problem, NULL, NULL, &error);
  g_assert_no_error (error);
  return result;
}
