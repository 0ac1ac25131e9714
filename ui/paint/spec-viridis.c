#include "paint/spec-viridis.h"

/* Every eighth of the map; linear between them is within two levels of it. */
static const guint8 stops[][3] = { { 68, 1, 84 },    { 71, 44, 122 },  { 59, 81, 139 },  { 44, 113, 142 }, { 33, 144, 141 },
                                   { 39, 173, 129 }, { 92, 200, 99 }, { 170, 220, 50 }, { 253, 231, 37 } };

SpecColor
spec_viridis_get (double place)
{
  const guint last = G_N_ELEMENTS (stops) - 1;
  double at = place > 0 ? MIN (place, 1) * last : 0;
  guint low = MIN ((guint) at, last - 1);
  double share = at - low;
  double color[3];

  for (guint i = 0; i < 3; i++)
    color[i] = (stops[low][i] * (1 - share) + stops[low + 1][i] * share) / 255;
  return (SpecColor){ color[0], color[1], color[2] };
}
