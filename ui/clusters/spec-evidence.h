/* One measure of the evidence strip: a title, a value, and one line of small print. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SPEC_TYPE_EVIDENCE (spec_evidence_get_type ())
G_DECLARE_FINAL_TYPE (SpecEvidence, spec_evidence, SPEC, EVIDENCE, GtkBox)

/** @title: shown; @explanation: what it is and how it is computed, as a tooltip. */
GtkWidget *spec_evidence_new (const char *title, const char *explanation);

/** @value: (nullable): NULL hides the measure; @note: (nullable): the small print. */
void spec_evidence_set (SpecEvidence *evidence, const char *value, const char *note);

G_END_DECLS
