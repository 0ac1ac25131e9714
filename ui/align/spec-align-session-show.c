/* Kernels of a few rows, and what is taken out of an alignment: files and embeddings. */
#include "align/spec-align-session-private.h"

#include <glib/gi18n-lib.h>

static void
on_kernels (gpointer output, const GError *error, gpointer data)
{
  SpecAlignSession *self = data;

  g_clear_pointer (&self->kernels, spec_align_kernels_free);
  if (output != NULL)
    self->kernels = spec_align_kernels_copy (output);
  spec_align_session_emit (self, SPEC_ALIGN_SIGNAL_CHANGED, NULL);
  if (self->kernels_wanted)
    spec_align_session_want_kernels (self);
}

/* A bandwidth that the rule gives is the comparison's until the run has found its own, which is the same. */
static gboolean
find_kernels (SpecAlignSession *self, const SpecAlignParams *params, SpecKernel *kernel)
{
  const SpecKernel *found = self->alignment != NULL && self->alignment->history->len > 0
                                ? self->alignment->params.comparison.kernel
                                : params->comparison.kernel;
  const SpecKernel *compared = spec_session_get_params (self->session)->kernel;

  for (guint side = 0; side < 2; side++)
    {
      kernel[side] = found[side];
      if (kernel[side].kind == SPEC_KERNEL_GAUSSIAN && kernel[side].rule != SPEC_BANDWIDTH_NUMBER
          && !(kernel[side].sigma > 0))
        kernel[side].sigma = compared[side].sigma;
      if (kernel[side].kind == SPEC_KERNEL_GAUSSIAN && !(kernel[side].sigma > 0))
        return FALSE;
    }
  return TRUE;
}

/* Returns: (transfer full) (nullable): what is shown: the run, or before one, the files as they would be aligned. */
static SpecAlignTask *
dup_shown (SpecAlignSession *self)
{
  SpecEmbedding *x = spec_session_get_embedding (self->session, SPEC_SIDE_X);
  SpecEmbedding *y = spec_session_get_embedding (self->session, SPEC_SIDE_Y);
  SpecAlignParams params = spec_align_session_get_params (self);

  if (self->task != NULL)
    return spec_align_task_copy (self->task);
  if (!spec_session_is_ready (self->session))
    return NULL;
  return spec_align_task_new (x, y, spec_session_get_samples (self->session), &params);
}

static int
get_selected (SpecAlignSession *self)
{
  SpecModeItem *mode = spec_session_get_selected (self->session);
  int rank;

  if (mode == NULL)
    return 0;
  rank = (int) spec_mode_item_get_index (mode) + 1;
  return spec_mode_item_get_direction (mode) == SPEC_DIRECTION_POSITIVE ? rank : -rank;
}

/* The clusters of a comparison of other files say nothing of these rows. */
static SpecResult *
get_result (SpecAlignSession *self, const SpecAlignTask *task)
{
  SpecResult *result = spec_session_get_result (self->session);
  gsize rows = spec_embedding_get_samples (task->embeddings[SPEC_SIDE_X]);

  return result != NULL && spec_problem_get_total (spec_result_get_problem (result)) == rows ? result : NULL;
}

void
spec_align_session_want_kernels (SpecAlignSession *self)
{
  g_autoptr (SpecAlignTask) task = NULL;
  SpecKernel kernel[2];

  /* A newer request would cancel what runs: with adapters coming fast nothing would ever be shown. */
  self->kernels_wanted = !self->seen || spec_engine_get_busy (self->shower);
  if (self->kernels_wanted)
    return;
  task = dup_shown (self);
  if (task == NULL || !find_kernels (self, &task->params, kernel))
    return;
  spec_align_job_show (self->shower, task, kernel, self->alignment != NULL ? self->alignment->adapter : NULL,
                       self->order, get_result (self, task), get_selected (self), on_kernels, self);
}

void
spec_align_session_set_seen (SpecAlignSession *self, gboolean seen)
{
  g_return_if_fail (SPEC_IS_ALIGN_SESSION (self));

  self->seen = seen;
  if (seen && self->kernels_wanted)
    spec_align_session_want_kernels (self);
}

gboolean
spec_align_session_has_adapter (SpecAlignSession *self)
{
  g_return_val_if_fail (SPEC_IS_ALIGN_SESSION (self), FALSE);

  return self->alignment != NULL && self->alignment->adapter != NULL;
}

gboolean
spec_align_session_can_compare (SpecAlignSession *self)
{
  g_return_val_if_fail (SPEC_IS_ALIGN_SESSION (self), FALSE);

  return spec_align_session_has_adapter (self)
         && self->task->embeddings[self->task->params.side]
                == spec_session_get_embedding (self->session, self->task->params.side);
}

/* Returns: (transfer full): "NAME aligned" */
static char *
dup_aligned_name (SpecAlignSession *self)
{
  /* Translators: the name of an embedding after SPEC-align */
  return g_strdup_printf (_ ("%s aligned"),
                          spec_embedding_get_name (self->task->embeddings[self->task->params.side]));
}

static void
on_saved (gpointer output, const GError *error, gpointer data)
{
  SpecAlignSession *self = data;
  g_autofree char *path = g_steal_pointer (&self->saving);

  if (error != NULL)
    spec_align_session_emit (self, SPEC_ALIGN_SIGNAL_FAILED, error->message);
  else
    spec_align_session_emit (self, SPEC_ALIGN_SIGNAL_SAVED, path);
}

void
spec_align_session_save_adapter (SpecAlignSession *self, const char *path)
{
  g_return_if_fail (SPEC_IS_ALIGN_SESSION (self));

  if (!spec_align_session_has_adapter (self))
    return;
  g_free (self->saving);
  self->saving = g_strdup (path);
  spec_align_job_write_adapter (self->saver, self->task, self->alignment->adapter, path, on_saved, self);
}

void
spec_align_session_save_aligned (SpecAlignSession *self, const char *path)
{
  g_autofree char *name = NULL;

  g_return_if_fail (SPEC_IS_ALIGN_SESSION (self));

  if (!spec_align_session_has_adapter (self))
    return;
  name = dup_aligned_name (self);
  g_free (self->saving);
  self->saving = g_strdup (path);
  spec_align_job_map (self->saver, self->task, self->alignment->adapter, name, path, on_saved, self);
}

static void
on_mapped (gpointer output, const GError *error, gpointer data)
{
  SpecAlignSession *self = data;
  const SpecKernel *kernel;

  if (error != NULL)
    {
      spec_align_session_emit (self, SPEC_ALIGN_SIGNAL_FAILED, error->message);
      return;
    }
  if (!spec_align_session_can_compare (self))
    return;
  /* At the bandwidth it was trained for: SPEC-diff is the one told here. */
  kernel = &self->alignment->params.comparison.kernel[self->task->params.side];
  spec_session_replace (self->session, self->task->params.side, output,
                        kernel->kind == SPEC_KERNEL_GAUSSIAN ? kernel->sigma : 0);
  spec_align_session_emit (self, SPEC_ALIGN_SIGNAL_COMPARED, NULL);
}

void
spec_align_session_compare (SpecAlignSession *self)
{
  g_autofree char *name = NULL;

  g_return_if_fail (SPEC_IS_ALIGN_SESSION (self));

  if (!spec_align_session_can_compare (self))
    return;
  name = dup_aligned_name (self);
  spec_align_job_map (self->saver, self->task, self->alignment->adapter, name, NULL, on_mapped, self);
}
