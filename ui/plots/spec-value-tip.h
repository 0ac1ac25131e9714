/* What the pointer reads in a plot: a name in its colour, a number, a remark. A child of the plot that takes no focus
 * and no clicks; a popover's own surface would take the pointer from the stem under it. */
#pragma once

#include <gtk/gtk.h>

#include "spec/spec-params.h"

G_BEGIN_DECLS

#define SPEC_TYPE_VALUE_TIP (spec_value_tip_get_type ())
G_DECLARE_FINAL_TYPE (SpecValueTip, spec_value_tip, SPEC, VALUE_TIP, GtkBox)

/** Hidden until shown; @plot must give it its place with spec_value_tip_allocate() and unparent it. */
GtkWidget *spec_value_tip_new (GtkWidget *plot);

/**
 * spec_value_tip_show:
 * @name: in the colour of @side
 * @x: of its middle
 * @y: of its upper edge, or of its lower edge when @above; moved as far as it takes to stay within the plot
 */
void spec_value_tip_show (SpecValueTip *tip, SpecSide side, const char *name, const char *value, const char *remark,
                          double x, double y, gboolean above);
/** @tip: (nullable): so that a plot may ask while it has none */
void spec_value_tip_hide (SpecValueTip *tip);

/** To be called from the plot's size_allocate. */
void spec_value_tip_allocate (SpecValueTip *tip, int width, int height);

G_END_DECLS
