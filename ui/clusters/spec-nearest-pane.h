/* The images nearest to one of them, in X above and in Y below: by the distance that the kernel goes by. */
#pragma once

#include <gtk/gtk.h>

#include "model/spec-session.h"

G_BEGIN_DECLS

#define SPEC_TYPE_NEAREST_PANE (spec_nearest_pane_get_type ())
G_DECLARE_FINAL_TYPE (SpecNearestPane, spec_nearest_pane, SPEC, NEAREST_PANE, GtkBox)

/** Signal "chosen" (uint row): one of them was pressed. Has an engine of its own, from the first use on. */
GtkWidget *spec_nearest_pane_new (SpecSession *session);

/** Seeks the neighbours of @row, in the place of what it seeks; those shown pale until the answer is there. */
void spec_nearest_pane_show (SpecNearestPane *pane, guint32 row);

/** Seeks no more. */
void spec_nearest_pane_stop (SpecNearestPane *pane);

G_END_DECLS
