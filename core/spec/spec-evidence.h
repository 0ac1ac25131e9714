/* How well the clusters found hold in X and in Y: numbers beside each mode that do not come from its eigenvalue. */
#pragma once

#include <gio/gio.h>

#include "base/spec-progress.h"
#include "samples/spec-samples.h"
#include "spec/spec-result.h"

G_BEGIN_DECLS

/** A cluster as one embedding sees it. NaN: could not be had. */
typedef struct
{
  double inside;     /* mean kernel value over the pairs of the cluster's top samples */
  double outside;    /* the same between them and samples outside */
  double silhouette; /* mean over the top samples, the clusters being those of one direction */
} SpecSupport;

typedef struct
{
  SpecSupport side[2]; /* by SpecSide */
  char *label;         /* (nullable): what most of the top samples are labelled */
  double purity;       /* their share, 0 to 1; NaN without labels */
} SpecModeEvidence;

/** Arrays of two are by SpecDirection, then by SpecSide. */
typedef struct
{
  gsize samples_per_mode; /* top samples looked at */
  gsize outside_samples;  /* samples drawn to stand for the rest */
  gsize mode_count[2];
  SpecModeEvidence *modes[2]; /* owned */
  double silhouette[2][2];    /* mean over the union of the top samples */
} SpecEvidence;

/**
 * spec_evidence_compute:
 * @samples: (nullable): whose labels are looked at
 * @progress: (nullable): stage SPEC_STAGE_EVIDENCE
 *
 * Looks at the top samples of every mode, as many as are listed but at most 50, fewer where there are very many modes.
 * A sample at the top of several modes belongs, for the silhouette, to the one where its score is highest.
 * Returns: (transfer full): the evidence, or NULL: cancelled, no memory
 */
SpecEvidence *spec_evidence_compute (SpecResult *result, SpecSamples *samples, const SpecProgress *progress,
                                     GCancellable *cancellable, GError **error);

void spec_evidence_free (SpecEvidence *evidence);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecEvidence, spec_evidence_free)

G_END_DECLS
