/* What a new window shows: three files to choose or drop, the demo, Compare. */
#pragma once

#include <gtk/gtk.h>

#include "model/spec-session.h"

G_BEGIN_DECLS

#define SPEC_TYPE_START_PAGE (spec_start_page_get_type ())
G_DECLARE_FINAL_TYPE (SpecStartPage, spec_start_page, SPEC, START_PAGE, GtkWidget)

/** Its buttons activate actions of the window: win.open-role, win.open-folder, win.open-demo and win.compare. */
GtkWidget *spec_start_page_new (SpecSession *session);

G_END_DECLS
