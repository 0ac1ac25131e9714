/* The heading of the detail card: tag, name, direction, zoom, menu. */
#pragma once

#include <gtk/gtk.h>

#include "clusters/spec-sample-grid.h"
#include "model/spec-session.h"

G_BEGIN_DECLS

#define SPEC_TYPE_CLUSTER_HEADING (spec_cluster_heading_get_type ())
G_DECLARE_FINAL_TYPE (SpecClusterHeading, spec_cluster_heading, SPEC, CLUSTER_HEADING, GtkBox)

/** @grid: whose tiles the zoom scale sizes. The menu uses the actions "detail.…" and "cluster.…" around it. */
GtkWidget *spec_cluster_heading_new (SpecSession *session, SpecSampleGrid *grid);

/** @mode: (nullable) */
void spec_cluster_heading_set_mode (SpecClusterHeading *heading, SpecModeItem *mode);

G_END_DECLS
