/* All that is known of a cluster, and of the clusters of one direction together, in words and numbers: the rows of a table. The numbers
 * are those of result.json, rounded. */
#pragma once

#include "evidence/spec-evidence.h"

G_BEGIN_DECLS

typedef struct
{
  const char *title;       /* translated */
  const char *explanation; /* translated: the formula, and over what a spread is */
  char *texts[2];          /* owned; of X and Y, or one for both and NULL; numbers that are not known are "…" or "–" */
} SpecEvidenceRow;

/** Returns: (transfer full) (element-type SpecEvidenceRow): of mode @index. */
GPtrArray *spec_evidence_rows_new_cluster (const SpecEvidence *evidence, SpecDirection direction, gsize index);

/** Returns: (transfer full) (element-type SpecEvidenceRow): of the clusters of @direction together. */
GPtrArray *spec_evidence_rows_new_set (const SpecEvidence *evidence, SpecDirection direction);

G_END_DECLS
