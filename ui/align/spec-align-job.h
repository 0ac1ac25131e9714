/* What the engines of an alignment's window do: train, show kernels, write arrays. */
#pragma once

#include "align/spec-align-accuracy.h"
#include "align/spec-align-kernels.h"
#include "align/spec-align-live.h"
#include "engine/spec-engine.h"

G_BEGIN_DECLS

/** What is to be aligned; owns references. */
typedef struct
{
  SpecEmbedding *embeddings[2]; /* by SpecSide */
  SpecSamples *samples;         /* (nullable) */
  SpecAlignParams params;
} SpecAlignTask;

/** @samples: (nullable). Returns: (transfer full): shares of the embeddings and of @samples, a copy of @params */
SpecAlignTask *spec_align_task_new (SpecEmbedding *x, SpecEmbedding *y, SpecSamples *samples,
                                    const SpecAlignParams *params);
/** Returns: (transfer full): shares of the same, for another thread */
SpecAlignTask *spec_align_task_copy (const SpecAlignTask *task);
/** @task: (nullable) (transfer full): gives its shares up. */
void spec_align_task_free (SpecAlignTask *task);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecAlignTask, spec_align_task_free)

/** What came of training. */
typedef struct
{
  SpecAlignment *alignment;
  gboolean labelled;
  SpecAlignAccuracy accuracy; /* where labelled */
  double seconds;
} SpecAlignOutcome;

/** @outcome: (nullable) (transfer full): with its alignment, unless that was stolen */
void spec_align_outcome_free (SpecAlignOutcome *outcome);

/** Trains; @reply gets a SpecAlignOutcome. @live is told of every step. */
void spec_align_job_train (SpecEngine *engine, const SpecAlignTask *task, SpecAlignLive *live, SpecEngineReply reply,
                           gpointer data);

typedef enum
{
  SPEC_ALIGN_BY_LABEL,
  SPEC_ALIGN_BY_CLUSTER,
} SpecAlignOrderKind;

/**
 * spec_align_job_show:
 * @kernel: by SpecSide: whose bandwidths are numbers
 * @adapter: (nullable): C-order (d, d); copied
 * @result: (nullable): whose clusters they are; without it, or without labels, the other kind or nothing at all
 *
 * Computes kernels of held-out rows; @reply gets a SpecAlignKernels.
 */
void spec_align_job_show (SpecEngine *engine,
                          const SpecAlignTask *task,
                          const SpecKernel *kernel,
                          const float *adapter,
                          SpecAlignOrderKind kind,
                          SpecResult *result,
                          int selected,
                          SpecEngineReply reply,
                          gpointer data);

/** Maps the side that moves under @adapter, copied; @reply gets a SpecEmbedding called @name. With @path it is written
 * there too. */
void spec_align_job_map (SpecEngine *engine, const SpecAlignTask *task, const float *adapter, const char *name,
                         const char *path, SpecEngineReply reply, gpointer data);

/** Writes @adapter, copied, as a .npy of (d, d); @reply gets nothing but an error. */
void spec_align_job_write_adapter (SpecEngine *engine, const SpecAlignTask *task, const float *adapter,
                                   const char *path, SpecEngineReply reply, gpointer data);

G_END_DECLS
