/* What a person sets for SPEC-align: a plain value. */
#pragma once

#include "spec/spec-params.h"

G_BEGIN_DECLS

typedef struct
{
  SpecParams comparison; /* kernels, seed, memory, threads; what SPEC-diff before and after are computed with */
  SpecSide side;         /* the embedding that gets the adapter */
  guint steps;           /* at most; 0 leaves the adapter the identity */
  guint batch;           /* rows of a step, the same ones of X and Y; never more than a third of the training rows */
  double rate; /* about how far rows move in the first step, relative to their length; falls to 0 along half a cosine */
  double fidelity; /* weight of |W - I|_F^2 */
  double holdout;  /* share of the rows that no step sees, 0 to 0.9; 0: no early stopping */
  guint rank;      /* leading principal directions of the rows that the adapter changes, at most */
  guint pairs;     /* leading eigenpairs followed at each end */
  double power;    /* the loss is (sum |lambda|^power)^(1/power) over them; large: the largest alone */
  double noise;    /* added to the rows of a step, as a share of their squared length: none of them is to be learned by
                      heart */
  double ridge;    /* of the smoothed gradient, see SpecAlignDescent */
  guint patience;  /* steps without a better held-out value after which it stops; 0: never */
} SpecAlignParams;

/** The defaults of CONTRACT.md, and of what it leaves open. */
#define SPEC_ALIGN_PARAMS_DEFAULT                                                                                      \
  {                                                                                                                    \
    .comparison = SPEC_PARAMS_DEFAULT, .side = SPEC_SIDE_X, .steps = 300, .batch = 2048, .rate = 0.7, .fidelity = 0,   \
    .holdout = 0.2, .rank = 768, .pairs = 8, .power = 3, .noise = 0.1, .ridge = 2e-3, .patience = 60,                              \
  }

/** Fails with SPEC_ERROR_VALUE, which says what must be; does not look at what `comparison` holds. */
gboolean spec_align_params_validate (const SpecAlignParams *params, GError **error);

G_END_DECLS
