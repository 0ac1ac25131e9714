/* Whether to believe the clusters found: numbers that do not come from the eigenvalues themselves (METHOD.md, section 1,
 * "Validation figures"). One immutable value for the command line, the window and the figures.
 *
 * Sampling error. The eigenvalues at each rank are taken again from SPEC_EVIDENCE_HALVES random halves of the rows, the
 * bandwidths unchanged. Half of the rows drawn without replacement scatter about what all n rows give just as n rows
 * scatter about the population (delete-half jackknife: Shao and Wu 1989), so the standard deviation s over the halves is
 * the eigenvalue's own. What sampling alone brings about also grows when rows get fewer, like 1/sqrt(n) at the slowest
 * (|K_n - K| = O(1/sqrt(n)): Rosasco, Belkin and De Vito 2010), while a cluster that is there keeps its share of the
 * rows: where halves give eigenvalues larger by b on average, b/(sqrt(2) - 1) of the eigenvalue is put down to sampling.
 * Together
 *
 *   error = max (0, b)/(sqrt(2) - 1) + 2 s,   weak: |eigenvalue| <= error.
 *
 * A weak mode cannot be told from no cluster at all. One that is not weak but not stable either is there, but mixes with
 * others of about its eigenvalue: other samples would cut the same images in another way.
 *
 * Permuting the rows of Y is not used for this: embeddings that share nothing differ much, not little. What that gives
 * is told apart, as the most that a comparison at these bandwidths could show. */
#pragma once

#include <gio/gio.h>
#include <glib-object.h>

#include "base/spec-progress.h"
#include "evidence/spec-violin.h"
#include "samples/spec-samples.h"
#include "spec/spec-result.h"
#include "spec/spec-solver.h"

G_BEGIN_DECLS

#define SPEC_EVIDENCE_SEEDS 50  /* runs of k-means */
#define SPEC_EVIDENCE_HALVES 10 /* of the rows */

/** A mean over repetitions, with the standard deviation (divided by their number, as numpy.std). NaN: could not be had. */
typedef struct
{
  double mean;
  double deviation;
} SpecSpread;

/** A cluster as one embedding sees it. NaN: could not be had. */
typedef struct
{
  double inside;     /* mean kernel value over the pairs of the cluster's top samples */
  double outside;    /* the same between them and samples outside */
  double silhouette; /* mean over the top samples, the clusters being those of one direction */
  SpecViolin violin; /* of the pairwise Euclidean distances of the top samples */
} SpecSupport;

/** The eigenvalue at one rank over the halves. NaN: not computed, as for fewer than 4 rows, or no half has that rank. */
typedef struct
{
  SpecSpread value;
  double least, greatest;
  double error;  /* half height of the band around 0 at this rank; see above */
  gboolean weak; /* inside it */
} SpecSamplingError;

typedef struct
{
  SpecSupport side[2];        /* by SpecSide */
  char *label;                /* (nullable): what most of the top samples are labelled */
  double purity;              /* their share, 0 to 1; NaN without labels */
  SpecSamplingError sampling; /* of the eigenvalue at the mode's rank */
  SpecSpread stability;       /* over the halves: share of the top samples in the half that are the top samples of the
                                 half's own mode with the most similar eigenvector, whatever its rank */
} SpecModeEvidence;

/** The clusters of one direction together, as one embedding sees them. */
typedef struct
{
  SpecSpread ami, nmi;           /* of k-means, over its seeds, against the cluster ids; NaN for fewer than 2 clusters */
  SpecSpread kmeans_silhouette;  /* of what k-means found */
  double silhouette;             /* of the cluster ids: mean over the union of the top samples */
  double between;                /* mean distance of two samples of different clusters, in the violins' unit */
} SpecValidation;

typedef struct
{
  gsize samples;           /* in the union of the top samples */
  SpecValidation side[2];  /* by SpecSide */
  gsize labelled;          /* of the samples */
  double label_ami;        /* cluster ids against labels; NaN without */
  double label_nmi;
  double shuffled;         /* the outermost eigenvalue at this end with Y's rows permuted; NaN: not computed */
} SpecSetEvidence;

/** Arrays of two are by SpecDirection where not said otherwise. */
typedef struct
{
  gatomicrefcount references; /* private */
  SpecResult *result;         /* owned: what this is the evidence of */
  gsize samples_per_mode;     /* top samples looked at */
  gsize outside_samples;      /* samples drawn to stand for the rest */
  double mean_distance[2];    /* by SpecSide: the violins' unit, in the embedding's units */
  gsize distance_samples;     /* rows it is taken over */
  gsize halves;               /* 0: sampling error, stability and the shuffled reference were not computed */
  gsize half_samples;         /* rows of each */
  gsize mode_count[2];
  SpecModeEvidence *modes[2]; /* owned */
  SpecSetEvidence sets[2];
} SpecEvidence;

/**
 * spec_evidence_compute:
 * @solver: (nullable): one that solved @result may still hold its matrix, which saves computing it again
 * @samples: (nullable): whose labels are looked at
 * @progress: (nullable): stage SPEC_STAGE_EVIDENCE
 *
 * Looks at the top samples of every mode, as many as are listed but at most 50, fewer where there are very many modes.
 * For what needs disjoint clusters (silhouette, k-means, labels) a sample at the top of several modes belongs to the one
 * where its score is highest. Every random choice follows the seed of the result's parameters. The eigenvalues of the
 * halves are good to about 1 % of the least one shown.
 * Returns: (transfer full): the evidence, or NULL: cancelled, no memory, a failed decomposition
 */
SpecEvidence *spec_evidence_compute (SpecSolver *solver, SpecResult *result, SpecSamples *samples, GCancellable *cancellable,
                                     const SpecProgress *progress, GError **error);

/**
 * spec_evidence_compute_clusters:
 * The same without what needs the eigenvectors of other rows: sampling error, stability and the shuffled reference are
 * NaN, @halves is 0. Fractions of a second, where the whole may take longer than the comparison.
 */
SpecEvidence *spec_evidence_compute_clusters (SpecSolver *solver, SpecResult *result, SpecSamples *samples,
                                              GCancellable *cancellable, const SpecProgress *progress, GError **error);

#define SPEC_TYPE_EVIDENCE (spec_evidence_get_type ())

/** Returns: the boxed type, for properties: copying one is a share more */
GType spec_evidence_get_type (void); /* boxed */

/** Share it and give a share up, on any thread; not NULL. It holds a share of its result. */
SpecEvidence *spec_evidence_ref (SpecEvidence *evidence);
void spec_evidence_unref (SpecEvidence *evidence);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecEvidence, spec_evidence_unref)

G_END_DECLS
