/* What a layout method works with: shared by the methods of a projector. */
#pragma once

#include "agreement/spec-points.h"
#include "base/spec-team.h"
#include "map/spec-projection-private.h"
#include "map/spec-projector.h"

G_BEGIN_DECLS

typedef struct
{
  const SpecPoints *points;
  SpecProjection *projection; /* its positions are the start, of PCA; afterwards the layout */
  SpecTeam *team;
  const SpecProjectionWatch *watch; /* (nullable) */
  GCancellable *cancellable;
  GCancellable *end;            /* cancelled by either: cancelled or asked to stop */
  const SpecProgress *progress; /* (nullable): of the layout alone, 0 to 1 */
  gulong cancelled, stopped;    /* handlers */
} SpecMapJob;

/** Notes that @step steps are done and tells who watches, where it is one of the steps to be told.
 * Returns: whether to go on: neither stopped nor cancelled. */
gboolean spec_map_job_step (SpecMapJob *job, guint step);

/** Follows both ways to end a map, from now until spec_map_job_clear(). */
void spec_map_job_init (SpecMapJob *job);
/** Stops listening to both cancellables: waits for a handler that is just running, so not to be called from one. */
void spec_map_job_clear (SpecMapJob *job);

/** Returns: whether the map was asked to stop where it is. */
gboolean spec_map_job_is_stopped (const SpecMapJob *job);

/**
 * spec_map_job_start:
 * @spread: the standard deviation that x is given
 *
 * Scales the positions to that and adds normal noise of a hundredth of it: it parts rows that are equal, and it is what
 * makes another seed another map.
 */
void spec_map_job_start (SpecMapJob *job, double spread);

/** Moves the mean of the positions to 0. */
void spec_map_job_centre (SpecMapJob *job);

G_END_DECLS
