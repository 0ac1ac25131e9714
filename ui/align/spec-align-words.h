/* What is said of an alignment in more than one place: numbers as text, curves as data. */
#pragma once

#include "align/spec-align-session.h"
#include "paint/spec-change-painter.h"
#include "paint/spec-loss-painter.h"

G_BEGIN_DECLS

/** Returns: (transfer full) (element-type SpecLossPoint): the history of the run, empty without one. */
GArray *spec_align_words_dup_points (SpecAlignSession *session);

/** Fills @data with what the curve shows; @points must outlive it. */
void spec_align_words_get_loss (SpecAlignSession *session, const GArray *points, SpecLossData *data);

/** Fills @spectrum from @review, whose values must outlive it. */
void spec_align_words_get_spectrum (const SpecAlignReview *review, SpecChangeSpectrum *spectrum);

/** Returns: SPEC-diff before the run on held-out rows, or on all where none are; NaN while it is not known. */
double spec_align_words_get_before (SpecAlignSession *session);

/** Returns: the same after it; while it runs, of the best step so far. */
double spec_align_words_get_after (SpecAlignSession *session);

/** Returns: whether the values after are final. */
gboolean spec_align_words_is_final (SpecAlignSession *session);

/** Returns: rows held out by the run shown, or by what is set. */
gsize spec_align_words_count_held (SpecAlignSession *session);

/** Returns: (transfer full): "1,371 images to learn, 342 held out" */
char *spec_align_words_dup_split (SpecAlignSession *session);

/** Returns: (transfer full): @value with four decimals as on screen. */
char *spec_align_words_dup_value (double value);

/** Returns: the mean of @values (count, count) between different rows of the same group. */
double spec_align_words_get_mean (const SpecAlignOrder *order, const float *values);

G_END_DECLS
