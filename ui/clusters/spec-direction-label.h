/* "⊛ CLIP groups  ⋏ DINOv2 splits": what a direction of the difference means, in the colours of X and Y. */
#pragma once

#include <gtk/gtk.h>

#include "model/spec-session.h"

G_BEGIN_DECLS

#define SPEC_TYPE_DIRECTION_LABEL (spec_direction_label_get_type ())
G_DECLARE_FINAL_TYPE (SpecDirectionLabel, spec_direction_label, SPEC, DIRECTION_LABEL, GtkBox)

/** Follows the names of the session's embeddings. */
GtkWidget *spec_direction_label_new (SpecSession *session, SpecDirection direction);

void spec_direction_label_set_direction (SpecDirectionLabel *label, SpecDirection direction);

G_END_DECLS
