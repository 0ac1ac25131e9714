/* One sample, as large as there is room: over the grid, with its path, row, label and score. */
#pragma once

#include <gtk/gtk.h>

#include "model/spec-sample-item.h"

G_BEGIN_DECLS

#define SPEC_TYPE_SAMPLE_VIEWER (spec_sample_viewer_get_type ())
G_DECLARE_FINAL_TYPE (SpecSampleViewer, spec_sample_viewer, SPEC, SAMPLE_VIEWER, GtkWidget)

/**
 * spec_sample_viewer_new:
 * @samples: a list of SpecSampleItem
 *
 * Signal "closed": Escape or the button; position tells where the person is.
 */
GtkWidget *spec_sample_viewer_new (GListModel *samples);

void spec_sample_viewer_open (SpecSampleViewer *viewer, guint position);
void spec_sample_viewer_close (SpecSampleViewer *viewer);
gboolean spec_sample_viewer_is_open (SpecSampleViewer *viewer);
guint spec_sample_viewer_get_position (SpecSampleViewer *viewer);

/** Returns: (transfer none) (nullable): what is shown, once it is decoded. */
GdkPaintable *spec_sample_viewer_get_picture (SpecSampleViewer *viewer);

G_END_DECLS
