/* What labels say of clusters. */
#pragma once

#include "evidence/spec-evidence.h"
#include "evidence/spec-top-samples.h"

G_BEGIN_DECLS

/** Finds the label that most of the top samples of a mode have; of equally frequent ones that of the better sample. */
void spec_purity_find (SpecModeEvidence *mode, const SpecSamples *samples, const guint32 *rows, gsize count);

/** Compares the disjoint clusters with the labels of their samples; samples without a label are left out. */
void spec_purity_compare (SpecSetEvidence *set, const SpecSamples *samples, const SpecTopSamples *tops);

G_END_DECLS
