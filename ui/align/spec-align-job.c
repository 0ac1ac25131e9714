#include "align/spec-align-job.h"

#include <errno.h>

#include "align/spec-adapter.h"
#include "align/spec-align-split.h"
#include "report/spec-npy-writer.h"

SpecAlignTask *
spec_align_task_new (SpecEmbedding *x, SpecEmbedding *y, SpecSamples *samples, const SpecAlignParams *params)
{
  SpecAlignTask *task = g_new0 (SpecAlignTask, 1);

  task->embeddings[SPEC_SIDE_X] = spec_embedding_ref (x);
  task->embeddings[SPEC_SIDE_Y] = spec_embedding_ref (y);
  task->samples = samples != NULL ? spec_samples_ref (samples) : NULL;
  task->params = *params;
  return task;
}

SpecAlignTask *
spec_align_task_copy (const SpecAlignTask *task)
{
  return spec_align_task_new (task->embeddings[SPEC_SIDE_X], task->embeddings[SPEC_SIDE_Y], task->samples,
                              &task->params);
}

void
spec_align_task_free (SpecAlignTask *task)
{
  if (task == NULL)
    return;
  for (guint side = 0; side < 2; side++)
    spec_embedding_unref (task->embeddings[side]);
  g_clear_pointer (&task->samples, spec_samples_unref);
  g_free (task);
}

void
spec_align_outcome_free (SpecAlignOutcome *outcome)
{
  if (outcome == NULL)
    return;
  spec_alignment_free (outcome->alignment);
  g_free (outcome);
}

/* What one job carries to its thread. */
typedef struct
{
  SpecAlignTask *task;
  SpecAlignLive *live; /* (nullable) */
  SpecKernel kernel[2];
  float *adapter; /* (nullable) */
  SpecAlignOrderKind kind;
  SpecResult *result; /* (nullable) */
  int selected;
  char *name; /* (nullable) */
  char *path; /* (nullable) */
} Input;

static Input *
input_new (const SpecAlignTask *task, const float *adapter)
{
  Input *input = g_new0 (Input, 1);
  gsize d = spec_embedding_get_dimensions (task->embeddings[task->params.side]);

  input->task = spec_align_task_copy (task);
  input->adapter = adapter != NULL ? g_memdup2 (adapter, d * d * sizeof (float)) : NULL;
  return input;
}

static void
input_free (gpointer data)
{
  Input *input = data;

  spec_align_task_free (input->task);
  g_clear_pointer (&input->live, spec_align_live_unref);
  g_clear_pointer (&input->result, spec_result_unref);
  g_free (input->adapter);
  g_free (input->name);
  g_free (input->path);
  g_free (input);
}

static gpointer
train (SpecSolver *solver, gpointer data, GCancellable *cancellable, const SpecProgress *progress, GError **error)
{
  const Input *input = data;
  SpecAlignTask *task = input->task;
  gint64 begun = g_get_monotonic_time ();
  SpecAlignOutcome *outcome = g_new0 (SpecAlignOutcome, 1);

  outcome->alignment = spec_aligner_run (task->embeddings[SPEC_SIDE_X], task->embeddings[SPEC_SIDE_Y], &task->params,
                                         spec_align_live_follow, input->live, cancellable, progress, error);
  outcome->labelled = task->samples != NULL && spec_samples_get_label_count (task->samples) > 0;
  if (outcome->alignment == NULL
      || (outcome->labelled
          && !spec_align_accuracy_compute (outcome->alignment, task->embeddings, task->samples, &outcome->accuracy,
                                           cancellable, error)))
    {
      spec_align_outcome_free (outcome);
      return NULL;
    }
  outcome->seconds = (double) (g_get_monotonic_time () - begun) / G_USEC_PER_SEC;
  return outcome;
}

void
spec_align_job_train (
    SpecEngine *engine, const SpecAlignTask *task, SpecAlignLive *live, SpecEngineReply reply, gpointer data)
{
  Input *input = input_new (task, NULL);

  input->live = spec_align_live_ref (live);
  spec_engine_submit (engine, train, input, input_free, (GDestroyNotify) spec_align_outcome_free, reply, data);
}

static SpecAlignOrder *
choose_order (const Input *input, GError **error)
{
  const SpecAlignTask *task = input->task;
  gsize n = spec_embedding_get_samples (task->embeddings[SPEC_SIDE_X]), count;
  g_autofree guint32 *held = spec_align_split_choose_held (&task->params, n, &count, error);
  gboolean labelled = task->samples != NULL && spec_samples_get_label_count (task->samples) > 0;

  if (held == NULL && count > 0)
    return NULL;
  if (held == NULL)
    count = n;
  if (labelled && (input->kind == SPEC_ALIGN_BY_LABEL || input->result == NULL))
    return spec_align_order_new_by_label (task->samples, held, count);
  if (input->result != NULL)
    return spec_align_order_new_by_cluster (input->result, held, count, input->selected, error);
  return g_new0 (SpecAlignOrder, 1);
}

static gpointer
show (SpecSolver *solver, gpointer data, GCancellable *cancellable, const SpecProgress *progress, GError **error)
{
  const Input *input = data;
  const SpecAlignTask *task = input->task;
  g_autoptr (SpecTeam) team = spec_team_new (task->params.comparison.threads);
  SpecAlignOrder *order = choose_order (input, error);

  if (order == NULL)
    return NULL;
  return spec_align_kernels_new (task->embeddings, task->params.side, input->kernel, order, input->adapter, team, cancellable, error);
}

void
spec_align_job_show (SpecEngine *engine,
                     const SpecAlignTask *task,
                     const SpecKernel *kernel,
                     const float *adapter,
                     SpecAlignOrderKind kind,
                     SpecResult *result,
                     int selected,
                     SpecEngineReply reply,
                     gpointer data)
{
  Input *input = input_new (task, adapter);

  input->kernel[SPEC_SIDE_X] = kernel[SPEC_SIDE_X];
  input->kernel[SPEC_SIDE_Y] = kernel[SPEC_SIDE_Y];
  input->kind = kind;
  input->result = result != NULL ? spec_result_ref (result) : NULL;
  input->selected = selected;
  spec_engine_submit (engine, show, input, input_free, (GDestroyNotify) spec_align_kernels_free, reply, data);
}

static gboolean
write_rows (const char *path, SpecEmbedding *embedding, GError **error)
{
  gsize n = spec_embedding_get_samples (embedding), d = spec_embedding_get_dimensions (embedding);
  g_autofree float *rows = g_try_malloc_n (n, d * sizeof (float));

  if (rows == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s: %s", path, g_strerror (ENOMEM));
      return FALSE;
    }
  spec_embedding_read_rows (embedding, 0, n, rows);
  return spec_npy_write_floats (path, rows, n, d, error);
}

static gpointer
map (SpecSolver *solver, gpointer data, GCancellable *cancellable, const SpecProgress *progress, GError **error)
{
  const Input *input = data;
  const SpecAlignTask *task = input->task;
  g_autoptr (SpecTeam) team = spec_team_new (task->params.comparison.threads);
  g_autoptr (SpecEmbedding) mapped
      = spec_adapter_map (input->adapter, task->embeddings[task->params.side], team, cancellable, error);

  if (mapped == NULL || (input->path != NULL && !write_rows (input->path, mapped, error)))
    return NULL;
  return spec_embedding_rename (mapped, input->name);
}

void
spec_align_job_map (SpecEngine *engine, const SpecAlignTask *task, const float *adapter, const char *name,
                    const char *path, SpecEngineReply reply, gpointer data)
{
  Input *input = input_new (task, adapter);

  input->name = g_strdup (name);
  input->path = g_strdup (path);
  spec_engine_submit (engine, map, input, input_free, (GDestroyNotify) spec_embedding_unref, reply, data);
}

static gpointer
write_adapter (SpecSolver *solver, gpointer data, GCancellable *cancellable, const SpecProgress *progress,
               GError **error)
{
  const Input *input = data;
  gsize d = spec_embedding_get_dimensions (input->task->embeddings[input->task->params.side]);

  return spec_npy_write_floats (input->path, input->adapter, d, d, error) ? g_strdup (input->path) : NULL;
}

void
spec_align_job_write_adapter (SpecEngine *engine, const SpecAlignTask *task, const float *adapter, const char *path,
                              SpecEngineReply reply, gpointer data)
{
  Input *input = input_new (task, adapter);

  input->path = g_strdup (path);
  spec_engine_submit (engine, write_adapter, input, input_free, g_free, reply, data);
}
