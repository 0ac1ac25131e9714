/* Points of a map become rows of the session's selection. */
#pragma once

#include "map/spec-map-layout.h"
#include "map/spec-scatter-input.h"
#include "model/spec-selection.h"

G_BEGIN_DECLS

/** @points: (array length=count): indices of points of @layout */
void spec_map_pick_points (const SpecMapLayout *layout, SpecSelection *selection, const guint32 *points, gsize count,
                           SpecMapSelect how);

G_END_DECLS
