/* What the files of SpecAgreementSession share. */
#pragma once

#include "agreement/spec-agreement-session.h"
#include "engine/spec-engine.h"

G_BEGIN_DECLS

struct _SpecAgreementSession
{
  GObject parent_instance;

  /* owned */
  SpecSession *session;
  SpecEngine *engine;
  SpecAgreement *agreement;    /* NULL: nothing measured */
  SpecEmbedding *embedding[2]; /* that it is of */
  SpecSamples *samples;        /* of these; NULL: not known */
  char *error;

  SpecAgreementParams params;
  guint k, shown;
  gboolean normalised, band;
  gboolean chosen; /* the person has set largest-k */
  gboolean anew; /* what is known is of another seed */
  gboolean visible;
  gboolean stopped;          /* by Cancel or by an error, until something is asked for again */
  SpecAgreementParts dirty;  /* what is not up to date, shown or not */
  SpecAgreementParts running;
  SpecHistogramRange filter;
  gint64 selected;
  guint timeout;
};

/* spec-agreement-session-run.c */

/** Connects to what the measures are made from. */
void spec_agreement_session_follow (SpecAgreementSession *self);

/** @parts are not what is asked for any more: they are measured when nothing has changed for a moment. */
void spec_agreement_session_invalidate (SpecAgreementSession *self, SpecAgreementParts parts);

/** Starts the next part, if there is one, the view is visible and nothing runs. */
void spec_agreement_session_start (SpecAgreementSession *self);

/** Gives up what runs where nobody asks for it any more. */
void spec_agreement_session_drop_unwanted (SpecAgreementSession *self);

/** Tells that another sample is selected, or that measures or state have changed. */
void spec_agreement_session_emit_changed (SpecAgreementSession *self);
void spec_agreement_session_emit_selected (SpecAgreementSession *self);
void spec_agreement_session_emit_progress (SpecAgreementSession *self, const char *stage, double fraction);

G_END_DECLS
