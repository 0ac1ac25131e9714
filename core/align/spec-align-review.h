/* What a comparison of one embedding, before or after its adapter, with the other one says beside SPEC-diff. */
#pragma once

#include <gio/gio.h>

#include "base/spec-team.h"
#include "spec/spec-result.h"

G_BEGIN_DECLS

/** Eigenvalues kept at each end of the difference. */
#define SPEC_ALIGN_REVIEW_MODES 10

/** Neighbours of NNGS. */
#define SPEC_ALIGN_REVIEW_NEIGHBOURS 20

/** Rows NNGS is taken of where there are more; they are chosen by the seed. */
#define SPEC_ALIGN_REVIEW_ROWS 5000

typedef struct
{
  gsize samples;                             /* rows compared */
  gsize counts[2];                           /* by SpecDirection: eigenvalues there are */
  double values[2][SPEC_ALIGN_REVIEW_MODES]; /* by SpecDirection: the strongest first */
  gsize k;                                   /* neighbours: fewer than 20 where there are not so many rows */
  double nngs;                               /* NNGS(k), Euclidean: the same as of `measure` on these rows */
} SpecAlignReview;

/** Keeps the leading eigenvalues of @result. */
void spec_align_review_take_spectrum (SpecAlignReview *review, const SpecResult *result);

/** Takes NNGS(k) of all rows of @x and @y, as many as SPEC_ALIGN_REVIEW_ROWS at most. */
gboolean spec_align_review_take_neighbours (SpecAlignReview *review,
                                            SpecEmbedding *x,
                                            SpecEmbedding *y,
                                            guint64 seed,
                                            SpecTeam *team,
                                            GCancellable *cancellable,
                                            GError **error);

G_END_DECLS
