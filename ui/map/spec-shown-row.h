/* One cluster of "Clusters shown": a check, the tag, the mark it has on the maps, a picture, its name and eigenvalue. */
#pragma once

#include <gtk/gtk.h>

#include "map/spec-map-display.h"

G_BEGIN_DECLS

#define SPEC_TYPE_SHOWN_ROW (spec_shown_row_get_type ())
G_DECLARE_FINAL_TYPE (SpecShownRow, spec_shown_row, SPEC, SHOWN_ROW, GtkListBoxRow)

/** Returns: a floating widget that ticks clusters on @display, of which it holds a share; empty before
 * spec_shown_row_set() */
GtkWidget *spec_shown_row_new (SpecMapDisplay *display);

/** Shows @mode, of which it takes a share. Its colour is another matter: spec_shown_row_set_entry(). */
void spec_shown_row_set (SpecShownRow *row, SpecModeItem *mode);

/** @entry: (nullable): the colour the cluster has on the maps; NULL: it has none. Read at once. */
void spec_shown_row_set_entry (SpecShownRow *row, const SpecMapEntry *entry);

/** Returns: (nullable) (transfer none): the cluster it shows */
SpecModeItem *spec_shown_row_get_mode (SpecShownRow *row);

/** Ticks it, or takes the tick away. */
void spec_shown_row_toggle (SpecShownRow *row);

G_END_DECLS
