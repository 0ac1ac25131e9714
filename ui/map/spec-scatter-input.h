/* What hand and keyboard do to a map: moves, zooms, clicks, lines drawn around points. It changes nothing itself. */
#pragma once

#include <gtk/gtk.h>

#include "paint/spec-lasso.h"
#include "paint/spec-scatter-frame.h"

G_BEGIN_DECLS

#define SPEC_TYPE_SCATTER_INPUT (spec_scatter_input_get_type ())
G_DECLARE_FINAL_TYPE (SpecScatterInput, spec_scatter_input, SPEC, SCATTER_INPUT, GObject)

/** What dragging with the first button does. The middle one always moves the map. */
typedef enum
{
  SPEC_MAP_TOOL_PAN,
  SPEC_MAP_TOOL_RECTANGLE,
  SPEC_MAP_TOOL_LASSO,
} SpecMapTool;

/** What a selection does with the one there was: Shift adds, Control takes away. */
typedef enum
{
  SPEC_MAP_SELECT_REPLACE,
  SPEC_MAP_SELECT_ADD,
  SPEC_MAP_SELECT_REMOVE,
} SpecMapSelect;

/**
 * spec_scatter_input_new:
 * @widget: the map, which owns this
 * @frame: what of the map is seen in it, to be read when a line is drawn; as long as @widget lives
 *
 * Signals:
 *  "pan" (double dx, double dy)               the map goes to the right and down
 *  "zoom" (double factor, double x, double y) about a place of the widget, NaN: its middle
 *  "reset"                                    all is to be seen
 *  "click" (double x, double y, int how)      with SpecMapSelect
 *  "lasso" (SpecLasso lasso, int how)         a line is closed; transfer full; there must be one handler
 *  "drawn"                                    the line that is being drawn has changed
 */
SpecScatterInput *spec_scatter_input_new (GtkWidget *widget, const SpecScatterFrame *frame);

/** What the first button does from now on; setting it drops the line that is being drawn. SPEC_MAP_TOOL_PAN at first. */
void spec_scatter_input_set_tool (SpecScatterInput *input, SpecMapTool tool);
SpecMapTool spec_scatter_input_get_tool (SpecScatterInput *input);

/** Returns: (transfer none) (nullable): the line that is being drawn. */
const SpecLasso *spec_scatter_input_get_lasso (SpecScatterInput *input);

/** Returns: whether a button is held. */
gboolean spec_scatter_input_is_dragging (SpecScatterInput *input);

/** Drops the line that is being drawn. Returns: whether there was one */
gboolean spec_scatter_input_cancel (SpecScatterInput *input);

G_END_DECLS
