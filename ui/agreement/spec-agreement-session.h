/* What the Agreement view measures and shows: its settings, the measures so far, and the job that brings the rest.
 *
 * It follows the files and the bandwidths of the session, has an engine of its own, and measures part by part: what is
 * there is shown while the rest is computed. Nothing runs before the view is shown. Main thread only. */
#pragma once

#include "agreement/spec-agreement.h"
#include "model/spec-session.h"
#include "paint/spec-histogram-painter.h"

G_BEGIN_DECLS

#define SPEC_TYPE_AGREEMENT_SESSION (spec_agreement_session_get_type ())
G_DECLARE_FINAL_TYPE (SpecAgreementSession, spec_agreement_session, SPEC, AGREEMENT_SESSION, GObject)

typedef enum
{
  SPEC_AGREEMENT_EMPTY,       /* nothing measured yet */
  SPEC_AGREEMENT_PARTIAL,     /* the rest is being measured */
  SPEC_AGREEMENT_COMPLETE,    /* all that is asked for */
  SPEC_AGREEMENT_OUT_OF_DATE, /* something changed, or it was cancelled, and nothing runs */
  SPEC_AGREEMENT_FAILED,
} SpecAgreementState;

/* Signal "changed": measures or state have changed; "progress" (string stage, double fraction); "selected": another
 * sample is shown in detail; "filtered": another range of the histogram.
 *
 * Properties (all read-write):
 *  metric-x, metric-y  uint, SpecMetric
 *  k                   uint: neighbours, for the list and the measures
 *  largest-k           uint: how far the curve goes
 *  normalised          boolean: subtract the level of chance from the curve
 *  band                boolean: show the 95 % band
 *  shown               uint: bits of SpecMeasureId */

/** Returns: (transfer full): holds a share of @session and follows it. Idle until spec_agreement_session_set_visible();
 * the last unref cancels what it measures. */
SpecAgreementSession *spec_agreement_session_new (SpecSession *session);

/** Returns: (transfer none): the session it follows. */
SpecSession *spec_agreement_session_get_session (SpecAgreementSession *self);

/** Returns: (transfer none) (nullable): the measures so far; what is not known of them is NaN. */
const SpecAgreement *spec_agreement_session_get_agreement (SpecAgreementSession *self);

/** Returns: (transfer none) (nullable): the embedding that the measures are of. */
SpecEmbedding *spec_agreement_session_get_embedding (SpecAgreementSession *self, SpecSide side);

/** Returns: (transfer none) (nullable): what the rows measured are. */
SpecSamples *spec_agreement_session_get_samples (SpecAgreementSession *self);

/** How far the measures are, and whether more of them are on their way; "changed" is emitted when that changes. */
SpecAgreementState spec_agreement_session_get_state (SpecAgreementSession *self);
gboolean spec_agreement_session_is_busy (SpecAgreementSession *self);

/** Returns: (nullable): why it failed. */
const char *spec_agreement_session_get_error (SpecAgreementSession *self);

/** Returns: parts of what is asked for that are not up to date. */
SpecAgreementParts spec_agreement_session_get_missing (SpecAgreementSession *self);

/** The properties of these names; the metric by side. */
guint spec_agreement_session_get_k (SpecAgreementSession *self);
guint spec_agreement_session_get_shown (SpecAgreementSession *self);
SpecMetric spec_agreement_session_get_metric (SpecAgreementSession *self, SpecSide side);

/** Returns: the largest k there are samples and memory for. */
guint spec_agreement_session_get_most (SpecAgreementSession *self);

/** Tells whether the view is on screen: only then is anything measured. */
void spec_agreement_session_set_visible (SpecAgreementSession *self, gboolean visible);

/** Measures what is missing now. */
void spec_agreement_session_run (SpecAgreementSession *self);

/** Stops; what is there stays. */
void spec_agreement_session_cancel (SpecAgreementSession *self);

/** The sample shown in detail: its row, or -1. The selection of the session follows, and is followed. */
gint64 spec_agreement_session_get_selected (SpecAgreementSession *self);
void spec_agreement_session_select (SpecAgreementSession *self, gint64 row);

/** Which samples the list shows, by their Jaccard index. */
const SpecHistogramRange *spec_agreement_session_get_filter (SpecAgreementSession *self);
void spec_agreement_session_set_filter (SpecAgreementSession *self, const SpecHistogramRange *range);

G_END_DECLS
