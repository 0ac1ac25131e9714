/* The images nearest to one of them in X and in Y, sought on an engine. */
#pragma once

#include "agreement/spec-metric.h"
#include "embedding/spec-embedding.h"
#include "engine/spec-engine.h"

G_BEGIN_DECLS

#define SPEC_NEAREST_MOST 12 /* in each embedding */

/** What a job finds; by SpecSide where there are two. */
typedef struct
{
  guint count; /* in each: SPEC_NEAREST_MOST, or as many as there are others */
  guint32 rows[2][SPEC_NEAREST_MOST];
  double values[2][SPEC_NEAREST_MOST];
  gboolean shared[2][SPEC_NEAREST_MOST]; /* whether the other embedding has it among its own */
  SpecMetric metric[2];
} SpecNearestImages;

/**
 * spec_nearest_job_submit:
 * @embedding: X and Y, with the same number of rows, 2 or more
 * @metric: of each
 * @reply: its output is a SpecNearestImages
 *
 * Puts the search for the neighbours of @row in the place of what @engine does.
 */
void spec_nearest_job_submit (SpecEngine *engine, SpecEmbedding *const *embedding, const SpecMetric *metric, guint32 row,
                              SpecEngineReply reply, gpointer data);

G_END_DECLS
