/* One map with its heading: whose it is, what it shows of the first cluster, how far it can be believed, zoom, figure. */
#pragma once

#include <gtk/gtk.h>

#include "map/spec-map-display.h"
#include "map/spec-scatter-view.h"

G_BEGIN_DECLS

#define SPEC_TYPE_SCATTER_CARD (spec_scatter_card_get_type ())
G_DECLARE_FINAL_TYPE (SpecScatterCard, spec_scatter_card, SPEC, SCATTER_CARD, GtkBox)

/** Returns: a floating widget that holds a share of @display; its plot is spec_scatter_card_get_view() */
GtkWidget *spec_scatter_card_new (SpecMapDisplay *display, SpecSide side);

/** Returns: (transfer none): the plot, for what acts on both (tools, zoom, figures) */
SpecScatterView *spec_scatter_card_get_view (SpecScatterCard *card);

/** @remark: (nullable): after the name: "+1 is one group" */
void spec_scatter_card_set_remark (SpecScatterCard *card, const char *remark);

G_END_DECLS
