/* The Explore view: plots above, clusters below. */
#pragma once

#include <gtk/gtk.h>

#include "model/spec-session.h"

G_BEGIN_DECLS

#define SPEC_TYPE_EXPLORE_VIEW (spec_explore_view_get_type ())
G_DECLARE_FINAL_TYPE (SpecExploreView, spec_explore_view, SPEC, EXPLORE_VIEW, GtkWidget)

/** Returns: a floating widget whose cards all follow @session */
GtkWidget *spec_explore_view_new (SpecSession *session);

G_END_DECLS
