/* All the evidence for the selected cluster and its direction: violins and a table, what the strip has no room for. */
#pragma once

#include <gtk/gtk.h>

#include "model/spec-session.h"

G_BEGIN_DECLS

#define SPEC_TYPE_EVIDENCE_PANEL (spec_evidence_panel_get_type ())
G_DECLARE_FINAL_TYPE (SpecEvidencePanel, spec_evidence_panel, SPEC, EVIDENCE_PANEL, GtkBox)

/** Signal "save": the person wants the figure. */
GtkWidget *spec_evidence_panel_new (SpecSession *session);

/** Shows what is known now; does nothing by itself. */
void spec_evidence_panel_update (SpecEvidencePanel *panel);

G_END_DECLS
