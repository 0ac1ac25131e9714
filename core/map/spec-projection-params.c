#include "map/spec-projection-params.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/spec-error.h"

static const char *const method_names[] = { "pca", "tsne", "umap" };

static gboolean
fail (GError **error, const char *message)
{
  g_set_error_literal (error, SPEC_ERROR, SPEC_ERROR_VALUE, message);
  return FALSE;
}

gboolean
spec_projection_params_validate (const SpecProjectionParams *params, GError **error)
{
  if (params->metric != SPEC_METRIC_EUCLIDEAN && params->metric != SPEC_METRIC_COSINE)
    return fail (error, _ ("a map takes Euclidean or cosine distances"));
  if (!(params->perplexity >= 1 && isfinite (params->perplexity)))
    return fail (error, _ ("the perplexity must be 1 or more"));
  if (params->neighbours < 2)
    return fail (error, _ ("UMAP needs at least 2 neighbours"));
  if (!(params->min_dist >= 0 && params->min_dist <= 0.99))
    return fail (error, _ ("the least distance of UMAP must be from 0 to 0.99"));
  return TRUE;
}

gboolean
spec_projection_params_equal (const SpecProjectionParams *a, const SpecProjectionParams *b)
{
  if (a->method != b->method || a->metric != b->metric)
    return FALSE;
  if (a->method == SPEC_PROJECTION_PCA)
    return TRUE;
  if (a->steps != b->steps || a->seed != b->seed)
    return FALSE;
  if (a->method == SPEC_PROJECTION_TSNE)
    return a->perplexity == b->perplexity;
  return a->neighbours == b->neighbours && a->min_dist == b->min_dist;
}

const char *
spec_projection_method_get_name (SpecProjectionMethod method)
{
  g_return_val_if_fail (method < G_N_ELEMENTS (method_names), NULL);
  return method_names[method];
}

gboolean
spec_projection_method_parse (const char *text, SpecProjectionMethod *method)
{
  for (gsize i = 0; i < G_N_ELEMENTS (method_names); i++)
    if (g_strcmp0 (text, method_names[i]) == 0)
      {
        *method = (SpecProjectionMethod) i;
        return TRUE;
      }
  return FALSE;
}
