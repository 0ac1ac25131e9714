/* What the pointer reads at a point of a map: the picture, its label, its file, its row. A child of the plot that takes no focus
 * and no clicks. */
#pragma once

#include <gtk/gtk.h>

#include "samples/spec-samples.h"

G_BEGIN_DECLS

#define SPEC_TYPE_MAP_TIP (spec_map_tip_get_type ())
G_DECLARE_FINAL_TYPE (SpecMapTip, spec_map_tip, SPEC, MAP_TIP, GtkBox)

/** Hidden until shown; @plot must give it its place with spec_map_tip_allocate() and unparent it. */
GtkWidget *spec_map_tip_new (GtkWidget *plot);

/** Shows sample @row beside the point at @x, @y of the plot. */
void spec_map_tip_show (SpecMapTip *tip, SpecSamples *samples, guint32 row, double x, double y);
/** @tip: (nullable): so that a plot may ask while it has none yet, or none any more */
void spec_map_tip_hide (SpecMapTip *tip);

/** To be called from the plot's size_allocate. */
void spec_map_tip_allocate (SpecMapTip *tip, int width, int height);

G_END_DECLS
