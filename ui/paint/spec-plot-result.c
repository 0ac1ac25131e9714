#include "paint/spec-plot-result.h"

#include <math.h>

gboolean
spec_plot_result_is_solid (const SpecResult *result)
{
  return !spec_problem_is_preview (spec_result_get_problem (result))
         && spec_result_get_method (result) == SPEC_METHOD_EXACT;
}

void
spec_plot_result_get_spectra (const SpecResult *result, SpecSpectraData *data)
{
  *data = (SpecSpectraData){ .logarithmic = TRUE, .solid = spec_plot_result_is_solid (result) };
  for (guint side = 0; side < 2; side++)
    {
      data->values[side] = spec_result_get_spectrum (result, side, &data->count[side]);
      data->names[side] = spec_embedding_get_name (spec_problem_get_embedding (spec_result_get_problem (result), side));
    }
}

static double *
copy_eigenvalues (const SpecResult *result, SpecDirection direction, gsize *count)
{
  double *values;

  *count = spec_result_get_mode_count (result, direction);
  values = g_new (double, MAX (*count, 1));
  for (gsize i = 0; i < *count; i++)
    values[i] = spec_result_get_mode (result, direction, i)->eigenvalue;
  return values;
}

/* Returns: (nullable): the sampling error at each rank. That of random features is larger, and is what is shown of those. */
static double *
copy_errors (const SpecResult *result, const SpecEvidence *evidence, SpecDirection direction)
{
  double *errors;

  if (evidence == NULL || evidence->halves == 0 || spec_result_get_method (result) == SPEC_METHOD_RFF)
    return NULL;
  errors = g_new (double, evidence->mode_count[direction] + 1);
  for (gsize i = 0; i < evidence->mode_count[direction]; i++)
    errors[i] = evidence->modes[direction][i].sampling.error;
  return errors;
}

SpecDifferencePlot *
spec_plot_result_new_difference (const SpecResult *result, const SpecEvidence *evidence, int selected, const SpecPlotStyle *style, double width,
                                 double height)
{
  SpecDifferenceData data = { .band = NAN, .selected = selected, .solid = spec_plot_result_is_solid (result) };
  g_autofree double *positive = copy_eigenvalues (result, SPEC_DIRECTION_POSITIVE, &data.n_positive);
  g_autofree double *negative = copy_eigenvalues (result, SPEC_DIRECTION_NEGATIVE, &data.n_negative);
  g_autofree double *above = copy_errors (result, evidence, SPEC_DIRECTION_POSITIVE);
  g_autofree double *below = copy_errors (result, evidence, SPEC_DIRECTION_NEGATIVE);

  data.positive = positive;
  data.negative = negative;
  if (spec_result_get_method (result) == SPEC_METHOD_RFF)
    data.band = spec_result_get_rff_noise (result);
  data.band_rff = TRUE;
  data.errors[SPEC_DIRECTION_POSITIVE] = above;
  data.errors[SPEC_DIRECTION_NEGATIVE] = below;
  data.total = spec_problem_get_samples (spec_result_get_problem (result));
  return spec_difference_plot_new (&data, style, width, height);
}
