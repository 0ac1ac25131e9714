#include "clusters/spec-evidence-source.h"

struct _SpecEvidenceSource
{
  GObject parent_instance;

  /* borrowed: the session outlives its views, and signals are disconnected with this object */
  SpecSession *session;

  /* owned */
  SpecEvidence *evidence;
  SpecResult *result; /* what the evidence is of, or will be */
  SpecSamples *samples;
  GCancellable *cancellable; /* of the computation that runs */
};

typedef struct
{
  SpecResult *result;
  SpecSamples *samples;
} Question;

static guint changed_signal;

G_DEFINE_FINAL_TYPE (SpecEvidenceSource, spec_evidence_source, G_TYPE_OBJECT)

static void
question_free (gpointer data)
{
  Question *question = data;

  spec_result_unref (question->result);
  g_clear_pointer (&question->samples, spec_samples_unref);
  g_free (question);
}

static void
stop (SpecEvidenceSource *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->evidence, spec_evidence_unref);
  g_clear_pointer (&self->result, spec_result_unref);
  g_clear_pointer (&self->samples, spec_samples_unref);
}

static void
spec_evidence_source_dispose (GObject *object)
{
  stop (SPEC_EVIDENCE_SOURCE (object));
  G_OBJECT_CLASS (spec_evidence_source_parent_class)->dispose (object);
}

static void
spec_evidence_source_class_init (SpecEvidenceSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = spec_evidence_source_dispose;
  changed_signal
      = g_signal_new ("changed", SPEC_TYPE_EVIDENCE_SOURCE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
spec_evidence_source_init (SpecEvidenceSource *self)
{
}

static void
compute_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Question *question = data;
  GError *error = NULL;
  SpecEvidence *evidence = spec_evidence_compute_clusters (NULL, question->result, question->samples, cancellable, NULL, &error);

  if (evidence == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, evidence, (GDestroyNotify) spec_evidence_unref);
}

/* Without evidence the strip says less: a failure here is no reason to trouble anyone. */
static void
on_computed (GObject *source, GAsyncResult *result, gpointer data)
{
  SpecEvidenceSource *self = SPEC_EVIDENCE_SOURCE (source);
  SpecEvidence *evidence = g_task_propagate_pointer (G_TASK (result), NULL);

  if (evidence == NULL)
    return;
  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    {
      spec_evidence_unref (evidence);
      return;
    }
  g_clear_object (&self->cancellable);
  self->evidence = evidence;
  g_signal_emit (self, changed_signal, 0);
}

static void
update (SpecEvidenceSource *self)
{
  SpecState state = spec_session_get_state (self->session);
  SpecResult *result = spec_session_get_result (self->session);
  SpecSamples *samples = spec_session_get_samples (self->session);
  g_autoptr (GTask) task = NULL;
  Question *question;

  if (result == NULL || (state != SPEC_STATE_EXACT && state != SPEC_STATE_APPROXIMATE))
    return;
  if (result == self->result && samples == self->samples)
    return;
  stop (self);
  self->result = spec_result_ref (result);
  self->samples = samples == NULL ? NULL : spec_samples_ref (samples);
  self->cancellable = g_cancellable_new ();
  question = g_new0 (Question, 1);
  question->result = spec_result_ref (result);
  question->samples = samples == NULL ? NULL : spec_samples_ref (samples);
  task = g_task_new (self, self->cancellable, on_computed, NULL);
  g_task_set_task_data (task, question, question_free);
  g_task_run_in_thread (task, compute_in_thread);
}

SpecEvidenceSource *
spec_evidence_source_new (SpecSession *session)
{
  SpecEvidenceSource *self = g_object_new (SPEC_TYPE_EVIDENCE_SOURCE, NULL);
  const char *const watched[] = { "notify::state", "notify::result", "notify::samples" };

  self->session = session;
  for (guint i = 0; i < G_N_ELEMENTS (watched); i++)
    g_signal_connect_object (session, watched[i], G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return self;
}

const SpecModeEvidence *
spec_evidence_source_find (SpecEvidenceSource *self, SpecModeItem *mode)
{
  SpecDirection direction = spec_mode_item_get_direction (mode);
  guint index = spec_mode_item_get_index (mode);

  if (self->evidence == NULL || spec_mode_item_get_result (mode) != self->result)
    return NULL;
  return index < self->evidence->mode_count[direction] ? &self->evidence->modes[direction][index] : NULL;
}
