/* The end of the evidence strip: "More" with a popover of all the evidence, and how far what is being computed is. */
#pragma once

#include <gtk/gtk.h>

#include "model/spec-session.h"

G_BEGIN_DECLS

#define SPEC_TYPE_EVIDENCE_BUTTON (spec_evidence_button_get_type ())
G_DECLARE_FINAL_TYPE (SpecEvidenceButton, spec_evidence_button, SPEC, EVIDENCE_BUTTON, GtkBox)

/** Returns: a floating widget that holds a share of @session and follows its evidence and how far it is */
GtkWidget *spec_evidence_button_new (SpecSession *session);

G_END_DECLS
