/* evidence.csv: the figures of each mode as a table, for a paper's own. */
#pragma once

#include "evidence/spec-evidence.h"

G_BEGIN_DECLS

/**
 * spec_evidence_table_write:
 * A line a mode under a heading (definitions in spec-evidence.h); x_… and y_… are by embedding, distances in units of its
 * mean pairwise distance. What could not be had is an empty field.
 */
gboolean spec_evidence_table_write (const SpecEvidence *evidence, const char *path, GError **error);

G_END_DECLS
