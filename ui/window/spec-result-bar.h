/* The bar under the header: how sure the numbers are, what they are of, and how far the work is. */
#pragma once

#include <gtk/gtk.h>

#include "model/spec-session.h"

G_BEGIN_DECLS

#define SPEC_TYPE_RESULT_BAR (spec_result_bar_get_type ())
G_DECLARE_FINAL_TYPE (SpecResultBar, spec_result_bar, SPEC, RESULT_BAR, GtkWidget)

/** Its buttons activate "win.cancel", "win.refine" and "win.copy-parameters". */
GtkWidget *spec_result_bar_new (SpecSession *session);

G_END_DECLS
