#include "agreement/spec-metric.h"

static const char *const names[] = { "euclidean", "cosine", "manhattan", "chebyshev", "snr" };

const char *
spec_metric_get_name (SpecMetric metric)
{
  g_return_val_if_fail (metric < G_N_ELEMENTS (names), NULL);

  return names[metric];
}

gboolean
spec_metric_parse (const char *text, SpecMetric *metric)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (text, names[i]))
      {
        *metric = i;
        return TRUE;
      }
  return FALSE;
}
