/* What a montage shows: clusters of one result with their leading samples. Immutable once made; any thread may read it.
 */
#pragma once

#include <gio/gio.h>
#include <glib-object.h>

#include "paint/spec-duplicates.h"
#include "project/spec-curation.h"
#include "samples/spec-samples.h"
#include "spec/spec-result.h"

G_BEGIN_DECLS

/** One sample. Strings are the samples' own. */
typedef struct
{
  guint32 index; /* row, 0-based */
  double score;
  const char *path;   /* (nullable): as it can be opened */
  const char *listed; /* (nullable): as the list wrote it */
  const char *text;   /* (nullable) */
  const char *label;  /* (nullable) */
} SpecMontageSample;

/** One cluster: what X groups and Y splits (positive) or the reverse. */
typedef struct
{
  SpecDirection direction;
  guint rank;        /* 1 the strongest of its direction */
  double eigenvalue; /* with its sign */
  double residual;
  gboolean converged;
  gsize size;                 /* about how many of all samples it holds: |lambda| n */
  char *name;                 /* (nullable) */
  double similarity[2];       /* by SpecSide: mean kernel value over pairs of its samples; NaN when not known */
  SpecMontageSample *samples; /* best first */
  gsize n_samples;
  gsize n_pinned;           /* so many of the first were put there by hand */
  SpecFoldedSample *folded; /* near-duplicates of these, left out */
  gsize n_folded;
} SpecMontageCluster;

/** Read only. Clusters of one direction follow each other. */
typedef struct
{
  char *name[2]; /* by SpecSide */
  double eta;
  gboolean centre; /* of centred kernels */
  gsize preview; /* how many samples a preview used; 0: all were used */
  guint rff_dim; /* 0: exact */
  double noise;  /* of the eigenvalues, where rff_dim is not 0 */
  SpecSamplesKind kind;
  GPtrArray *clusters; /* SpecMontageCluster */
  SpecSamples *source; /* (nullable): owns the samples' strings */
  SpecResult *result;  /* (nullable): what it was made from */
  SpecCuration *curation; /* (nullable): what it leaves out and puts first */
} SpecMontage;

/** Which cluster of a result to show, and how a person called it. */
typedef struct
{
  SpecDirection direction;
  guint index;      /* 0 the strongest */
  const char *name; /* (nullable) */
} SpecMontagePick;

/**
 * spec_montage_new:
 * @samples: (nullable):
 * @curation: (nullable): samples it excludes are left out, those it pins come first; names come from @picks
 * @picks: (array length=n_picks): positive ones first; those the result does not have are left out
 * @per_cluster: how many samples of each
 * @fold: show near-duplicates once, see spec-duplicates.h; decodes small pictures of what is shown
 *
 * Ranks samples and reads the rows shown for their similarities: not for the main thread when n is large.
 * Returns: (transfer full): NULL where there is no memory to rank them
 */
SpecMontage *spec_montage_new (SpecResult *result,
                               SpecSamples *samples,
                               SpecCuration *curation,
                               const SpecMontagePick *picks,
                               gsize n_picks,
                               gsize per_cluster,
                               gboolean fold,
                               GCancellable *cancellable,
                               GError **error);

/** Returns: (transfer full): a montage of no clusters, to be filled by who made it before anyone else sees it. */
SpecMontage *spec_montage_new_empty (const char *name_x, const char *name_y, SpecSamplesKind kind);

/** Returns: (transfer none): a cluster added at the end, with room for @n_samples. */
SpecMontageCluster *spec_montage_add (
    SpecMontage *montage, SpecDirection direction, guint rank, double eigenvalue, const char *name, gsize n_samples);

/** Share it and give a share up, on any thread; not NULL. It holds shares of what it was made from. */
SpecMontage *spec_montage_ref (SpecMontage *montage);
void spec_montage_unref (SpecMontage *montage);

/** Returns: (transfer none): cluster @index in the order shown. */
const SpecMontageCluster *spec_montage_get_cluster (const SpecMontage *montage, gsize index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecMontage, spec_montage_unref)

G_END_DECLS
