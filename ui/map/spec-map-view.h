/* The Map view: both maps, and below them what is selected. */
#pragma once

#include <gtk/gtk.h>

#include "map/spec-map-display.h"
#include "map/spec-scatter-view.h"

G_BEGIN_DECLS

#define SPEC_TYPE_MAP_VIEW (spec_map_view_get_type ())
G_DECLARE_FINAL_TYPE (SpecMapView, spec_map_view, SPEC, MAP_VIEW, GtkBox)

/** Its maps are made when it is first seen with a result. */
GtkWidget *spec_map_view_new (SpecSession *session);

/** Returns: the bar that belongs to the view. */
GtkWidget *spec_map_view_make_bar (SpecMapView *view);

/** Returns: the left side that belongs to the view. */
GtkWidget *spec_map_view_make_side (SpecMapView *view);

/** Return: (transfer none): what both plots show, and the plot of one side; as long as the view lives */
SpecMapDisplay *spec_map_view_get_display (SpecMapView *view);
SpecScatterView *spec_map_view_get_scatter (SpecMapView *view, SpecSide side);

G_END_DECLS
