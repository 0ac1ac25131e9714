#include "stress-check.h"

#include <math.h>
#include <string.h>

#include "model/spec-sample-item.h"
#include "spec/spec-solver.h"

static void
assert_same_params (const SpecParams *shown, const SpecParams *set)
{
  for (guint side = 0; side < 2; side++)
    {
      g_assert_cmpint (shown->kernel[side].kind, ==, set->kernel[side].kind);
      if (set->kernel[side].kind == SPEC_KERNEL_GAUSSIAN)
        g_assert_cmpfloat (shown->kernel[side].sigma, ==, set->kernel[side].sigma);
    }
  g_assert_cmpfloat (shown->eta, ==, set->eta);
  g_assert_cmpint (shown->centre, ==, set->centre);
  g_assert_cmpuint (shown->modes, ==, set->modes);
  g_assert_cmpuint (shown->seed, ==, set->seed);
  g_assert_cmpint (shown->method, ==, set->method);
}

static void
describe_values (const SpecResult *result, const char *name)
{
  const SpecParams *params = spec_problem_get_params (spec_result_get_problem (result));
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint direction = 0; direction < 2; direction++)
    for (gsize i = 0; i < spec_result_get_mode_count (result, direction); i++)
      {
        const SpecMode *mode = spec_result_get_mode (result, direction, i);

        g_string_append_printf (text, " %.9g (residual %.1e%s)", mode->eigenvalue, mode->residual, mode->converged ? "" : ", not converged");
      }
  g_test_message ("%s: kernels %d %.17g, %d %.17g, eta %g, centre %d, method %d, modes %u, seed %" G_GUINT64_FORMAT ": size %.9g,%s", name,
                  params->kernel[0].kind, params->kernel[0].sigma, params->kernel[1].kind, params->kernel[1].sigma, params->eta,
                  params->centre, params->method, params->modes, params->seed, spec_result_get_spec_diff (result), text->str);
}

/* A result that was kept, or computed with kept distances and last eigenvectors, against one computed from nothing. */
static void
assert_same_values (const SpecResult *shown, const SpecResult *anew)
{
  double size = spec_result_get_spec_diff (anew), close = 1e-3 * size + 1e-9;

  if (fabs (spec_result_get_spec_diff (shown) - size) > close)
    {
      describe_values (shown, "shown");
      describe_values (anew, "anew");
    }
  g_assert_cmpint (spec_result_get_method (shown), ==, spec_result_get_method (anew));
  g_assert_cmpfloat_with_epsilon (spec_result_get_spec_diff (shown), size, close);
  for (guint direction = 0; direction < 2; direction++)
    {
      gsize count = MIN (spec_result_get_mode_count (shown, direction), spec_result_get_mode_count (anew, direction));

      for (gsize i = 0; i < count; i++)
        {
          const SpecMode *a = spec_result_get_mode (shown, direction, i), *b = spec_result_get_mode (anew, direction, i);

          if (a->converged && b->converged)
            g_assert_cmpfloat_with_epsilon (a->eigenvalue, b->eigenvalue, close);
        }
    }
}

static void
assert_lists (SpecSession *session, SpecResult *result)
{
  GListModel *modes = spec_session_get_modes (session), *cluster = spec_session_get_cluster (session);
  SpecModeItem *selected = spec_session_get_selected (session);
  g_autofree guint32 *rows = NULL;
  gboolean opposite;
  gsize count = spec_problem_get_samples (spec_result_get_problem (result));

  g_assert_cmpuint (g_list_model_get_n_items (modes), ==,
                    spec_result_get_mode_count (result, SPEC_DIRECTION_POSITIVE)
                        + spec_result_get_mode_count (result, SPEC_DIRECTION_NEGATIVE));
  for (guint i = 0; i < g_list_model_get_n_items (modes); i++)
    {
      g_autoptr (SpecModeItem) item = g_list_model_get_item (modes, i);

      g_assert_true (spec_mode_item_get_result (item) == result);
    }
  if (selected == NULL)
    return;
  g_assert_true (spec_mode_item_get_result (selected) == result);
  g_object_get (session, "opposite", &opposite, NULL);
  rows = spec_result_rank_samples (result, spec_mode_item_get_direction (selected), spec_mode_item_get_index (selected), opposite,
                                   &count, NULL, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (cluster), ==, count);
  for (guint i = 0; i < MIN (count, 50); i++)
    {
      g_autoptr (SpecSampleItem) item = g_list_model_get_item (cluster, i);

      g_assert_cmpuint (spec_sample_item_get_index (item), ==, rows[i]);
    }
}

void
stress_check_result (SpecSession *session, StressCounts *counts)
{
  SpecResult *result = spec_session_get_result (session);
  const SpecParams *params = spec_session_get_params (session);
  g_autoptr (SpecSolver) solver = spec_solver_new ();
  g_autoptr (SpecProblem) problem = NULL;
  g_autoptr (SpecResult) anew = NULL;
  g_autoptr (GError) error = NULL;

  if (spec_session_get_state (session) == SPEC_STATE_EMPTY || spec_session_get_state (session) == SPEC_STATE_WAITING)
    {
      g_assert_null (result);
      return;
    }
  problem = spec_problem_new (spec_session_get_embedding (session, SPEC_SIDE_X),
                              spec_session_get_embedding (session, SPEC_SIDE_Y), params, &error);
  if (problem != NULL)
    anew = spec_solver_solve (solver, problem, NULL, NULL, &error);
  if (spec_session_get_state (session) == SPEC_STATE_FAILED)
    {
      g_assert_null (anew); /* it says so, and it is so */
      counts->failures++;
      return;
    }
  g_assert_no_error (error);
  g_assert_nonnull (result);
  g_assert_false (spec_problem_is_preview (spec_result_get_problem (result)));
  for (guint side = 0; side < 2; side++)
    g_assert_true (spec_problem_get_embedding (spec_result_get_problem (result), side)
                   == spec_session_get_embedding (session, side));
  assert_same_params (spec_problem_get_params (spec_result_get_problem (result)), params);
  assert_same_values (result, anew);
  assert_lists (session, result);
  counts->results++;
}

void
stress_check_map (SpecMapSession *map, StressCounts *counts)
{
  const SpecMapLayout *layout = spec_map_session_get_layout (map);
  SpecSession *session = spec_map_session_get_session (map);
  const SpecProjectionParams *set = spec_map_session_get_params (map);

  if (layout->maps[0] == NULL || spec_map_session_is_stale (map))
    return;
  for (guint side = 0; side < 2; side++)
    {
      const SpecProjectionParams *used = spec_projection_get_params (layout->maps[side]);

      g_assert_true (spec_map_layout_get_embedding (layout, side) == spec_session_get_embedding (session, side));
      g_assert_cmpuint (spec_projection_get_count (layout->maps[side]), ==, layout->count);
      g_assert_cmpmem (spec_projection_get_positions (layout->maps[side]), 2 * layout->count * sizeof (float),
                       layout->places[side], 2 * layout->count * sizeof (float));
      g_assert_cmpint (used->method, ==, set->method);
      g_assert_cmpuint (used->seed, ==, set->seed);
      g_assert_cmpint (used->metric, ==, spec_map_layout_choose_metric (&spec_session_get_params (session)->kernel[side]));
    }
  for (gsize i = 0; i < layout->count; i++)
    g_assert_cmpuint (layout->rows[i], <, spec_embedding_get_samples (spec_session_get_embedding (session, SPEC_SIDE_X)));
  counts->maps++;
}

static void
assert_level (const SpecAgreement *shown, const SpecAgreement *anew, gsize k)
{
  for (gsize i = 0; i < shown->level_count; i++)
    if (shown->levels[i].k == k)
      {
        g_assert_cmpfloat_with_epsilon (shown->levels[i].nngs, anew->levels[0].nngs, 1e-12);
        return;
      }
  g_assert_not_reached ();
}

static void
assert_measure (const SpecAgreement *shown, SpecAgreementParts part, double a, double b)
{
  if ((shown->parts & part) != 0 && !isnan (b))
    g_assert_cmpfloat_with_epsilon (a, b, 1e-6);
}

void
stress_check_agreement (SpecAgreementSession *agreement, StressCounts *counts)
{
  SpecSession *session = spec_agreement_session_get_session (agreement);
  const SpecAgreement *shown = spec_agreement_session_get_agreement (agreement);
  SpecAgreementParams params = SPEC_AGREEMENT_PARAMS_DEFAULT;
  SpecNeighbourhood level = { spec_agreement_session_get_k (agreement), 0 };
  SpecEmbedding *x = spec_session_get_embedding (session, SPEC_SIDE_X), *y = spec_session_get_embedding (session, SPEC_SIDE_Y);
  g_autoptr (SpecAgreement) anew = NULL;
  g_autoptr (GError) error = NULL;

  if (spec_agreement_session_get_state (agreement) != SPEC_AGREEMENT_COMPLETE)
    return;
  g_assert_true (spec_agreement_session_get_embedding (agreement, SPEC_SIDE_X) == x);
  g_assert_true (spec_agreement_session_get_embedding (agreement, SPEC_SIDE_Y) == y);
  params.neighbourhoods = &level;
  params.neighbourhood_count = 1;
  params.seed = spec_session_get_params (session)->seed;
  for (guint side = 0; side < 2; side++)
    {
      double sigma = spec_session_get_params (session)->kernel[side].sigma;

      params.metric[side] = spec_agreement_session_get_metric (agreement, side);
      if (sigma > 0)
        params.kernel[side] = (SpecKernel){ SPEC_KERNEL_GAUSSIAN, SPEC_BANDWIDTH_NUMBER, sigma };
      g_assert_cmpint (shown->metric[side], ==, params.metric[side]);
    }
  anew = spec_agreement_compute (x, y, &params, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_level (shown, anew, level.k);
  assert_measure (shown, SPEC_AGREEMENT_CKA, shown->cka_linear, anew->cka_linear);
  assert_measure (shown, SPEC_AGREEMENT_RSA, shown->rsa, anew->rsa);
  assert_measure (shown, SPEC_AGREEMENT_PROCRUSTES, shown->procrustes, anew->procrustes);
  if (spec_agreement_session_get_missing (agreement) == 0)
    assert_measure (shown, SPEC_AGREEMENT_RBF, shown->cka_rbf_debiased, anew->cka_rbf_debiased);
  counts->agreements++;
}

void
stress_check_align (SpecAlignSession *align, StressCounts *counts)
{
  SpecSession *session = spec_align_session_get_session (align);
  const SpecAlignTask *task = spec_align_session_get_task (align);
  SpecAlignParams set = spec_align_session_get_params (align);

  if (spec_align_session_get_state (align) != SPEC_ALIGN_DONE || !spec_align_session_is_current (align))
    return;
  for (guint side = 0; side < 2; side++)
    g_assert_true (task->embeddings[side] == spec_session_get_embedding (session, side));
  g_assert_true (spec_params_equal (&task->params.comparison, &set.comparison));
  g_assert_cmpuint (task->params.steps, ==, set.steps);
  g_assert_true (spec_align_session_has_adapter (align));
  g_assert_cmpuint (spec_align_session_get_alignment (align)->history->len, >, 0);
  counts->alignments++;
}
