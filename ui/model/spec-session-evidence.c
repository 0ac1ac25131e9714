/* What speaks for the clusters: computed on an engine of its own once a full result stands, first what takes a moment, then what
 * needs the eigenvectors of other rows, and kept for the settings one may come back to. */
#include "model/spec-session-private.h"

#include "base/spec-low-priority.h"

/* As many as there are results that undo goes back to at once. */
#define MAX_KEPT 8

typedef SpecEvidence *(*Compute) (SpecSolver *, SpecResult *, SpecSamples *, GCancellable *, const SpecProgress *, GError **);

typedef struct
{
  SpecResult *result;
  SpecSamples *samples; /* (nullable) */
  Compute compute;
} Question;

/* Evidence, and whose labels it was found with. */
typedef struct
{
  SpecEvidence *evidence;
  SpecSamples *samples; /* (nullable) */
} Kept;

static void
question_free (gpointer data)
{
  Question *question = data;

  spec_result_unref (question->result);
  g_clear_pointer (&question->samples, spec_samples_unref);
  g_free (question);
}

static void
kept_free (gpointer data)
{
  Kept *kept = data;

  spec_evidence_unref (kept->evidence);
  g_clear_pointer (&kept->samples, spec_samples_unref);
  g_free (kept);
}

/* A solver of its own goes when it is done: the matrix it holds may be as large as that of the session's engine. */
static gpointer
compute (SpecSolver *solver, gpointer input, GCancellable *cancellable, const SpecProgress *progress, GError **error)
{
  const Question *question = input;

  spec_low_priority_enter ();
  if (question->compute != spec_evidence_compute) /* the first of the two */
    spec_low_priority_give_way (cancellable);
  return question->compute (NULL, question->result, question->samples, cancellable, progress, error);
}

static void
set_fraction (SpecSession *session, double fraction)
{
  if (session->evidence_fraction == fraction)
    return;
  session->evidence_fraction = fraction;
  spec_session_notify (session, SPEC_PROP_EVIDENCE_FRACTION);
}

/* Takes no reference of its own away: @evidence may be NULL. */
static void
show (SpecSession *session, SpecEvidence *evidence)
{
  if (session->evidence == evidence)
    return;
  g_clear_pointer (&session->evidence, spec_evidence_unref);
  session->evidence = evidence != NULL ? spec_evidence_ref (evidence) : NULL;
  spec_session_notify (session, SPEC_PROP_EVIDENCE);
}

static void
keep (SpecSession *session, SpecEvidence *evidence)
{
  Kept *kept = g_new (Kept, 1);

  *kept = (Kept) { spec_evidence_ref (evidence),
                   session->evidence_samples != NULL ? spec_samples_ref (session->evidence_samples) : NULL };
  g_queue_push_head (&session->evidence_kept, kept);
  if (session->evidence_kept.length > MAX_KEPT)
    kept_free (g_queue_pop_tail (&session->evidence_kept));
}

/* Returns: (nullable) (transfer none): what is known of the result asked about. */
static SpecEvidence *
recall (SpecSession *session)
{
  for (GList *link = session->evidence_kept.head; link != NULL; link = link->next)
    {
      Kept *kept = link->data;

      if (kept->evidence->result == session->evidence_asked && kept->samples == session->evidence_samples)
        return kept->evidence;
    }
  return NULL;
}

static void ask (SpecSession *session, Compute compute_with, SpecEngineReply reply);

/* Without evidence the card says less: a failure here is no reason to trouble anyone. */
static void
on_whole (gpointer output, const GError *error, gpointer data)
{
  SpecSession *session = data;

  if (output != NULL)
    {
      keep (session, output);
      show (session, output);
    }
  set_fraction (session, 1);
}

static void
on_clusters (gpointer output, const GError *error, gpointer data)
{
  SpecSession *session = data;

  if (output != NULL)
    show (session, output);
  ask (session, spec_evidence_compute, on_whole);
}

static void
ask (SpecSession *session, Compute compute_with, SpecEngineReply reply)
{
  Question *question = g_new (Question, 1);

  *question = (Question) { spec_result_ref (session->evidence_asked),
                           session->evidence_samples != NULL ? spec_samples_ref (session->evidence_samples) : NULL, compute_with };
  spec_engine_submit (session->evidence_engine, compute, question, question_free, (GDestroyNotify) spec_evidence_unref, reply,
                      session);
}

static void
forget_question (SpecSession *session)
{
  g_clear_pointer (&session->evidence_asked, spec_result_unref);
  g_clear_pointer (&session->evidence_samples, spec_samples_unref);
}

/* What is being computed gives way to the session's own work, and is asked for again when that is done. */
static void
stop (SpecSession *session)
{
  if (session->evidence_fraction >= 1)
    return;
  spec_engine_cancel (session->evidence_engine);
  forget_question (session);
  set_fraction (session, 1);
}

static void
begin (SpecSession *session)
{
  SpecEvidence *known;

  stop (session);
  forget_question (session);
  session->evidence_asked = spec_result_ref (session->result);
  session->evidence_samples = session->samples != NULL ? spec_samples_ref (session->samples) : NULL;
  known = recall (session);
  show (session, known);
  if (known != NULL)
    return;
  set_fraction (session, 0);
  ask (session, spec_evidence_compute_clusters, on_clusters);
}

void
spec_session_update_evidence (SpecSession *session)
{
  gboolean full = session->state == SPEC_STATE_EXACT || session->state == SPEC_STATE_APPROXIMATE;

  if (session->evidence_engine == NULL)
    return;
  if (!full || session->busy)
    stop (session);
  else if (session->evidence_asked != session->result || session->evidence_samples != session->samples)
    begin (session);
}

SpecEvidence *
spec_session_get_evidence (SpecSession *session, SpecResult *result)
{
  g_return_val_if_fail (SPEC_IS_SESSION (session), NULL);

  return session->evidence != NULL && session->evidence->result == result ? session->evidence : NULL;
}

static void
on_progress (SpecSession *session, int stage, double fraction)
{
  /* The first answer takes a moment: only the long one is told of. */
  if (session->evidence != NULL && session->evidence->result == session->evidence_asked)
    set_fraction (session, MIN (fraction, 0.999));
}

void
spec_session_open_evidence (SpecSession *session)
{
  session->evidence_fraction = 1;
  session->evidence_engine = spec_engine_new ();
  g_signal_connect_swapped (session->evidence_engine, "progress", G_CALLBACK (on_progress), session);
}

void
spec_session_close_evidence (SpecSession *session)
{
  if (session->evidence_engine != NULL)
    g_signal_handlers_disconnect_by_data (session->evidence_engine, session);
  g_clear_object (&session->evidence_engine);
  forget_question (session);
  g_clear_pointer (&session->evidence, spec_evidence_unref);
  g_queue_clear_full (&session->evidence_kept, kept_free);
}
