/* The list of a cluster's samples as a CSV table, with the columns of clusters.csv. */
#pragma once

#include <gio/gio.h>

#include "model/spec-mode-item.h"
#include "model/spec-sample-item.h"

G_BEGIN_DECLS

/**
 * spec_cluster_table_write:
 * @samples: (element-type SpecSampleItem): the rows of the table
 *
 * Returns: (transfer full): direction,mode,eigenvalue,rank,index,score,path,label and a line for each sample; a text stands
 *   where a path would. Numbers never follow the locale.
 */
char *spec_cluster_table_write (SpecModeItem *mode, GPtrArray *samples);

/**
 * spec_cluster_table_collect:
 * Returns: (transfer full) (element-type SpecSampleItem): the samples that belong to the cluster: about |lambda| n, the first
 *   of @samples
 */
GPtrArray *spec_cluster_table_collect (SpecModeItem *mode, GListModel *samples);

G_END_DECLS
