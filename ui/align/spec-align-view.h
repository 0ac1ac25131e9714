/* Align: the curve of training, what it changed, and the kernels before and after. */
#pragma once

#include <gtk/gtk.h>

#include "align/spec-align-session.h"

G_BEGIN_DECLS

/** What was saved, or could not be, is told by a notice or a message of the comparison's session; when the aligned rows
 * are compared, the action "win.view" shows Explore. */
GtkWidget *spec_align_view_new (SpecAlignSession *session);

/** Returns: (transfer none) (nullable): what the view was made with; NULL for widgets of other views */
SpecAlignSession *spec_align_view_get_session (GtkWidget *view);

G_END_DECLS
