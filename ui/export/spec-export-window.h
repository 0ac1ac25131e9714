/* Export Montage: choose, see it as printed, write it (UI.md). Not modal; follows the session. */
#pragma once

#include <gtk/gtk.h>

#include "model/spec-session.h"

G_BEGIN_DECLS

GtkWindow *spec_export_window_new (GtkWindow *parent, SpecSession *session);

G_END_DECLS
