/* How far apart some samples lie in X and in Y, computed beside the window: the newest question wins. */
#pragma once

#include <glib-object.h>

#include "model/spec-session.h"

G_BEGIN_DECLS

#define SPEC_TYPE_MAP_SPREAD (spec_map_spread_get_type ())
G_DECLARE_FINAL_TYPE (SpecMapSpread, spec_map_spread, SPEC, MAP_SPREAD, GObject)

/** Signal "changed": the numbers are others, or not known any more. */
SpecMapSpread *spec_map_spread_new (SpecSession *session);

/** Asks for the samples @rows (array length=count) of the session's embeddings; fewer than 2 have no distance. */
void spec_map_spread_ask (SpecMapSpread *spread, const guint32 *rows, gsize count);

/** Returns: mean distance of their pairs in @side, 1 being that of any pair (spec_spread_compute()); NaN while not known. */
double spec_map_spread_get (SpecMapSpread *spread, SpecSide side);

G_END_DECLS
