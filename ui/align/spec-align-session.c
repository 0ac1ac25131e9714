#include "align/spec-align-session-private.h"

#include <glib/gi18n-lib.h>

/* How often the window looks at what runs. */
#define LOOK_MILLISECONDS 100

G_DEFINE_FINAL_TYPE (SpecAlignSession, spec_align_session, G_TYPE_OBJECT)

static GParamSpec *properties[SPEC_ALIGN_N_PROPS];
static guint signals[SPEC_ALIGN_N_SIGNALS];

void
spec_align_session_emit (SpecAlignSession *self, SpecAlignSignal signal, const char *text)
{
  if (signal == SPEC_ALIGN_SIGNAL_SAVED || signal == SPEC_ALIGN_SIGNAL_FAILED)
    g_signal_emit (self, signals[signal], 0, text);
  else
    g_signal_emit (self, signals[signal], 0);
}

void
spec_align_session_set_state (SpecAlignSession *self, SpecAlignState state)
{
  if (self->state == state)
    return;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[SPEC_ALIGN_PROP_STATE]);
}

static void
set_stopping (SpecAlignSession *self, gboolean stopping)
{
  self->stopping = stopping;
  g_object_notify_by_pspec (G_OBJECT (self), properties[SPEC_ALIGN_PROP_STOPPING]);
}

gboolean
spec_align_session_is_running (SpecAlignSession *self)
{
  g_return_val_if_fail (SPEC_IS_ALIGN_SESSION (self), FALSE);

  return self->live != NULL;
}

static gboolean
on_look (gpointer data)
{
  SpecAlignSession *self = data;
  SpecAlignNews news = spec_align_live_take (self->live, self->alignment);
  guint steps = self->alignment->history->len;

  if (news & SPEC_ALIGN_NEWS_ADAPTER)
    spec_align_session_want_kernels (self);
  if (news & SPEC_ALIGN_NEWS_STEPS)
    {
      const SpecAlignStep *last = &g_array_index (self->alignment->history, SpecAlignStep, steps - 1);

      spec_align_session_set_state (self, last->step < self->task->params.steps ? SPEC_ALIGN_TRAINING
                                                                                : SPEC_ALIGN_MEASURING);
      spec_align_session_emit (self, SPEC_ALIGN_SIGNAL_CHANGED, NULL);
    }
  return G_SOURCE_CONTINUE;
}

/* @stage: what the aligner says it does: after the steps, whatever their number, it measures. */
static void
on_progress (SpecAlignSession *self, int stage)
{
  if (self->state == SPEC_ALIGN_TRAINING && stage != SPEC_STAGE_ALIGN)
    spec_align_session_set_state (self, SPEC_ALIGN_MEASURING);
}

static void
take_outcome (SpecAlignSession *self, SpecAlignOutcome *outcome)
{
  spec_alignment_free (self->alignment);
  self->alignment = g_steal_pointer (&outcome->alignment);
  self->labelled = outcome->labelled;
  self->accuracy = outcome->accuracy;
  self->seconds = outcome->seconds;
}

static void
on_trained (gpointer output, const GError *error, gpointer data)
{
  SpecAlignSession *self = data;

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_pointer (&self->live, spec_align_live_unref);
  if (output != NULL)
    take_outcome (self, output);
  else
    self->failure = g_strdup (error->message);
  set_stopping (self, FALSE);
  spec_align_session_set_state (self, output != NULL ? SPEC_ALIGN_DONE : SPEC_ALIGN_FAILED);
  spec_align_session_want_kernels (self);
  spec_align_session_emit (self, SPEC_ALIGN_SIGNAL_CHANGED, NULL);
}

static void
forget_run (SpecAlignSession *self)
{
  g_clear_pointer (&self->task, spec_align_task_free);
  g_clear_pointer (&self->alignment, spec_alignment_free);
  g_clear_pointer (&self->kernels, spec_align_kernels_free);
  g_clear_pointer (&self->failure, g_free);
  self->labelled = FALSE;
  self->seconds = 0;
}

void
spec_align_session_start (SpecAlignSession *self)
{
  SpecAlignParams params;

  g_return_if_fail (SPEC_IS_ALIGN_SESSION (self));

  if (self->live != NULL || !spec_session_is_ready (self->session))
    return;
  params = spec_align_session_get_params (self);
  forget_run (self);
  self->task = spec_align_task_new (spec_session_get_embedding (self->session, SPEC_SIDE_X),
                                    spec_session_get_embedding (self->session, SPEC_SIDE_Y),
                                    spec_session_get_samples (self->session), &params);
  self->live = spec_align_live_new ();
  self->alignment = spec_align_live_new_alignment ();
  self->timer = g_timeout_add (LOOK_MILLISECONDS, on_look, self);
  spec_align_job_train (self->trainer, self->task, self->live, on_trained, self);
  spec_align_session_set_state (self, SPEC_ALIGN_PREPARING);
  spec_align_session_want_kernels (self);
  spec_align_session_emit (self, SPEC_ALIGN_SIGNAL_CHANGED, NULL);
}

void
spec_align_session_stop (SpecAlignSession *self)
{
  g_return_if_fail (SPEC_IS_ALIGN_SESSION (self));

  if (self->live == NULL || self->stopping)
    return;
  spec_align_live_stop (self->live);
  set_stopping (self, TRUE);
}

SpecSession *
spec_align_session_get_session (SpecAlignSession *self)
{
  g_return_val_if_fail (SPEC_IS_ALIGN_SESSION (self), NULL);

  return self->session;
}

SpecAlignState
spec_align_session_get_state (SpecAlignSession *self)
{
  g_return_val_if_fail (SPEC_IS_ALIGN_SESSION (self), SPEC_ALIGN_IDLE);

  return self->state;
}

const SpecAlignTask *
spec_align_session_get_task (SpecAlignSession *self)
{
  g_return_val_if_fail (SPEC_IS_ALIGN_SESSION (self), NULL);

  return self->task;
}

const SpecAlignment *
spec_align_session_get_alignment (SpecAlignSession *self)
{
  g_return_val_if_fail (SPEC_IS_ALIGN_SESSION (self), NULL);

  return self->alignment;
}

const SpecAlignAccuracy *
spec_align_session_get_accuracy (SpecAlignSession *self)
{
  g_return_val_if_fail (SPEC_IS_ALIGN_SESSION (self), NULL);

  return self->labelled ? &self->accuracy : NULL;
}

const SpecAlignKernels *
spec_align_session_get_kernels (SpecAlignSession *self)
{
  g_return_val_if_fail (SPEC_IS_ALIGN_SESSION (self), NULL);

  return self->kernels;
}

double
spec_align_session_get_seconds (SpecAlignSession *self)
{
  g_return_val_if_fail (SPEC_IS_ALIGN_SESSION (self), 0);

  return self->seconds;
}

const char *
spec_align_session_get_failure (SpecAlignSession *self)
{
  g_return_val_if_fail (SPEC_IS_ALIGN_SESSION (self), NULL);

  return self->failure;
}

const char *
spec_align_session_get_name (SpecAlignSession *self, SpecSide side)
{
  g_return_val_if_fail (SPEC_IS_ALIGN_SESSION (self), NULL);

  return self->task != NULL ? spec_embedding_get_name (self->task->embeddings[side])
                            : spec_session_get_name (self->session, side);
}

/* Another comparison: what is shown may be out of date, and clusters have other rows. */
static void
on_session_changed (SpecAlignSession *self)
{
  if (self->live == NULL)
    spec_align_session_want_kernels (self);
  spec_align_session_emit (self, SPEC_ALIGN_SIGNAL_SETTINGS, NULL);
}

SpecAlignSession *
spec_align_session_new (SpecSession *session)
{
  static const char *const changes[] = { "notify::x", "notify::y", "notify::samples", "notify::sigma-x",
                                         "notify::sigma-y", "notify::result", "notify::selected" };
  SpecAlignSession *self = g_object_new (SPEC_TYPE_ALIGN_SESSION, NULL);

  self->session = g_object_ref (session);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    g_signal_connect_object (session, changes[i], G_CALLBACK (on_session_changed), self, G_CONNECT_SWAPPED);
  spec_align_session_want_kernels (self);
  return self;
}

static void
spec_align_session_dispose (GObject *object)
{
  SpecAlignSession *self = SPEC_ALIGN_SESSION (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->trainer != NULL)
    {
      spec_engine_cancel (self->trainer);
      spec_engine_cancel (self->shower);
      spec_engine_cancel (self->saver);
    }
  g_clear_object (&self->trainer);
  g_clear_object (&self->shower);
  g_clear_object (&self->saver);
  g_clear_pointer (&self->live, spec_align_live_unref);
  forget_run (self);
  g_clear_pointer (&self->saving, g_free);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (spec_align_session_parent_class)->dispose (object);
}

static void
spec_align_session_class_init (SpecAlignSessionClass *class)
{
  static const char *const names[SPEC_ALIGN_N_SIGNALS] = { "changed", "settings-changed", "saved", "failed", "compared" };
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->dispose = spec_align_session_dispose;
  object_class->get_property = spec_align_session_get_property;
  object_class->set_property = spec_align_session_set_property;
  spec_align_session_make_properties (properties);
  g_object_class_install_properties (object_class, SPEC_ALIGN_N_PROPS, properties);
  for (guint i = 0; i < SPEC_ALIGN_N_SIGNALS; i++)
    {
      gboolean text = i == SPEC_ALIGN_SIGNAL_SAVED || i == SPEC_ALIGN_SIGNAL_FAILED;

      signals[i] = text ? g_signal_new (names[i], SPEC_TYPE_ALIGN_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_STRING)
                        : g_signal_new (names[i], SPEC_TYPE_ALIGN_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);
    }
}

static void
spec_align_session_init (SpecAlignSession *self)
{
  self->settings = (SpecAlignParams) SPEC_ALIGN_PARAMS_DEFAULT;
  self->seen = TRUE;
  self->trainer = spec_engine_new ();
  self->shower = spec_engine_new ();
  self->saver = spec_engine_new ();
  g_signal_connect_object (self->trainer, "progress", G_CALLBACK (on_progress), self, G_CONNECT_SWAPPED);
}
