/* One sample, as large as there is room: over the grid, with its path, row, label and score, and the samples nearest to it. */
#pragma once

#include <gtk/gtk.h>

#include "model/spec-sample-item.h"
#include "model/spec-session.h"

G_BEGIN_DECLS

#define SPEC_TYPE_SAMPLE_VIEWER (spec_sample_viewer_get_type ())
G_DECLARE_FINAL_TYPE (SpecSampleViewer, spec_sample_viewer, SPEC, SAMPLE_VIEWER, GtkWidget)

/**
 * spec_sample_viewer_new:
 * @samples: a list of SpecSampleItem
 * @session: whose X and Y tell what is near
 *
 * Signal "closed": Escape or the button; position tells where the person is. Signal "wanted" (uint row): a near one was pressed, to be
 * shown by spec_sample_viewer_go_to() where the list has it.
 */
GtkWidget *spec_sample_viewer_new (GListModel *samples, SpecSession *session);

/** Shows the sample at @position of the list, as soon as it is decoded, and takes the keyboard. */
void spec_sample_viewer_open (SpecSampleViewer *viewer, guint position);
/** Shows another sample in the open viewer; the keyboard stays where it is. */
void spec_sample_viewer_go_to (SpecSampleViewer *viewer, guint position);
/** As Escape does: emits "closed". Nothing where it is not open. */
void spec_sample_viewer_close (SpecSampleViewer *viewer);
/** Returns: whether it is shown; FALSE already while it fades */
gboolean spec_sample_viewer_is_open (SpecSampleViewer *viewer);
/** Returns: which sample is shown, or was last: where the grid is to go on */
guint spec_sample_viewer_get_position (SpecSampleViewer *viewer);

/** Returns: (transfer none) (nullable): what is shown, once it is decoded. */
GdkPaintable *spec_sample_viewer_get_picture (SpecSampleViewer *viewer);

G_END_DECLS
