#include "align/spec-align-params.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/spec-error.h"

static gboolean
fail (GError **error, const char *message)
{
  g_set_error_literal (error, SPEC_ERROR, SPEC_ERROR_VALUE, message);
  return FALSE;
}

gboolean
spec_align_params_validate (const SpecAlignParams *params, GError **error)
{
  if (params->batch < 2)
    return fail (error, _ ("a batch needs at least 2 rows"));
  if (!(params->rate > 0 && isfinite (params->rate)))
    return fail (error, _ ("the rate of the steps must be above 0"));
  if (!(params->fidelity >= 0 && isfinite (params->fidelity)))
    return fail (error, _ ("the weight of the fidelity must be 0 or more"));
  if (!(params->holdout >= 0 && params->holdout <= 0.9))
    return fail (error, _ ("the held-out share must be from 0 to 0.9"));
  if (params->rank < 1)
    return fail (error, _ ("the adapter must change at least one direction"));
  if (params->pairs < 1 || !(params->power >= 1 && isfinite (params->power)))
    return fail (error, _ ("at least one eigenpair must be followed, with a power of 1 or more"));
  if (!(params->noise >= 0 && isfinite (params->noise)) || !(params->ridge > 0 && isfinite (params->ridge)))
    return fail (error, _ ("the noise must be 0 or more and the ridge above 0"));
  return spec_params_validate (&params->comparison, error);
}
