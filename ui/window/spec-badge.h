/* How sure the numbers are, in one word with a sign: Exact, Preview, Approximate … (UI.md section 6). */
#pragma once

#include <gtk/gtk.h>

#include "model/spec-session.h"

G_BEGIN_DECLS

#define SPEC_TYPE_BADGE (spec_badge_get_type ())
G_DECLARE_FINAL_TYPE (SpecBadge, spec_badge, SPEC, BADGE, GtkWidget)

/** Follows the session; hidden while there is no answer to speak of. */
GtkWidget *spec_badge_new (SpecSession *session);

G_END_DECLS
