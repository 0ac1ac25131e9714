#include "agreement/spec-agreement-work.h"

SpecAgreementWork *
spec_agreement_work_new (SpecEmbedding *x, SpecEmbedding *y, SpecAgreement *base, const SpecAgreementParams *params,
                         gsize k, SpecAgreementParts parts)
{
  SpecAgreementWork *work = g_new0 (SpecAgreementWork, 1);

  work->embedding[SPEC_SIDE_X] = spec_embedding_ref (x);
  work->embedding[SPEC_SIDE_Y] = spec_embedding_ref (y);
  work->base = base != NULL ? spec_agreement_ref (base) : NULL;
  work->params = *params;
  work->neighbourhood = (SpecNeighbourhood){ k, 0 };
  work->params.neighbourhoods = &work->neighbourhood;
  work->params.neighbourhood_count = 1;
  work->parts = parts;
  return work;
}

static void
work_free (gpointer data)
{
  SpecAgreementWork *work = data;

  for (guint side = 0; side < 2; side++)
    spec_embedding_unref (work->embedding[side]);
  spec_agreement_unref (work->base);
  g_free (work);
}

static void
free_output (gpointer data)
{
  spec_agreement_unref (data);
}

static gpointer
run (SpecSolver *solver, gpointer input, GCancellable *cancellable, const SpecProgress *progress, GError **error)
{
  SpecAgreementWork *work = input;

  return spec_agreement_update (work->base, work->embedding[SPEC_SIDE_X], work->embedding[SPEC_SIDE_Y], &work->params,
                                work->parts, cancellable, progress, error);
}

void
spec_agreement_work_submit (SpecAgreementWork *work, SpecEngine *engine, SpecEngineReply reply, gpointer data)
{
  spec_engine_submit (engine, run, work, work_free, free_output, reply, data);
}
