#include "map/spec-map-tables.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "map/spec-map-words.h"
#include "plots/spec-number-table.h"

GtkWidget *
spec_map_tables_new (SpecMapDisplay *display)
{
  const SpecNumberColumn columns[] = { { _ ("Row"), 0, SPEC_NUMBER_PLAIN },   { _ ("Cluster"), 0, SPEC_NUMBER_SIGNED },
                                       { _ ("Across, X"), 3, SPEC_NUMBER_PLAIN }, { _ ("Up, X"), 3, SPEC_NUMBER_PLAIN },
                                       { _ ("Across, Y"), 3, SPEC_NUMBER_PLAIN }, { _ ("Up, Y"), 3, SPEC_NUMBER_PLAIN } };
  SpecMapSession *map = spec_map_display_get_map (display);
  const SpecMapLayout *layout = spec_map_session_get_layout (map);
  g_autofree char *settings = spec_map_words_dup_settings (map);
  SpecNumberTable *table;

  if (layout->count == 0 || layout->places[0] == NULL || layout->places[1] == NULL)
    return NULL;
  table = spec_number_table_new (_ ("Maps"), settings, columns, G_N_ELEMENTS (columns));
  for (gsize i = 0; i < layout->count; i++)
    {
      SpecModeItem *mode = spec_map_display_find_cluster (display, i);
      const float *x = spec_map_display_get_places (display, SPEC_SIDE_X) + 2 * i;
      const float *y = spec_map_display_get_places (display, SPEC_SIDE_Y) + 2 * i;
      const double values[]
          = { layout->rows[i], mode != NULL ? spec_map_display_get_tag (mode) : NAN, x[0], x[1], y[0], y[1] };

      spec_number_table_add_row (table, values);
    }
  return GTK_WIDGET (table);
}
