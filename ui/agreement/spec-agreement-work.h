/* One part of the measures, computed on the engine's thread. */
#pragma once

#include "agreement/spec-agreement.h"
#include "engine/spec-engine.h"

G_BEGIN_DECLS

typedef struct
{
  SpecEmbedding *embedding[2];
  SpecAgreement *base; /* (nullable) */
  SpecAgreementParams params;
  SpecNeighbourhood neighbourhood; /* the one that params points at */
  SpecAgreementParts parts;
} SpecAgreementWork;

/** Returns: (transfer full): a job that holds on to what it is given. */
SpecAgreementWork *spec_agreement_work_new (SpecEmbedding *x, SpecEmbedding *y, SpecAgreement *base,
                                            const SpecAgreementParams *params, gsize k, SpecAgreementParts parts);

/** Hands it (transfer full) to @engine; the reply gets a SpecAgreement. */
void spec_agreement_work_submit (SpecAgreementWork *work, SpecEngine *engine, SpecEngineReply reply, gpointer data);

G_END_DECLS
