/* The window's one mutable model: the files, the parameters, what was found, and what is selected.
 *
 * Every property notifies; views bind to them and never keep a copy. Setting a parameter asks the engine for a preview at once
 * and, when the hand has rested, for the full solve. All on the main thread. */
#pragma once

#include <gio/gio.h>
#include <glib-object.h>

#include "evidence/spec-evidence.h"
#include "model/spec-mode-item.h"
#include "model/spec-notice.h"
#include "model/spec-selection.h"
#include "project/spec-curation.h"
#include "samples/spec-samples.h"
#include "spec/spec-result.h"

G_BEGIN_DECLS

#define SPEC_TYPE_SESSION (spec_session_get_type ())
G_DECLARE_FINAL_TYPE (SpecSession, spec_session, SPEC, SESSION, GObject)

/** What a file is opened as. */
typedef enum
{
  SPEC_ROLE_X,
  SPEC_ROLE_Y,
  SPEC_ROLE_SAMPLES, /* an image list, a folder or a text list */
  SPEC_ROLE_LABELS,
} SpecRole;

/** What the badge says of the numbers shown (UI.md section 6). */
typedef enum
{
  SPEC_STATE_EMPTY,       /* X or Y is missing: the start page */
  SPEC_STATE_LOADING,
  SPEC_STATE_WAITING,     /* both are there, no answer yet */
  SPEC_STATE_PREVIEW,     /* preview shown; refining when "busy" */
  SPEC_STATE_EXACT,
  SPEC_STATE_APPROXIMATE, /* RFF on all rows */
  SPEC_STATE_OUT_OF_DATE, /* a parameter changed and no solve runs (after Cancel) */
  SPEC_STATE_FAILED,
} SpecState;

/* Signals: "open-failed" (int role, string path, string message), "choose-array" (int role, string path): see spec_session_open(); "message" (string): something the
 * person may like to know and need not act on, for a toast.
 *
 * Properties (GObject type; R: read only):
 *  x, y                SpecEmbedding, boxed, nullable, R
 *  samples             SpecSamples, boxed, R: never NULL once X is there
 *  kernel-x, kernel-y  int, SpecKernelKind
 *  sigma-x, sigma-y    double, > 0
 *  median-x, median-y  double, R: 0 until known
 *  eta                 double
 *  centre              boolean
 *  method              int, SpecMethod
 *  rff-dim, modes      uint
 *  seed                uint64
 *  comparing           boolean, R: the work view is shown
 *  state               int, SpecState, R
 *  busy                boolean, R: something is computed or read
 *  stage               string, R: "Refining: kernel of Y"
 *  fraction            double, R: of the running job
 *  seconds-left        double, R: 0 while not known well enough (UI.md section 6)
 *  result              SpecResult, boxed, nullable, R: the newest one; it may be a preview
 *  evidence            SpecEvidence, boxed, nullable, R: the latest; see spec_session_get_evidence()
 *  evidence-fraction   double, R: of the evidence being computed; 1: none is
 *  estimate            string, R: "Exact: 1.4 GB of memory, about 14 s"
 *  method-text         string, R: "Auto: exact", "Exact", "RFF 3,000"
 *  selected            SpecModeItem, nullable: the cluster shown in detail
 *  opposite            boolean: show the least typical end of the selected cluster
 *  can-undo, can-redo  boolean, R
 *  view                string, nullable: the name of the view on screen
 *  tile-size           int: pixels of a picture in the grid; 0 as it comes
 *  linear              boolean: the axis of the spectra, else logarithmic
 *  modified            boolean, R: not as it was saved, or as the comparison began
 *  curation            SpecCuration, boxed: names, pinned and excluded samples; setting it is a step of undo */

/** Returns: (transfer full): without files, with the default parameters. Its engines start at once; the last unref
 * cancels what they do and all reading. */
SpecSession *spec_session_new (void);

/**
 * spec_session_open:
 * Loads @path (for X and Y "FILE" or "FILE:ARRAY") in the background as @role. A file that fails changes nothing: a notice says why, and
 * signal "open-failed" (int role, string path, string message) lets a start card say it too. One that holds several embeddings changes
 * nothing either: signal "choose-array" (int role, string path) asks for "FILE:ARRAY". Once X and Y are there and
 * agree, the first preview starts when @compare was asked for: see spec_session_compare().
 */
void spec_session_open (SpecSession *session, SpecRole role, const char *path);

/** Opens @path as an embedding that headings and figures call @name, whatever its file is called. */
void spec_session_open_named (SpecSession *session, SpecSide side, const char *path, const char *name);

/** Sorts dropped or command-line files into roles (UI.md section 4, drag and drop) and opens them. */
void spec_session_open_files (SpecSession *session, const char *const *paths);

/** Reads the image list again with relative paths starting in @folder ("Find Folder…"). */
void spec_session_find_images (SpecSession *session, const char *folder);

/** Reads the image list again without its first line, which is a heading ("Skip First Line"). */
void spec_session_skip_first (SpecSession *session);

/** Takes the images that the rows of @side are named after in place of the listed ones ("Use Names from Y"). */
void spec_session_use_row_names (SpecSession *session, SpecSide side);

/**
 * spec_session_replace:
 * @embedding: as many rows as there are, the same samples
 *
 * @sigma: the bandwidth of its Gaussian kernel; 0: its own median
 *
 * Compares @embedding in place of what @side is now. One step of undo.
 */
void spec_session_replace (SpecSession *session, SpecSide side, SpecEmbedding *embedding, double sigma);

/** Forgets the file of a role. */
void spec_session_close (SpecSession *session, SpecRole role);

/** Returns: whether a file is being read for @role. */
gboolean spec_session_is_loading (SpecSession *session, SpecRole role);

/** Whether X and Y are there and agree in rows. */
gboolean spec_session_is_ready (SpecSession *session);

/** Leaves the start page: medians, first preview, full solve. Property "comparing" (boolean, R) tells. */
void spec_session_compare (SpecSession *session);

/** Between begin and end (a slider held) only previews are computed, and the drag is one step of undo. */
void spec_session_begin_drag (SpecSession *session);
/** The hand lets go: the full solve begins at once, without the usual rest. Nothing without a begin. */
void spec_session_end_drag (SpecSession *session);

/** Whether the hand rests: no slider is held, and the last change was a moment ago. */
gboolean spec_session_is_settled (SpecSession *session);

/** Solves now for all rows (F5, "Refine Now"). */
void spec_session_refine (SpecSession *session);

/** Cancels the running job, and what is being read; the preview and the files that are there stay. */
void spec_session_cancel (SpecSession *session);

typedef enum
{
  SPEC_BALANCE_Y_TO_X,
  SPEC_BALANCE_X_TO_Y,
  SPEC_BALANCE_HALFWAY,
} SpecBalance;

/** Moves a bandwidth (or both) until the leading eigenvalues agree, then refines. One step of undo. */
void spec_session_balance (SpecSession *session, SpecBalance how);

/** Takes these bandwidths, by SpecSide, where the kernels have one, and refines. One step of undo. */
void spec_session_set_bandwidths (SpecSession *session, const double sigma[2]);

/** Puts every parameter back to its default. */
void spec_session_reset (SpecSession *session);

/** Goes one step back or forth; its answer is there at once where the cache has it. Nothing where there is no step. */
void spec_session_undo (SpecSession *session);
void spec_session_redo (SpecSession *session);

/** Exchanges X and Y with their kernels. */
void spec_session_swap (SpecSession *session);

/** Returns: property "state": what may be said of the numbers on screen */
SpecState spec_session_get_state (SpecSession *session);

/** Returns: whether the clusters listed are of an earlier answer than the one whose spectra are shown, or of earlier settings */
gboolean spec_session_get_clusters_behind (SpecSession *session);
/** Returns: (nullable) (transfer none): as the properties of these names; take a share to keep it past the next main
 * loop iteration */
SpecEmbedding *spec_session_get_embedding (SpecSession *session, SpecSide side);
SpecSamples *spec_session_get_samples (SpecSession *session);
SpecResult *spec_session_get_result (SpecSession *session);
/** Returns: (transfer none): the present parameters; they change in place, copy the struct to hold on to them */
const SpecParams *spec_session_get_params (SpecSession *session);

/** Returns: (transfer none) (nullable): the evidence of @result; NULL: not known yet, cannot be had, or @result is a preview. Its first
 * version, soon there, has no halves. */
SpecEvidence *spec_session_get_evidence (SpecSession *session, SpecResult *result);

/** Returns: how a side is called in headings: the embedding's name, or "X" / "Y". */
const char *spec_session_get_name (SpecSession *session, SpecSide side);

/** Returns: (transfer none): the clusters found, SpecModeItem, +1 … +k then −1 … −k; the list object stays the same. */
GListModel *spec_session_get_modes (SpecSession *session);

/** Returns: (transfer none): the selected cluster's samples, SpecSampleItem, best first; all rows of the result. */
GListModel *spec_session_get_cluster (SpecSession *session);

/** Returns: (nullable) (transfer none): the cluster shown in detail; NULL: there is none to show */
SpecModeItem *spec_session_get_selected (SpecSession *session);
/** @mode: (nullable): one of spec_session_get_modes(); notifies "selected". No step of undo. */
void spec_session_select (SpecSession *session, SpecModeItem *mode);
/** Selects the cluster @step places further in the list of modes. */
void spec_session_select_next (SpecSession *session, int step);

/** Returns: (transfer none): the selected samples, one set for all views; the object stays the same. */
SpecSelection *spec_session_get_selection (SpecSession *session);

/** What was exported, for the project: the JSON of a list, see spec-saved-figure.h. Returns: (nullable): */
const char *spec_session_get_exports (SpecSession *session);
/** @exports: (nullable): copied, and not looked at before the project is written */
void spec_session_set_exports (SpecSession *session, const char *exports);

/** Returns: (transfer none): names, pinned and excluded samples. */
SpecCuration *spec_session_get_curation (SpecSession *session);
/** Takes @curation, made from the present one; one step of undo. Names of clusters may be set on their SpecModeItem as well. */
void spec_session_set_curation (SpecSession *session, SpecCuration *curation);

/** Returns: (transfer none): what is wrong or worth knowing, SpecNotice, the worst first. */
GListModel *spec_session_get_notices (SpecSession *session);
/** The person closes @notice: no warning of its id is shown until spec_session_remove_notice() has said that its cause
 * is gone; an error is new each time. */
void spec_session_dismiss (SpecSession *session, SpecNotice *notice);
/** Takes away the notice of this id, if there is one. */
void spec_session_remove_notice (SpecSession *session, const char *id);
/** Shows @notice (transfer full) in the place of an older one of its id, unless the person has closed that. */
void spec_session_add_notice (SpecSession *session, SpecNotice *notice);

/** Returns: (transfer full): a command line of `spec-explorer compute` that does the same ("Copy parameters"). */
char *spec_session_dup_command (SpecSession *session);

G_END_DECLS
