/* Near-duplicates among the samples of a cluster: a montage can show one of them for all.
 *
 * Two samples are near-duplicates when one of these holds, however they score:
 *  - their rows are equal, value by value, in X and in Y: the same picture or text entered twice;
 *  - they are the same text, character by character;
 *  - their pictures, both reduced to 32 × 32 pixels of three colours by averaging, differ by at most 8 of 255 (root of the mean square)
 *    and by at most 24 in the mean of any of 8 × 8 parts: copies in other sizes, file formats or qualities. Colours count, so one
 *    garment in two colours is two; the parts see to it that a small thing which is only in one of them is not overlooked.
 * A picture that cannot be read is like no other. */
#pragma once

#include <gio/gio.h>

#include "samples/spec-samples.h"
#include "spec/spec-result.h"

G_BEGIN_DECLS

typedef struct
{
  guint32 row;  /* not shown */
  guint32 into; /* the one shown in its place */
} SpecFoldedSample;

/**
 * spec_duplicates_fold:
 * @samples: (nullable):
 * @rows: (array length=n_rows): a ranking, the best first
 * @firm: so many of the first are shown whatever they look like
 * @wanted: how many are to be shown
 * @folded: (out) (transfer full): SpecFoldedSample, those left out for one before them
 *
 * Decodes pictures: not for the main thread. Looks no further than ten times @wanted. Returns: (transfer full): guint, the places in @rows of
 * those that are shown, ascending; fewer when cancelled
 */
GArray *spec_duplicates_fold (SpecResult *result, SpecSamples *samples, const guint32 *rows, gsize n_rows, gsize firm, gsize wanted,
                              GCancellable *cancellable, GArray **folded);

G_END_DECLS
