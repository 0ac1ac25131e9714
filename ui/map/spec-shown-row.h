/* One cluster of "Clusters shown": a check, the tag, the mark it has on the maps, a picture, its name and eigenvalue. */
#pragma once

#include <gtk/gtk.h>

#include "map/spec-map-display.h"

G_BEGIN_DECLS

#define SPEC_TYPE_SHOWN_ROW (spec_shown_row_get_type ())
G_DECLARE_FINAL_TYPE (SpecShownRow, spec_shown_row, SPEC, SHOWN_ROW, GtkListBoxRow)

GtkWidget *spec_shown_row_new (SpecMapDisplay *display);

void spec_shown_row_set (SpecShownRow *row, SpecModeItem *mode);

/** @entry: (nullable): the colour the cluster has on the maps; NULL: it has none. Read at once. */
void spec_shown_row_set_entry (SpecShownRow *row, const SpecMapEntry *entry);

SpecModeItem *spec_shown_row_get_mode (SpecShownRow *row);

/** Ticks it, or takes the tick away. */
void spec_shown_row_toggle (SpecShownRow *row);

G_END_DECLS
