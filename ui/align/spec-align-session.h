/* SPEC-align in a window: what is set, what runs, and what came of it. On engines of its own: the comparison stays live
 * meanwhile. All on the main thread. */
#pragma once

#include "align/spec-align-job.h"
#include "model/spec-session.h"

G_BEGIN_DECLS

#define SPEC_TYPE_ALIGN_SESSION (spec_align_session_get_type ())
G_DECLARE_FINAL_TYPE (SpecAlignSession, spec_align_session, SPEC, ALIGN_SESSION, GObject)

typedef enum
{
  SPEC_ALIGN_IDLE,      /* nothing was trained yet */
  SPEC_ALIGN_PREPARING, /* SPEC-diff before */
  SPEC_ALIGN_TRAINING,  /* step by step */
  SPEC_ALIGN_MEASURING, /* SPEC-diff after */
  SPEC_ALIGN_DONE,
  SPEC_ALIGN_FAILED,
} SpecAlignState;

/* Properties, what is set (the defaults are the command line's):
 *  side, kernel                int: SpecSide, SpecKernelKind
 *  steps, batch                uint
 *  rate, fidelity, holdout     double: as of `align`
 *  seed                        uint64
 *  order                       int, SpecAlignOrderKind: of the kernels shown
 *  state                       int, SpecAlignState, R
 *  stopping                    boolean, R: stopped, and at its last step
 *
 * Signals: "changed": anything that spec_align_session_get_…() tells is new; "settings-changed"; "saved" (string: the
 * file's path); "failed" (string: what and why): of saving and comparing; "compared": the comparison has the aligned rows. */

/** Returns: (transfer full): holds a share of @session; its three engines start at once, the last unref cancels what
 * they do. */
SpecAlignSession *spec_align_session_new (SpecSession *session);

/** Returns: (transfer none): the comparison's session. */
SpecSession *spec_align_session_get_session (SpecAlignSession *self);

/** Trains with what is set; nothing while it trains or unless both embeddings are there. */
void spec_align_session_start (SpecAlignSession *self);

/** Ends training after its step; the best adapter so far is kept. */
void spec_align_session_stop (SpecAlignSession *self);

/** Returns: whether a run has begun and not ended, stopped or not */
gboolean spec_align_session_is_running (SpecAlignSession *self);

/** Returns: whether what is shown was made from the files and settings of now; TRUE where nothing was made. */
gboolean spec_align_session_is_current (SpecAlignSession *self);

/** Returns: property "state": DONE and FAILED stay until the next run begins */
SpecAlignState spec_align_session_get_state (SpecAlignSession *self);

/** Returns: what is set now, with the bandwidths of the comparison. */
SpecAlignParams spec_align_session_get_params (SpecAlignSession *self);

/** Returns: (nullable): the embeddings and parameters of the run that is shown. */
const SpecAlignTask *spec_align_session_get_task (SpecAlignSession *self);

/** Returns: (nullable): the run that is shown; while it runs, without aligned rows and values after. */
const SpecAlignment *spec_align_session_get_alignment (SpecAlignSession *self);

/** Returns: (nullable): with labels, once it is done. */
const SpecAlignAccuracy *spec_align_session_get_accuracy (SpecAlignSession *self);

/** Returns: (nullable): kernels of a few held-out rows: of the run shown, or before one, of the files of now. */
const SpecAlignKernels *spec_align_session_get_kernels (SpecAlignSession *self);

/** Whether anybody sees the kernels: they are not computed anew for nobody. TRUE at first. */
void spec_align_session_set_seen (SpecAlignSession *self, gboolean seen);

/** Returns: seconds the run took; 0 until it is done. */
double spec_align_session_get_seconds (SpecAlignSession *self);

/** Returns: (nullable): why training failed. */
const char *spec_align_session_get_failure (SpecAlignSession *self);

/** Returns: how a side is called: the run's embedding, or the session's. */
const char *spec_align_session_get_name (SpecAlignSession *self, SpecSide side);

/** Whether there is an adapter to save. */
gboolean spec_align_session_has_adapter (SpecAlignSession *self);

/** Whether the aligned rows can take the place of the ones they come from: these are still the session's. */
gboolean spec_align_session_can_compare (SpecAlignSession *self);

/** Write the adapter (d, d), or the rows moved by it (n, d), as .npy to @path, in the background: "saved" or "failed"
 * tells. Nothing without an adapter. */
void spec_align_session_save_adapter (SpecAlignSession *self, const char *path);
void spec_align_session_save_aligned (SpecAlignSession *self, const char *path);

/** Puts the aligned rows, "NAME aligned", in their place in the comparison; "compared" is emitted then. */
void spec_align_session_compare (SpecAlignSession *self);

G_END_DECLS
