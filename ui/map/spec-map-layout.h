/* Where the points of both maps are now: a plain value that SpecMapSession changes and others read. */
#pragma once

#include "map/spec-projection.h"
#include "spec/spec-result.h"

G_BEGIN_DECLS

typedef struct
{
  SpecResult *result;      /* owned (nullable): what was mapped: the rows of its embeddings */
  guint32 *rows;           /* owned: the row of each point, ascending */
  gsize count;             /* points; 0: there is no layout */
  float *places[2];        /* owned (nullable): by side, x and y of each point, as computed */
  SpecProjection *maps[2]; /* owned (nullable): by side, once they are finished */
  guint step;              /* how many steps the places have behind them */
  double seconds;          /* wall-clock, for both, once they are finished */
  guint edition;           /* another number for other rows */
} SpecMapLayout;

/** Frees what the layout has and leaves it empty, in the next edition. */
void spec_map_layout_clear (SpecMapLayout *layout);

/** Returns: the index of the point of @row, or −1. */
gssize spec_map_layout_find_row (const SpecMapLayout *layout, guint32 row);

/** Returns: (transfer none) (nullable): the embedding the points of @side are rows of. */
SpecEmbedding *spec_map_layout_get_embedding (const SpecMapLayout *layout, SpecSide side);

/** Returns: how distances of @side were measured. */
SpecMetric spec_map_layout_get_metric (const SpecMapLayout *layout, SpecSide side);

/** Returns: how many samples the points were chosen from; 0 without a layout. */
gsize spec_map_layout_get_total (const SpecMapLayout *layout);

/** Returns: the geometry a kernel sees. */
SpecMetric spec_map_layout_choose_metric (const SpecKernel *kernel);

G_END_DECLS
