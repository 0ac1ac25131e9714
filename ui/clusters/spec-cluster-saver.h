/* Writes the samples of a cluster somewhere: a list, a table, copies of their files or links to them. A bar that is seen while files
 * are being copied, with Cancel. */
#pragma once

#include <gtk/gtk.h>

#include "model/spec-session.h"

G_BEGIN_DECLS

#define SPEC_TYPE_CLUSTER_SAVER (spec_cluster_saver_get_type ())
G_DECLARE_FINAL_TYPE (SpecClusterSaver, spec_cluster_saver, SPEC, CLUSTER_SAVER, GtkWidget)

typedef enum
{
  SPEC_SAVE_LIST,  /* one path (or text, or row) a line */
  SPEC_SAVE_TABLE, /* CSV, the columns of clusters.csv */
  SPEC_SAVE_COPIES,
  SPEC_SAVE_LINKS,
} SpecSaveKind;

/** Returns: a floating widget, hidden until files are being copied; it holds a share of @session */
GtkWidget *spec_cluster_saver_new (SpecSession *session);

/** Asks where, and writes @samples (SpecSampleItem) of @mode there. Says how it went with the session's "message". */
void spec_cluster_saver_ask (SpecClusterSaver *saver, SpecSaveKind kind, SpecModeItem *mode, GPtrArray *samples);

/** Writes them to @path: a file, or the folder in which a new one is made. */
void spec_cluster_saver_write (SpecClusterSaver *saver, SpecSaveKind kind, SpecModeItem *mode, GPtrArray *samples, const char *path);

G_END_DECLS
