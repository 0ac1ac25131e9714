/* What a person added to a result: names of clusters, samples that are to lead one, samples to leave out of figures. Immutable: each
 * change gives a new value, so that undo keeps the old one. Any thread may read it.
 *
 * A cluster is known by the samples that led it when something was noted of it, not by its number: numbers change with the bandwidths,
 * and the name goes with the samples. The same rule binds notes to clusters in a window and on the command line. */
#pragma once

#include <glib-object.h>

#include "spec/spec-result.h"

G_BEGIN_DECLS

#define SPEC_TYPE_CURATION (spec_curation_get_type ())

typedef struct _SpecCuration SpecCuration;

/** What was noted of one cluster. Rows are those of the embeddings, 0-based. */
typedef struct
{
  SpecDirection direction;
  guint32 *members; /* that led it, best first */
  gsize n_members;
  char *name;      /* (nullable): for captions */
  guint32 *pinned; /* shown before the others, in this order */
  gsize n_pinned;
} SpecClusterNote;

/** Returns: the boxed type, for properties: copying one is a share more */
GType spec_curation_get_type (void); /* boxed */

/** Returns: (transfer full): one that says nothing. */
SpecCuration *spec_curation_new (void);

/** Share it and give a share up, on any thread; not NULL. Strings and lists handed out are valid as long as a share is
 * held. */
SpecCuration *spec_curation_ref (SpecCuration *curation);
void spec_curation_unref (SpecCuration *curation);

/** Returns: whether both say the same */
gboolean spec_curation_equal (const SpecCuration *a, const SpecCuration *b);

/** Returns: whether it says nothing. */
gboolean spec_curation_is_empty (const SpecCuration *curation);

/** @name: (nullable): NULL and "" take the name away. Returns: (transfer full): the changed value. */
SpecCuration *spec_curation_with_name (const SpecCuration *curation, SpecResult *result, SpecDirection direction, gsize index,
                                       const char *name);

/** @rows: (array length=n_rows): all that are pinned in this cluster from now on, in their order. Returns: (transfer full): */
SpecCuration *spec_curation_with_pinned (const SpecCuration *curation, SpecResult *result, SpecDirection direction, gsize index,
                                         const guint32 *rows, gsize n_rows);

/** Leaves @rows out of every figure, or (@excluded FALSE) takes them in again. Returns: (transfer full): */
SpecCuration *spec_curation_with_excluded (const SpecCuration *curation, const guint32 *rows, gsize n_rows, gboolean excluded);

/** Returns: (transfer full): the same notes where X and Y have changed places: what was positive is negative. */
SpecCuration *spec_curation_swapped (const SpecCuration *curation);

/** Returns: (transfer full): with a copy of @note put in, as read from a file. */
SpecCuration *spec_curation_with_note (const SpecCuration *curation, const SpecClusterNote *note);

/** Returns: of how many clusters something was noted */
gsize spec_curation_get_note_count (const SpecCuration *curation);

/** Returns: (transfer none): note @index, below that count */
const SpecClusterNote *spec_curation_get_note (const SpecCuration *curation, gsize index);

/** Returns: (array length=count): the rows left out, ascending. */
const guint32 *spec_curation_get_excluded (const SpecCuration *curation, gsize *count);

/** Returns: whether @row is one of these */
gboolean spec_curation_is_excluded (const SpecCuration *curation, guint32 row);

/**
 * spec_curation_find_note:
 * @curation: (nullable):
 *
 * Each note belongs to the cluster of its direction in which its samples score highest, measured by that cluster's highest score;
 * no cluster has two. Returns: (transfer none) (nullable): what was noted of this cluster
 */
const SpecClusterNote *spec_curation_find_note (const SpecCuration *curation, SpecResult *result, SpecDirection direction,
                                                gsize index);

/** Returns: (transfer none) (nullable): the name of this cluster. @curation: (nullable): */
const char *spec_curation_find_name (const SpecCuration *curation, SpecResult *result, SpecDirection direction, gsize index);

/**
 * spec_curation_rank_samples:
 * @curation: (nullable):
 *
 * Like spec_result_rank_samples() for a figure: the pinned rows first, the excluded ones not at all.
 */
guint32 *spec_curation_rank_samples (const SpecCuration *curation, SpecResult *result, SpecDirection direction, gsize index,
                                     gboolean opposite, gsize *count, float **scores, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecCuration, spec_curation_unref)

G_END_DECLS
