/* What the files of SpecSession share: its fields and what each file offers to the others. Nobody else includes this. */
#pragma once

#include "engine/spec-engine.h"
#include "model/spec-cluster-model.h"
#include "model/spec-history.h"
#include "model/spec-result-cache.h"
#include "model/spec-session.h"
#include "model/spec-time-left.h"
#include "project/spec-project.h"

G_BEGIN_DECLS

#define SPEC_N_ROLES 4
/** The hand rests when nothing has changed for so long. */
#define SPEC_REST_MILLISECONDS 300

/** What the engine was asked for last. */
typedef enum
{
  SPEC_JOB_NONE,
  SPEC_JOB_MEDIAN,
  SPEC_JOB_BALANCE,
  SPEC_JOB_PREVIEW,
  SPEC_JOB_FULL,
} SpecJob;

typedef enum
{
  SPEC_PROP_X = 1,
  SPEC_PROP_Y,
  SPEC_PROP_SAMPLES,
  SPEC_PROP_KERNEL_X,
  SPEC_PROP_KERNEL_Y,
  SPEC_PROP_SIGMA_X,
  SPEC_PROP_SIGMA_Y,
  SPEC_PROP_MEDIAN_X,
  SPEC_PROP_MEDIAN_Y,
  SPEC_PROP_ETA,
  SPEC_PROP_CENTRE,
  SPEC_PROP_METHOD,
  SPEC_PROP_RFF_DIM,
  SPEC_PROP_MODES,
  SPEC_PROP_SEED,
  SPEC_PROP_COMPARING,
  SPEC_PROP_STATE,
  SPEC_PROP_BUSY,
  SPEC_PROP_CLUSTERS_BEHIND,
  SPEC_PROP_STAGE,
  SPEC_PROP_FRACTION,
  SPEC_PROP_SECONDS_LEFT,
  SPEC_PROP_RESULT,
  SPEC_PROP_ESTIMATE,
  SPEC_PROP_METHOD_TEXT,
  SPEC_PROP_SELECTED,
  SPEC_PROP_OPPOSITE,
  SPEC_PROP_CAN_UNDO,
  SPEC_PROP_CAN_REDO,
  SPEC_PROP_MODIFIED,
  SPEC_PROP_CURATION,
  SPEC_PROP_VIEW,
  SPEC_PROP_TILE_SIZE,
  SPEC_PROP_LINEAR,
  SPEC_PROP_EVIDENCE,
  SPEC_PROP_EVIDENCE_FRACTION,
  SPEC_N_PROPS
} SpecSessionProp;

struct _SpecSession
{
  GObject parent_instance;

  /* owned: files */
  SpecEmbedding *embedding[2];
  SpecEmbedding *pending[2]; /* read, waiting for its partner of the same number of rows */
  SpecSamples *listed;       /* (nullable): the list as read, whether it fits or not */
  SpecSamples *samples;      /* (nullable): what the rows are taken for */
  char *samples_path;        /* (nullable) */
  char *samples_root;        /* (nullable) */
  char *labels_path;         /* (nullable) */
  gboolean skip_first;       /* the first line of the list is a heading */
  SpecEmbedding *names;      /* (nullable): the one whose row names take the place of the list's paths */
  char *loading_path[SPEC_N_ROLES];
  GCancellable *loading[SPEC_N_ROLES]; /* NULL: nothing is being read for the role */
  GCancellable *checking;              /* of the order check */
  GPtrArray *unchecked;                /* SpecEmbedding: large ones whose values are still to be looked at */
  GCancellable *values_checking;       /* of all these, for as long as the session lives */

  /* parameters */
  SpecParams params;
  double median[2];         /* 0: not known */
  gboolean median_known[2]; /* or found not to exist */
  GArray *sigmas; /* SpecSigmaPair that full answers were had for, the latest last */
  SpecHistory *history;
  SpecSetting *saved; /* (nullable): as the project file holds it, or as the comparison began */
  gboolean modified;
  gboolean files_recorded; /* the files being read belong to a step that is recorded */
  SpecSessionProp last_change;
  gboolean dragging;
  gboolean drag_recorded;

  /* solving */
  SpecEngine *engine;
  SpecJob job;
  SpecParams job_params;
  SpecResultCache *cache;
  guint rest_timer; /* 0: the hand rests */
  gboolean compare_wanted;
  gboolean comparing;
  gboolean failed;
  SpecResult *result; /* (nullable) */
  SpecParams result_params;
  SpecEmbedding *result_embedding[2]; /* (nullable): what it is of */
  SpecTimeLeft time_left;

  /* what is told of it */
  SpecState state;
  gboolean busy;
  gboolean clusters_behind;
  double fraction;
  double seconds_left;
  char *stage;
  char *estimate;
  char *method_text;

  /* clusters */
  SpecCuration *curation;
  gboolean naming; /* names are put on the clusters, not given by the person */
  GListStore *modes;
  SpecResult *modes_result; /* (nullable): which one the modes are of */
  SpecClusterModel *cluster;
  SpecModeItem *selected; /* (nullable) */
  gboolean opposite;
  SpecSelection *selection;

  /* what speaks for them */
  SpecEngine *evidence_engine;
  SpecEvidence *evidence;      /* (nullable): the latest; of which result it says itself */
  SpecResult *evidence_asked;  /* (nullable): of what it is, or is being computed */
  SpecSamples *evidence_samples; /* (nullable): with whose labels */
  GQueue evidence_kept;
  double evidence_fraction; /* of what is being computed; 1: nothing is */

  /* how it is shown */
  char *view;    /* (nullable): the name of the view on screen */
  int tile_size; /* pixels; 0: as it comes */
  gboolean linear;
  char *exports; /* (nullable): see spec_session_set_exports() */

  GListStore *notices;
  GHashTable *dismissed; /* ids the person has closed */
};

/* spec-session.c */
/** Notifies the property of @prop; a person's freeze holds it back like any other. */
void spec_session_notify (SpecSession *session, SpecSessionProp prop);
/** Emit the signals of spec-session.h; @message is in the person's language. */
void spec_session_emit_open_failed (SpecSession *session, SpecRole role, const char *path, const char *message);
void spec_session_emit_choose_array (SpecSession *session, SpecRole role, const char *path);
void spec_session_emit_message (SpecSession *session, const char *message);

/* spec-session-files.c: reading */
/** What is being read for @role is not heard of again. Nothing where nothing is. */
void spec_session_cancel_loading (SpecSession *session, SpecRole role);
/** Messages begin with the file they are about; where they are shown, its name stands above. Returns: (transfer none): the rest */
const char *spec_session_skip_path (const char *message, const char *path);
/** Opens @path without a step of undo. */
void spec_session_open_quietly (SpecSession *session, SpecRole role, const char *path);

/* spec-session-loaded.c: what has been read takes its place */
/** @step: whether the file it takes the place of can be come back to */
void spec_session_take_embedding (SpecSession *session, SpecSide side, SpecEmbedding *embedding, gboolean step);
/** @samples: (transfer none): takes it for the list as read, and shows it if it has as many entries as there are rows */
void spec_session_take_samples (SpecSession *session, SpecSamples *samples);
/** Finds anew what the rows are taken for, list or numbers: whenever X, Y or the list has changed. */
void spec_session_refit_samples (SpecSession *session);
/** Forgets the file of @side, with the answer it is part of. */
void spec_session_drop_embedding (SpecSession *session, SpecSide side);
/** What waits for its partner waits in vain if that has been read and was none: it is taken for what it is, alone. */
void spec_session_end_waiting (SpecSession *session);
/** What waits for its partner is let go unshown. */
void spec_session_forget_pending (SpecSession *session);

/* spec-session-params.c */
/** Takes @params as the present ones: notifies what differs. No step of undo, no job. */
void spec_session_apply_params (SpecSession *session, const SpecParams *params);
/** A person's change of the parameter of @prop: a step of undo and a preview. */
void spec_session_change_params (SpecSession *session, const SpecParams *params, SpecSessionProp prop);
/** The properties that are fields of SpecParams; setting one is a person's change. Returns: FALSE when @prop is none of
 * these */
gboolean spec_session_get_param (SpecSession *session, SpecSessionProp prop, GValue *value);
gboolean spec_session_set_param (SpecSession *session, SpecSessionProp prop, const GValue *value);

/* spec-session-undo.c */
/** Returns: (transfer full): what undo would come back to. */
SpecSetting *spec_session_get_setting (SpecSession *session);
/** Goes to @setting at once: its full result may still be known. */
void spec_session_take_setting (SpecSession *session, const SpecSetting *setting);
/** Makes a step of undo of what is about to change; before there is a comparison there is nothing to come back to. */
void spec_session_record (SpecSession *session);
/** The same for files, where @step and the work is on screen: those that are read together are one step. */
void spec_session_record_files (SpecSession *session, gboolean step);
/** Takes @setting (transfer full) for what is saved. */
void spec_session_mark_saved (SpecSession *session, SpecSetting *setting);
/** Compares with what is saved; notifies "modified" where that is another answer than before. */
void spec_session_update_modified (SpecSession *session);

/* spec-session-view.c */
/** Returns: FALSE when @id is none of these. */
gboolean spec_session_get_view_property (SpecSession *session, guint id, GValue *value);
/** The same for setting; none of them is a step of undo. */
gboolean spec_session_set_view_property (SpecSession *session, guint id, const GValue *value);

/* spec-session-curation.c */
/** Takes @curation without a step of undo. */
void spec_session_put_curation (SpecSession *session, SpecCuration *curation);
/** From now on a name given to @item is a note of the curation and a step of undo. */
void spec_session_watch_name (SpecSession *session, SpecModeItem *item);
/** Puts @name on @item without taking it for the person's doing. */
void spec_session_name_mode (SpecSession *session, SpecModeItem *item, const char *name);
/** Puts the names of the curation on the clusters listed. */
void spec_session_name_modes (SpecSession *session);

/* spec-session-solve.c */
/** Does whatever is next: medians, first preview. Called whenever the files have changed. */
void spec_session_advance (SpecSession *session);
/** Asks for an answer on the preview's rows, in place of whatever runs; for the medians first while these are not
 * known. */
void spec_session_request_preview (SpecSession *session);
/** Asks for an answer on all rows, unless it is shown, runs already, or the cache has it. */
void spec_session_request_full (SpecSession *session);
/** The hand rests: full solve, clusters. */
void spec_session_settle (SpecSession *session);
/** (Re)start the time after which the hand counts as resting, or hear no more of it. */
void spec_session_start_rest (SpecSession *session);
void spec_session_stop_rest (SpecSession *session);
/** Gives the engine @job, which takes the place of the one it has; arguments as of spec_engine_submit(). Parameters and
 * time are noted, the estimate of time left begins anew. */
void spec_session_submit (SpecSession *session, SpecJob job, SpecEngineWork work, gpointer input, GDestroyNotify free_input,
                          GDestroyNotify free_output, SpecEngineReply reply);
/** The job ended with @error: the answer shown stays, a notice says why the new one did not come. */
void spec_session_fail (SpecSession *session, const GError *error);
/** Neither the running job nor a waiting one is heard of again. */
void spec_session_stop_job (SpecSession *session);
/** Nothing is shown any more: no result, no clusters. */
void spec_session_drop_result (SpecSession *session);

/* spec-session-bandwidth.c */
/** Asks for the median distances not known yet; a preview follows. */
void spec_session_request_medians (SpecSession *session);
/** Whether one of the files there has a median that is neither known nor known not to exist. */
gboolean spec_session_needs_medians (SpecSession *session);

/** Whether the result shown is of the present embeddings and parameters. */
gboolean spec_session_is_current (SpecSession *session);
/** Whether a file is being read. */
gboolean spec_session_is_reading (SpecSession *session);
/** Finds state, "busy" and stage anew from what is there; called after everything that bears on them, cheap when
 * nothing changed. */
void spec_session_update_state (SpecSession *session);
/** Says anew what an answer would cost, and by which method: after a change of files or parameters. */
void spec_session_update_estimate (SpecSession *session);
/** @fraction: of the running job, 0 to 1; also tells the time left, once that is worth reading */
void spec_session_set_progress (SpecSession *session, SpecStage stage, double fraction);

/* spec-session-clusters.c */
/** Lists the clusters of the result shown, with the names of the curation; the selected one stays selected where there
 * is one like it. */
void spec_session_update_modes (SpecSession *session);
/** Makes the list of the selected cluster's samples. */
void spec_session_open_cluster (SpecSession *session);
/** Fills it, or empties it. */
void spec_session_update_cluster (SpecSession *session);
/** Shows the least typical end of the selected cluster, or the best one again; notifies "opposite". */
void spec_session_set_opposite (SpecSession *session, gboolean opposite);

/* spec-session-check.c: whether all values are finite */
/** Looks, on the reading thread, at all values of a small file, at the preview's rows of a large one. */
gboolean spec_session_check_first (SpecEmbedding *embedding, guint64 seed, GCancellable *cancellable, GError **error);
/** Has what is left of @embedding looked at, see spec_session_check_values(). */
void spec_session_check_later (SpecSession *session, SpecEmbedding *embedding);
/** Looks at what waits for it, as soon as no first preview does. Called when a file has come, and with each answer. */
void spec_session_check_values (SpecSession *session);

/* spec-session-evidence.c */
/** Start the engine of its own that evidence is computed on; stop it, with all that is kept. Once each,
 * first and last. */
void spec_session_open_evidence (SpecSession *session);
void spec_session_close_evidence (SpecSession *session);
/** Asks for the evidence of the result shown, or stops doing so: called whenever the state, the result or the samples changed. */
void spec_session_update_evidence (SpecSession *session);

/* spec-session-order.c: the order of the list and of the rows */
/** Compares them on another thread; a notice tells if they differ. */
void spec_session_check_order (SpecSession *session);

/* spec-session-notices.c */
/** @embedding was read for @side: a notice says how many rows it and @other have where they differ, and goes where they
 * agree. */
void spec_session_note_rows (SpecSession *session, SpecSide side, SpecEmbedding *embedding, SpecEmbedding *other);
/** Says where the list does not fit the rows, and how many of its images are missing; takes back what no
 * longer holds. */
void spec_session_note_samples (SpecSession *session);
/** @names: whose row names can take the place of the list, -1: nobody's */
void spec_session_note_order (SpecSession *session, const char *text, int names);
/** @path could not be opened as @role: a notice offers to choose another file. */
void spec_session_note_open_failed (SpecSession *session, SpecRole role, const char *path, const char *message);
/** Says what @error hinders; for want of memory it offers the random features. */
void spec_session_note_failure (SpecSession *session, const GError *error);
/** Balance found no bandwidth: nothing has changed. */
void spec_session_note_refused_balance (SpecSession *session, const GError *error);
/** What the answer shown needs saying of: not converged, out of balance. Only once the hand rests: a bar that comes and
 * goes under it helps nobody. */
void spec_session_note_result (SpecSession *session);

G_END_DECLS
