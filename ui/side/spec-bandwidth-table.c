#include "side/spec-bandwidth-table.h"

#include <glib/gi18n-lib.h>

SpecNumberTable *
spec_bandwidth_table_new (const SpecBandwidthMap *map, const char *name)
{
  const SpecNumberColumn columns[] = { { _ ("σ"), 4, 0 },           { _ ("λ₁"), 4, 0 },   { _ ("λ₂"), 4, 0 },
                                       { _ ("Largest step"), 4, 0 }, { _ ("after rank"), 0, 0 }, { _ ("Effective modes"), 1, 0 } };
  g_autofree char *title = g_strdup_printf (_ ("Bandwidths of %s"), name);
  g_autofree char *subtitle = g_strdup_printf (ngettext ("on %'u sample", "on %'u samples", (guint) spec_bandwidth_map_get_samples (map)),
                                               (guint) spec_bandwidth_map_get_samples (map));
  SpecNumberTable *table = spec_number_table_new (title, subtitle, columns, G_N_ELEMENTS (columns));
  gsize count;
  const SpecBandwidthPoint *points = spec_bandwidth_map_get_points (map, &count);

  for (gsize i = 0; i < count; i++)
    {
      const double row[] = { points[i].sigma,      points[i].leading,       points[i].second,
                             points[i].separation, (double) points[i].rank, points[i].effective_modes };

      spec_number_table_add_row (table, row);
    }
  return table;
}
