/* How a long computation tells where it is. Called from the thread that computes; must return at once. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  SPEC_STAGE_LOAD,        /* reading and checking a file */
  SPEC_STAGE_BANDWIDTH,   /* median or balance */
  SPEC_STAGE_KERNEL_X,    /* distances and kernel of X */
  SPEC_STAGE_KERNEL_Y,
  SPEC_STAGE_SPECTRUM_X,  /* eigenvalues of K_X/n */
  SPEC_STAGE_SPECTRUM_Y,
  SPEC_STAGE_DIFFERENCE,  /* eigenpairs of (K_X - eta K_Y)/n */
  SPEC_STAGE_EVIDENCE,
  SPEC_STAGE_FIGURES,
  SPEC_STAGE_NEIGHBOURS_X, /* nearest neighbours of every sample in X */
  SPEC_STAGE_NEIGHBOURS_Y,
  SPEC_STAGE_AGREEMENT,    /* measures over all pairs */
  SPEC_STAGE_ALIGN, /* steps of SPEC-align */
  SPEC_STAGE_MAP,   /* layout of a map */
} SpecStage;

/**
 * SpecProgressFunc:
 * @stage: what is being done
 * @fraction: how much of the whole job is done, 0 to 1, never falling within a job
 * @data: the caller's
 */
typedef void (*SpecProgressFunc) (SpecStage stage, double fraction, gpointer data);

/** A callback with its data, passed by value or by pointer; a NULL pointer or NULL func means nobody listens. */
typedef struct
{
  SpecProgressFunc func;
  gpointer data;
} SpecProgress;

/** Returns: the stage in the user's language, lower case, such as "kernel of X". */
const char *spec_stage_get_name (SpecStage stage);

/** Tells who listens, in the calling thread; @fraction is held between 0 and 1. */
void spec_progress_report (const SpecProgress *progress, SpecStage stage, double fraction);

G_END_DECLS
