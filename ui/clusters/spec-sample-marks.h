/* What a person noted of the samples of the selected cluster: which are left out of montages, which come first in them; and
 * which colour each label has. */
#pragma once

#include "model/spec-session.h"

G_BEGIN_DECLS

#define SPEC_TYPE_SAMPLE_MARKS (spec_sample_marks_get_type ())
G_DECLARE_FINAL_TYPE (SpecSampleMarks, spec_sample_marks, SPEC, SAMPLE_MARKS, GObject)

/** Follows the curation, the selected cluster and the samples of @session. Signal "changed": ask again. */
SpecSampleMarks *spec_sample_marks_new (SpecSession *session);

/** Returns: whether @row is left out of figures, of this cluster's and all others' */
gboolean spec_sample_marks_is_excluded (SpecSampleMarks *marks, guint32 row);

/** Returns: the place of @row among the pinned ones of the selected cluster, 1 the first; 0: not pinned. */
guint spec_sample_marks_get_pin (SpecSampleMarks *marks, guint32 row);

/** Returns: the place of @label among all labels, the most frequent 0; -1 when not known yet. */
int spec_sample_marks_get_label_order (SpecSampleMarks *marks, const char *label);

/** @rows: (array length=n_rows): Each of these is one step of undo. */
void spec_sample_marks_exclude (SpecSampleMarks *marks, const guint32 *rows, gsize n_rows, gboolean excluded);
/** Pins @rows after those that are pinned, or lets them go. */
void spec_sample_marks_pin (SpecSampleMarks *marks, const guint32 *rows, gsize n_rows, gboolean pinned);
/** Moves a pinned row @step places further. */
void spec_sample_marks_move_pin (SpecSampleMarks *marks, guint32 row, int step);

G_END_DECLS
