/* A window with the cluster list and the detail card over a real session, and ways to look into it. */
#pragma once

#include <gtk/gtk.h>

#include "clusters/spec-cluster-section.h"
#include "clusters/spec-sample-grid.h"
#include "clusters/spec-sample-tile.h"
#include "clusters/spec-sample-viewer.h"
#include "clusters/spec-thumb-cache.h"
#include "session-fixture.h"

#define CLUSTER_FIXTURE_ROWS 400

typedef struct
{
  SessionFixture base;
  GtkWidget *window;
  GtkWidget *list;
  GtkWidget *detail;
} ClusterFixture;

typedef gboolean (*ClusterCondition) (ClusterFixture *fixture);

/** @data: NULL: rows of which nothing is known; "list": images that do not exist; "files": images of 24 × 24. */
void cluster_fixture_set_up (ClusterFixture *fixture, gconstpointer data);
void cluster_fixture_tear_down (ClusterFixture *fixture, gconstpointer data);

void cluster_fixture_wait (ClusterFixture *fixture, ClusterCondition condition);

/** Returns: (nullable): the first widget of @type in @widget. */
GtkWidget *cluster_fixture_find (GtkWidget *widget, GType type);

SpecClusterSection *cluster_fixture_get_section (ClusterFixture *fixture, SpecDirection direction);

/** Returns: (nullable): row @index of both sections together. */
SpecClusterRow *cluster_fixture_get_row (ClusterFixture *fixture, int index);
SpecSampleGrid *cluster_fixture_get_grid (ClusterFixture *fixture);
GtkWidget *cluster_fixture_get_view (ClusterFixture *fixture);
SpecSampleViewer *cluster_fixture_get_viewer (ClusterFixture *fixture);

/** Returns: (nullable): the tile of a rank, if the grid has made one. */
SpecSampleTile *cluster_fixture_find_tile (ClusterFixture *fixture, guint rank);

/** Returns: what the thumbnail of a rank shows. */
SpecThumbState cluster_fixture_get_state (ClusterFixture *fixture, guint rank);
