/* The colours of heat maps: the same on every ground, rising in lightness (viridis; Smith and van der Walt 2015). */
#pragma once

#include "paint/spec-palette.h"

G_BEGIN_DECLS

/** Returns: the colour of @place, 0 … 1; what is outside counts as the nearer end, NaN as 0. */
SpecColor spec_viridis_get (double place);

G_END_DECLS
