/* The top samples of the clusters of one direction: each cluster's own, and their union cut into disjoint clusters. */
#pragma once

#include "spec/spec-result.h"

G_BEGIN_DECLS

typedef struct
{
  gsize modes;
  gsize per_mode;   /* samples of each */
  guint32 **rows;   /* by mode: rows of the embeddings, the best score first */
  guint32 **places; /* by mode: where these stand in the union */

  gsize count;      /* of the union: each sample once, by mode, the best first */
  guint32 *joined;  /* its rows */
  guint *clusters;  /* the mode each belongs to: of several that list it the one where its score is highest */
} SpecTopSamples;

/** @per_mode: at most the samples of the result. Returns: NULL where there is no memory to find them */
SpecTopSamples *spec_top_samples_new (SpecResult *result, SpecDirection direction, gsize per_mode, GError **error);

/** @tops: (nullable) (transfer full): with all the lists handed out */
void spec_top_samples_free (SpecTopSamples *tops);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecTopSamples, spec_top_samples_free)

G_END_DECLS
