/* The maps of X and Y: what is asked for, where the work is, and the layouts, which move while it runs. It computes on an engine of
 * its own, so that a bandwidth that is dragged and a map that is made do not cancel each other. Main thread only. */
#pragma once

#include "map/spec-map-layout.h"
#include "model/spec-session.h"

G_BEGIN_DECLS

#define SPEC_TYPE_MAP_SESSION (spec_map_session_get_type ())
G_DECLARE_FINAL_TYPE (SpecMapSession, spec_map_session, SPEC, MAP_SESSION, GObject)

/**
 * spec_map_session_new:
 *
 * Signals: "layout": the points have moved, or are others; "state": anything else that the functions below tell.
 */
SpecMapSession *spec_map_session_new (SpecSession *session);

/** Returns: (transfer none): the comparison it follows */
SpecSession *spec_map_session_get_session (SpecMapSession *map);

/* --- what is asked for --- */

/** Threads and metrics are not for the caller to set: the metric of a side follows its kernel. */
const SpecProjectionParams *spec_map_session_get_params (SpecMapSession *map);

/** Makes the maps anew, a moment after the last change, if there were any. */
void spec_map_session_set_params (SpecMapSession *map, const SpecProjectionParams *params);

/** Returns: how many samples are shown at most; 0: all. */
gsize spec_map_session_get_most (SpecMapSession *map);
void spec_map_session_set_most (SpecMapSession *map, gsize most);

/* --- the work --- */

/** The maps are wanted: the first time they are made by themselves, as soon as there is a result to choose samples by. */
void spec_map_session_show (SpecMapSession *map);

/** Makes the maps now, of what the session holds now. */
void spec_map_session_start (SpecMapSession *map);

/** Ends the steps and keeps the layout so far. */
void spec_map_session_stop (SpecMapSession *map);

/** Returns: whether maps are being made; "state" is emitted when that changes */
gboolean spec_map_session_is_busy (SpecMapSession *map);

/** Returns: 0 to 1 of the work that runs. */
double spec_map_session_get_fraction (SpecMapSession *map);

/** Returns: whether the layouts shown are of other files, another geometry or samples of other clusters than the session's. */
gboolean spec_map_session_is_stale (SpecMapSession *map);

/** Returns: (nullable): why there is no map. */
const char *spec_map_session_get_failure (SpecMapSession *map);

/** Returns: (transfer none): where the points are; the places change with "layout", and with nothing else. */
const SpecMapLayout *spec_map_session_get_layout (SpecMapSession *map);

G_END_DECLS
