/* One map: pan, zoom at the pointer, a ring and a card at the point pointed at, rectangle and lasso to select by. */
#pragma once

#include <gtk/gtk.h>

#include "map/spec-map-display.h"
#include "map/spec-scatter-input.h"

G_BEGIN_DECLS

#define SPEC_TYPE_SCATTER_VIEW (spec_scatter_view_get_type ())
G_DECLARE_FINAL_TYPE (SpecScatterView, spec_scatter_view, SPEC, SCATTER_VIEW, GtkWidget)

/** Returns: a floating widget that holds a share of @display and is painted anew with its "changed" */
GtkWidget *spec_scatter_view_new (SpecMapDisplay *display, SpecSide side);

/** As spec_scatter_input_set_tool(); the pointer takes its shape. */
void spec_scatter_view_set_tool (SpecScatterView *view, SpecMapTool tool);

/** Makes everything @factor times as large about the middle. */
void spec_scatter_view_zoom (SpecScatterView *view, double factor);

/** Shows all points, and follows them while they move. */
void spec_scatter_view_reset (SpecScatterView *view);

/** Selects the samples shown inside @lasso (transfer full, in map coordinates), which stays to be seen until the selection changes. */
void spec_scatter_view_select (SpecScatterView *view, SpecLasso *lasso, SpecMapSelect how);

/** Returns: whether a point is shown in the view; its place, in the view's coordinates. */
gboolean spec_scatter_view_get_place (SpecScatterView *view, gsize index, double *x, double *y);

/** Returns: what of the map is seen. */
const SpecScatterFrame *spec_scatter_view_get_frame (SpecScatterView *view);

G_END_DECLS
