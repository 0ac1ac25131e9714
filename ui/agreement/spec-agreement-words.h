/* What the Agreement view says: sentences about distances, tables for the clipboard. */
#pragma once

#include "agreement/spec-agreement-session.h"

G_BEGIN_DECLS

/** Returns: (transfer full): "cosine neighbours", "neighbours: cosine in X, Euclidean in Y". */
char *spec_agreement_words_dup_metrics (const SpecMetric *metric);

/** Returns: (transfer full): what the number under a neighbour is: "cosine similarity below". */
char *spec_agreement_words_dup_proximity (SpecMetric metric);

/** Returns: (transfer full) (nullable): the measures shown with tabs between cells, NULL where there are none. */
char *spec_agreement_words_dup_table (SpecAgreementSession *session);

G_END_DECLS
