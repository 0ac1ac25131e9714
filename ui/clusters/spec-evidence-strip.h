/* What speaks for a cluster, in one strip. */
#pragma once

#include <gtk/gtk.h>

#include "model/spec-session.h"

G_BEGIN_DECLS

#define SPEC_TYPE_EVIDENCE_STRIP (spec_evidence_strip_get_type ())
G_DECLARE_FINAL_TYPE (SpecEvidenceStrip, spec_evidence_strip, SPEC, EVIDENCE_STRIP, GtkBox)

GtkWidget *spec_evidence_strip_new (void);

/** @mode: (nullable); @samples: (nullable) */
void spec_evidence_strip_set (SpecEvidenceStrip *strip, SpecModeItem *mode, SpecSamples *samples);

G_END_DECLS
