/* "⊛ CLIP groups  ⋏ DINOv2 splits": what a direction of the difference means, in the colours of X and Y. */
#pragma once

#include <gtk/gtk.h>

#include "model/spec-session.h"

G_BEGIN_DECLS

#define SPEC_TYPE_DIRECTION_LABEL (spec_direction_label_get_type ())
G_DECLARE_FINAL_TYPE (SpecDirectionLabel, spec_direction_label, SPEC, DIRECTION_LABEL, GtkWidget)

/** Follows the names of the session's embeddings; where they do not fit, it says X and Y. */
GtkWidget *spec_direction_label_new (SpecSession *session, SpecDirection direction);

/** Says the other thing; the side that groups comes first. */
void spec_direction_label_set_direction (SpecDirectionLabel *label, SpecDirection direction);

/** Whether it shows nothing where not even X and Y fit, rather than ask for that room. */
void spec_direction_label_set_may_vanish (SpecDirectionLabel *label, gboolean may_vanish);

G_END_DECLS
