/* What the violins of a direction's clusters show, as numbers. */
#pragma once

#include "evidence/spec-evidence.h"
#include "plots/spec-number-table.h"

G_BEGIN_DECLS

/** Returns: (transfer full): a row for each cluster of @direction, the strongest first. */
SpecNumberTable *spec_violin_table_new (const SpecEvidence *evidence, SpecDirection direction);

G_END_DECLS
