/* One making of both maps, on the thread of an engine. */
#pragma once

#include "engine/spec-engine.h"
#include "map/spec-map-feed.h"
#include "spec/spec-result.h"

G_BEGIN_DECLS

/** What goes in. */
typedef struct
{
  SpecResult *result; /* owned: its clusters' samples are shown, of its embeddings */
  SpecProjectionParams params[2];
  gsize most;         /* samples; 0: all */
  SpecMapFeed *feed;  /* owned */
  GCancellable *stop; /* owned */
} SpecMapRun;

/** What comes out. */
typedef struct
{
  SpecProjection *maps[2]; /* owned */
  double seconds;
} SpecMapMade;

/** Returns: (transfer full): shares of @result, @feed and @stop; the metric of each side is chosen here, by its kernel,
 * over that of @params. @most: samples; 0: all */
SpecMapRun *spec_map_run_new (SpecResult *result, const SpecProjectionParams *params, gsize most, SpecMapFeed *feed,
                              GCancellable *stop);
/** GDestroyNotify for the input and the output of spec_map_run_work(); not NULL, on whichever thread lets go last. */
void spec_map_run_free (gpointer run);
void spec_map_made_free (gpointer made);

/** A SpecEngineWork: SpecMapRun in, SpecMapMade out. */
gpointer spec_map_run_work (SpecSolver *solver, gpointer input, GCancellable *cancellable, const SpecProgress *progress,
                            GError **error);

G_END_DECLS
