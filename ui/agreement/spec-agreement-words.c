#include "agreement/spec-agreement-words.h"

#include <glib/gi18n-lib.h>

#include "agreement/spec-proximity.h"
#include "paint/spec-measure-rows.h"
#include "paint/spec-metric-text.h"

char *
spec_agreement_words_dup_metrics (const SpecMetric *metric)
{
  if (metric[0] == metric[1])
    return g_strdup_printf (_ ("%s neighbours"), spec_metric_text_get_word (metric[0]));
  return g_strdup_printf (_ ("neighbours: %s in X, %s in Y"), spec_metric_text_get_word (metric[0]),
                          spec_metric_text_get_word (metric[1]));
}

char *
spec_agreement_words_dup_proximity (SpecMetric metric)
{
  return g_strdup_printf (spec_proximity_is_similarity (metric) ? _ ("%s similarity below") : _ ("%s distance below"),
                          spec_metric_text_get_word (metric));
}

char *
spec_agreement_words_dup_table (SpecAgreementSession *session)
{
  const SpecAgreement *agreement = spec_agreement_session_get_agreement (session);
  SpecMeasureRow rows[SPEC_N_MEASURES];
  guint count;

  if (agreement == NULL)
    return NULL;
  count = spec_measure_rows_fill (agreement, spec_agreement_session_get_k (session),
                                  spec_agreement_session_get_shown (session), rows);
  return spec_measure_rows_dup_text (rows, count);
}
