/* SPEC-align: learns a linear adapter W, from the identity, that lowers SPEC-diff between one embedding times W and the
 * other (arXiv 2506.06231, section 5; METHOD.md section 2). The same inputs, parameters and number of threads give the
 * same bits. */
#pragma once

#include <gio/gio.h>

#include "align/spec-alignment.h"
#include "base/spec-progress.h"

G_BEGIN_DECLS

/** Steps between two looks at the held-out rows. */
#define SPEC_ALIGN_LOOK 5

/**
 * SpecAlignStepFunc:
 * @step: the newest step, already in the history
 * @so_far: what there is: parameters, values before, history, the best adapter (the identity where none is kept yet)
 * and its step; aligned rows and values after are not there
 *
 * Who follows the steps, on the thread that computes. Returns: whether to go on; FALSE ends it with the best so far.
 */
typedef gboolean (*SpecAlignStepFunc) (const SpecAlignStep *step, const SpecAlignment *so_far, gpointer data);

/**
 * spec_aligner_run:
 * @x, @y: rows of both are the same samples
 * @watch: (nullable): called with every step
 *
 * Each step takes a batch of the same rows of both, at most a third of the training rows. The adapter kept is the newest
 * whose SPEC-diff on held-out rows (as many as fit a batch are watched) is about as low as any; without held-out rows
 * the last. Where best_step is before the last step, those rows have chosen it: their value after is then somewhat
 * better than that of rows that chose nothing. Where it is the last, they chose nothing and the value is a fair one.
 *
 * SPEC-diff before and after come from the solver of a comparison, on all rows and on all held-out rows.
 *
 * Errors: SPEC_ERROR_SHAPE, SPEC_ERROR_VALUE, SPEC_ERROR_MEMORY, SPEC_ERROR_NUMERIC, G_IO_ERROR_CANCELLED.
 * Returns: (transfer full): the alignment, or NULL
 */
SpecAlignment *spec_aligner_run (SpecEmbedding *x,
                                 SpecEmbedding *y,
                                 const SpecAlignParams *params,
                                 SpecAlignStepFunc watch,
                                 gpointer data,
                                 GCancellable *cancellable,
                                 const SpecProgress *progress,
                                 GError **error);

G_END_DECLS
