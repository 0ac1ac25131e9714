/* What SPEC-align found: the adapter, what it does to SPEC-diff, and how it got there. Owned by whoever asked for it.
 */
#pragma once

#include <glib.h>

#include "align/spec-align-params.h"
#include "align/spec-align-review.h"
#include "embedding/spec-embedding.h"

G_BEGIN_DECLS

typedef struct
{
  guint step;       /* steps done before it was measured */
  double loss;      /* on the step's batch */
  double spec_diff; /* of the step's batch, with the noise put on its rows */
  double holdout;   /* SPEC-diff of the watched held-out rows; NAN where it was not looked at */
} SpecAlignStep;

typedef struct
{
  SpecAlignParams params; /* as used: the bandwidths are numbers */
  gsize dimensions;       /* d of the side that was adapted */
  float *adapter;         /* W, C-order (d, d) */
  SpecEmbedding *aligned; /* all rows times W */

  double spec_diff_before; /* on all rows, by the solver of a comparison */
  double spec_diff_after;
  gsize holdout_count; /* rows no step has seen; 0: none, and the two that follow are NAN */
  double holdout_before;
  double holdout_after;
  SpecAlignReview before; /* of the held-out rows; of all rows where none are held out */
  SpecAlignReview after;

  GArray *history; /* of SpecAlignStep */
  guint best_step; /* the step the adapter is of */
  gboolean stopped_early;
} SpecAlignment;

/** @alignment: (nullable) (transfer full): gives up its share of the aligned embedding, which others may go on using. */
void spec_alignment_free (SpecAlignment *alignment);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecAlignment, spec_alignment_free)

G_END_DECLS
