/* What the files of SpecAlignSession share. Nobody else includes this. */
#pragma once

#include "align/spec-align-session.h"

G_BEGIN_DECLS

typedef enum
{
  SPEC_ALIGN_PROP_SIDE = 1,
  SPEC_ALIGN_PROP_KERNEL,
  SPEC_ALIGN_PROP_STEPS,
  SPEC_ALIGN_PROP_BATCH,
  SPEC_ALIGN_PROP_RATE,
  SPEC_ALIGN_PROP_FIDELITY,
  SPEC_ALIGN_PROP_HOLDOUT,
  SPEC_ALIGN_PROP_SEED,
  SPEC_ALIGN_PROP_ORDER,
  SPEC_ALIGN_PROP_STATE,
  SPEC_ALIGN_PROP_STOPPING,
  SPEC_ALIGN_N_PROPS
} SpecAlignProp;

typedef enum
{
  SPEC_ALIGN_SIGNAL_CHANGED,
  SPEC_ALIGN_SIGNAL_SETTINGS,
  SPEC_ALIGN_SIGNAL_SAVED,
  SPEC_ALIGN_SIGNAL_FAILED,
  SPEC_ALIGN_SIGNAL_COMPARED,
  SPEC_ALIGN_N_SIGNALS
} SpecAlignSignal;

struct _SpecAlignSession
{
  GObject parent_instance;

  /* owned */
  SpecSession *session;
  SpecEngine *trainer;
  SpecEngine *shower; /* of kernels */
  SpecEngine *saver;

  SpecAlignParams settings; /* kinds of kernels without bandwidths */
  SpecAlignOrderKind order;

  /* owned: the run that is shown; NULL before the first */
  SpecAlignTask *task;
  SpecAlignLive *live; /* NULL while nothing runs */
  SpecAlignment *alignment;
  SpecAlignAccuracy accuracy;
  gboolean labelled;
  double seconds;
  char *failure;
  SpecAlignState state;
  gboolean stopping;
  guint timer; /* looks at live */

  /* owned: what is seen of kernels */
  SpecAlignKernels *kernels;
  gboolean kernels_wanted; /* once the shower is done with what it does, and somebody looks */
  gboolean seen;

  char *saving; /* path being written; NULL: none */
};

/** @text: with SAVED the path, with FAILED what and why; of the other signals NULL */
void spec_align_session_emit (SpecAlignSession *self, SpecAlignSignal signal, const char *text);
/** Notifies "state" where it is another. */
void spec_align_session_set_state (SpecAlignSession *self, SpecAlignState state);

/* spec-align-session-settings.c */
/** @properties: (out caller-allocates): SPEC_ALIGN_N_PROPS of them, with the defaults of the command line */
void spec_align_session_make_properties (GParamSpec **properties);
/** For the class alone. Setting tells "settings-changed"; what was trained with other settings stays shown,
 * marked so. */
void spec_align_session_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec);
void spec_align_session_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec);

/* spec-align-session-show.c */
/** Asks for the kernels of what is shown now; cheap to call often. */
void spec_align_session_want_kernels (SpecAlignSession *self);

G_END_DECLS
