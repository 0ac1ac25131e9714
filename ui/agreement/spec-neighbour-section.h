/* The neighbours of the selected sample in one embedding, under a heading, at an edge in the colour of the embedding. */
#pragma once

#include <gtk/gtk.h>

#include "agreement/spec-agreement-session.h"

G_BEGIN_DECLS

/** Returns: a floating widget that holds a share of @session; @side: in whose distances near is meant */
GtkWidget *spec_neighbour_section_new (SpecAgreementSession *session, SpecSide side);

/** Shows the neighbours of the selected sample. */
void spec_neighbour_section_update (GtkWidget *section);

G_END_DECLS
