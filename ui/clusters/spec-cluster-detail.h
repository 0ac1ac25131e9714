/* The selected cluster: heading, evidence, grid of samples, big picture. */
#pragma once

#include <gtk/gtk.h>

#include "model/spec-session.h"

G_BEGIN_DECLS

/** Returns: a floating widget that shows the selected cluster of @session, whichever that is */
GtkWidget *spec_cluster_detail_new (SpecSession *session);

G_END_DECLS
