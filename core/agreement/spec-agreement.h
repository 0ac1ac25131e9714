/* How far two embeddings of the same samples agree: neighbourhoods (arXiv 2411.08687) and the measures that are usual
 * beside them. */
#pragma once

#include <gio/gio.h>

#include "agreement/spec-neighbour-pair.h"
#include "embedding/spec-embedding.h"
#include "spec/spec-params.h"

G_BEGIN_DECLS

#define SPEC_AGREEMENT_LEAST 20         /* samples listed as agreeing least */
#define SPEC_AGREEMENT_MAX_SAMPLES 5000 /* the default of max_samples */

/** What can be measured apart from the rest; bits. */
typedef enum
{
  SPEC_AGREEMENT_NNGS = 1 << 0,       /* neighbours, curve, levels, samples that agree least */
  SPEC_AGREEMENT_MUTUAL = 1 << 1,     /* mutual k-NN */
  SPEC_AGREEMENT_CKA = 1 << 2,        /* linear CKA, debiased and not */
  SPEC_AGREEMENT_PROCRUSTES = 1 << 3, /* orthogonal Procrustes */
  SPEC_AGREEMENT_RBF = 1 << 4,        /* debiased CKA of Gaussian kernels */
  SPEC_AGREEMENT_RSA = 1 << 5,        /* representational similarity analysis */
  SPEC_AGREEMENT_ALL = (1 << 6) - 1,
} SpecAgreementParts;

#define SPEC_AGREEMENT_N_PARTS 6

/** A number of neighbours: k itself, or a fraction of the samples. */
typedef struct
{
  gsize k;         /* > 0; or 0: see fraction */
  double fraction; /* of the samples, in (0, 1): at least one neighbour */
} SpecNeighbourhood;

typedef struct
{
  const SpecNeighbourhood *neighbourhoods; /* borrowed; NULL: 5, 10, 20, 50, as far as there are samples */
  gsize neighbourhood_count;
  SpecMetric metric[2]; /* by SpecSide, of NNGS; mutual k-NN is by cosine always */
  gsize largest_k;      /* how far the curve goes, but for what there are of samples; 0: the largest neighbourhood */
  SpecKernel kernel[2]; /* by SpecSide, for RBF CKA: rule NUMBER or MEDIAN; their kind has no say */
  gsize max_samples;    /* for RBF CKA and RSA, whose cost is quadratic: beyond it a seeded subsample; 0: never */
  guint64 seed;
  guint threads; /* 0: all */
} SpecAgreementParams;

#define SPEC_AGREEMENT_PARAMS_DEFAULT                                                                                  \
  {                                                                                                                    \
    .metric = { SPEC_METRIC_EUCLIDEAN, SPEC_METRIC_EUCLIDEAN },                                                                                   \
    .kernel                                                                                                            \
        = { { SPEC_KERNEL_GAUSSIAN, SPEC_BANDWIDTH_MEDIAN, 0 }, { SPEC_KERNEL_GAUSSIAN, SPEC_BANDWIDTH_MEDIAN, 0 } },  \
    .max_samples = SPEC_AGREEMENT_MAX_SAMPLES,                                                                         \
  }

/** What is known for one k. */
typedef struct
{
  gsize k;
  double nngs, nngs_chance;
  double nngs_normalised; /* (nngs - chance) / (1 - chance): over k the topological alignment spectrum; NaN for k =
                             samples - 1 */
  double mutual, mutual_chance;
} SpecAgreementLevel;

typedef struct
{
  guint32 index;
  double jaccard; /* of its neighbours in X and in Y, at the largest k */
} SpecAgreementSample;

/** Immutable once computed; any thread may read it. */
typedef struct
{
  gsize samples;
  gsize samples_used; /* by RBF CKA and RSA */
  SpecMetric metric[2];
  double sigma[2]; /* used by RBF CKA */
  double reach[2]; /* see SpecKernelAgreement */

  SpecAgreementLevel *levels; /* owned; ascending in k, each k once */
  gsize level_count;
  double cka_linear, cka_linear_debiased, cka_rbf_debiased, rsa, procrustes; /* NaN: not defined, or not measured */
  double cka_linear_chance, procrustes_chance; /* see SpecLinearAgreement */

  SpecAgreementSample least[SPEC_AGREEMENT_LEAST]; /* ascending by jaccard, then by index */
  gsize least_count;
  double *jaccards;          /* owned; by sample, at the largest level */
  SpecNeighbourPair *pair;   /* owned: of NNGS */
  SpecNeighbourPair *cosine; /* owned: of mutual k-NN; may be the same; NULL: not measured */

  SpecAgreementParts parts;               /* what is known */
  double seconds[SPEC_AGREEMENT_N_PARTS]; /* by bit of the part: what it took when it was measured */
} SpecAgreement;

/**
 * spec_agreement_compute:
 *
 * All of it. Fails with SPEC_ERROR_SHAPE (rows differ in number), SPEC_ERROR_VALUE (k not below the number of samples,
 * values not finite), what the parts fail with, or G_IO_ERROR_CANCELLED.
 */
SpecAgreement *spec_agreement_compute (SpecEmbedding *x,
                                       SpecEmbedding *y,
                                       const SpecAgreementParams *params,
                                       GCancellable *cancellable,
                                       const SpecProgress *progress,
                                       GError **error);

/**
 * spec_agreement_update:
 * @base: (nullable): what is known of the same embeddings already, with the same seed and number of samples at most
 * @parts: what to measure by @params; the rest stays as in @base, unknown without
 *
 * NNGS and mutual k-NN share the neighbourhoods: ask for both where these change. Neighbours that @base knows are not sought again where only the neighbourhoods change. Otherwise as spec_agreement_compute().
 */
SpecAgreement *spec_agreement_update (const SpecAgreement *base,
                                      SpecEmbedding *x,
                                      SpecEmbedding *y,
                                      const SpecAgreementParams *params,
                                      SpecAgreementParts parts,
                                      GCancellable *cancellable,
                                      const SpecProgress *progress,
                                      GError **error);
/** Share it and give a share up, on any thread. The last one frees all of it, embeddings are none of it. NULL has no
 * share to give up. */
SpecAgreement *spec_agreement_ref (SpecAgreement *agreement);
void spec_agreement_unref (SpecAgreement *agreement);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecAgreement, spec_agreement_unref)

G_END_DECLS
