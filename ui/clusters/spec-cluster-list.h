/* The list of the clusters of both directions. */
#pragma once

#include <gtk/gtk.h>

#include "model/spec-session.h"

G_BEGIN_DECLS

/** Returns: a floating widget that holds a share of @session; selecting a row selects the cluster there, and the other
 * way round */
GtkWidget *spec_cluster_list_new (SpecSession *session);

G_END_DECLS
