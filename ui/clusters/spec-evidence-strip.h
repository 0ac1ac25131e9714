/* What speaks for a cluster, in one strip: as many measures as there is room for, all of them behind "More". */
#pragma once

#include <gtk/gtk.h>

#include "model/spec-session.h"

G_BEGIN_DECLS

#define SPEC_TYPE_EVIDENCE_STRIP (spec_evidence_strip_get_type ())
G_DECLARE_FINAL_TYPE (SpecEvidenceStrip, spec_evidence_strip, SPEC, EVIDENCE_STRIP, GtkWidget)

/** Follows the session's selected cluster; the slower measures come when they are computed. */
GtkWidget *spec_evidence_strip_new (SpecSession *session);

G_END_DECLS
