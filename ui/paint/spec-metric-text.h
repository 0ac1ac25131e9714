/* The names of metrics as a person reads them, in the window and on figures. Files and the command line have spec_metric_get_name(). */
#pragma once

#include "agreement/spec-metric.h"

G_BEGIN_DECLS

/** Returns: (transfer none): within a sentence, in the user's language: "Euclidean", "cosine" … */
const char *spec_metric_text_get_word (SpecMetric metric);

/** Returns: (transfer none): by itself, as in a list to choose from: "Euclidean", "Cosine" … */
const char *spec_metric_text_get_title (SpecMetric metric);

G_END_DECLS
