#include "map/spec-map-spread.h"

#include <math.h>

#include "map/spec-map-layout.h"
#include "map/spec-spread.h"

struct _SpecMapSpread
{
  GObject parent_instance;

  /* owned */
  SpecSession *session;
  GCancellable *cancellable; /* of the question under way */

  double values[2];
};

typedef struct
{
  SpecEmbedding *embeddings[2];
  SpecMetric metrics[2];
  guint32 *rows;
  gsize count;
  guint64 seed;
} Question;

static guint changed_signal;

G_DEFINE_FINAL_TYPE (SpecMapSpread, spec_map_spread, G_TYPE_OBJECT)

static void
question_free (gpointer data)
{
  Question *question = data;

  for (guint side = 0; side < 2; side++)
    spec_embedding_unref (question->embeddings[side]);
  g_free (question->rows);
  g_free (question);
}

static void
stop (SpecMapSpread *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
set_values (SpecMapSpread *self, double x, double y)
{
  self->values[0] = x;
  self->values[1] = y;
  g_signal_emit (self, changed_signal, 0);
}

static void
compute_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Question *question = data;
  double *values = g_new (double, 2);
  GError *error = NULL;

  for (guint side = 0; side < 2 && error == NULL; side++)
    values[side] = spec_spread_compute (question->embeddings[side], question->metrics[side], question->rows, question->count,
                                        question->seed, cancellable, &error);
  if (error == NULL)
    {
      g_task_return_pointer (task, values, g_free);
      return;
    }
  g_free (values);
  g_task_return_error (task, error);
}

/* Without the numbers less is said: a failure here is no reason to trouble anyone. */
static void
on_computed (GObject *source, GAsyncResult *result, gpointer data)
{
  SpecMapSpread *self = SPEC_MAP_SPREAD (source);
  g_autofree double *values = g_task_propagate_pointer (G_TASK (result), NULL);

  if (values == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  g_clear_object (&self->cancellable);
  set_values (self, values[0], values[1]);
}

void
spec_map_spread_ask (SpecMapSpread *self, const guint32 *rows, gsize count)
{
  const SpecParams *params = spec_session_get_params (self->session);
  g_autoptr (GTask) task = NULL;
  Question *question;

  stop (self);
  if (!isnan (self->values[0]))
    set_values (self, NAN, NAN);
  if (count < 2 || !spec_session_is_ready (self->session))
    return;
  question = g_new0 (Question, 1);
  for (guint side = 0; side < 2; side++)
    {
      question->embeddings[side] = spec_embedding_ref (spec_session_get_embedding (self->session, side));
      question->metrics[side] = spec_map_layout_choose_metric (&params->kernel[side]);
    }
  question->rows = g_memdup2 (rows, count * sizeof *rows);
  question->count = count;
  question->seed = params->seed;
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, on_computed, NULL);
  g_task_set_task_data (task, question, question_free);
  g_task_run_in_thread (task, compute_in_thread);
}

double
spec_map_spread_get (SpecMapSpread *self, SpecSide side)
{
  return self->values[side];
}

static void
spec_map_spread_dispose (GObject *object)
{
  stop (SPEC_MAP_SPREAD (object));
  g_clear_object (&SPEC_MAP_SPREAD (object)->session);
  G_OBJECT_CLASS (spec_map_spread_parent_class)->dispose (object);
}

static void
spec_map_spread_class_init (SpecMapSpreadClass *class)
{
  G_OBJECT_CLASS (class)->dispose = spec_map_spread_dispose;
  changed_signal = g_signal_new ("changed", SPEC_TYPE_MAP_SPREAD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
spec_map_spread_init (SpecMapSpread *self)
{
  self->values[0] = self->values[1] = NAN;
}

SpecMapSpread *
spec_map_spread_new (SpecSession *session)
{
  SpecMapSpread *self = g_object_new (SPEC_TYPE_MAP_SPREAD, NULL);

  self->session = g_object_ref (session);
  return self;
}
