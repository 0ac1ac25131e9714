/* What the bars of the Jaccard indices show, as numbers. */
#pragma once

#include "paint/spec-histogram-painter.h"
#include "plots/spec-number-table.h"

G_BEGIN_DECLS

/** Returns: (transfer full): a row for each bar */
SpecNumberTable *spec_histogram_table_new (const SpecHistogram *histogram);

G_END_DECLS
