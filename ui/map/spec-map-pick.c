#include "map/spec-map-pick.h"

void
spec_map_pick_points (const SpecMapLayout *layout, SpecSelection *selection, const guint32 *points, gsize count,
                      SpecMapSelect how)
{
  g_autofree guint32 *rows = g_new (guint32, count + 1);

  for (gsize i = 0; i < count; i++)
    rows[i] = layout->rows[points[i]];
  if (how == SPEC_MAP_SELECT_ADD)
    spec_selection_add (selection, rows, count);
  else if (how == SPEC_MAP_SELECT_REMOVE)
    spec_selection_remove (selection, rows, count);
  else
    spec_selection_replace (selection, rows, count);
}
