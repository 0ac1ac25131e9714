#include "paint/spec-metric-text.h"

#include <glib/gi18n-lib.h>

#define WORD "distance, in a sentence"
#define TITLE "distance, to choose"

/* Translators: goes before "neighbours", "distance" or "similarity": "cosine neighbours" */
static const char *const words[] = { NC_ ("distance, in a sentence", "Euclidean"), NC_ ("distance, in a sentence", "cosine"),
                                     NC_ ("distance, in a sentence", "Manhattan"), NC_ ("distance, in a sentence", "Chebyshev"),
                                     NC_ ("distance, in a sentence", "SNR") };
static const char *const titles[] = { NC_ ("distance, to choose", "Euclidean"), NC_ ("distance, to choose", "Cosine"),
                                      NC_ ("distance, to choose", "Manhattan"), NC_ ("distance, to choose", "Chebyshev"),
                                      NC_ ("distance, to choose", "Signal to noise") };

const char *
spec_metric_text_get_word (SpecMetric metric)
{
  g_return_val_if_fail (metric < G_N_ELEMENTS (words), NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, WORD, words[metric]);
}

const char *
spec_metric_text_get_title (SpecMetric metric)
{
  g_return_val_if_fail (metric < G_N_ELEMENTS (titles), NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, TITLE, titles[metric]);
}
