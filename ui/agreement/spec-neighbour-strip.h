/* The nearest neighbours of one sample in one embedding: as many tiles as there is room for, in rows. */
#pragma once

#include <gtk/gtk.h>

#include "agreement/spec-agreement-session.h"

G_BEGIN_DECLS

#define SPEC_TYPE_NEIGHBOUR_STRIP (spec_neighbour_strip_get_type ())
G_DECLARE_FINAL_TYPE (SpecNeighbourStrip, spec_neighbour_strip, SPEC, NEIGHBOUR_STRIP, GtkWidget)

/** Signal "shown": how many tiles are seen has changed. */
GtkWidget *spec_neighbour_strip_new (SpecAgreementSession *session, SpecSide side);

/** Shows the neighbours of the selected sample. */
void spec_neighbour_strip_update (SpecNeighbourStrip *strip);

/** Returns: how many are seen; @total: (out): of how many. */
guint spec_neighbour_strip_get_shown (SpecNeighbourStrip *strip, guint *total);

G_END_DECLS
