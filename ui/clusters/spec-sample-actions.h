/* What can be done with the selected samples: copy them, drag them out, see where they lie. */
#pragma once

#include <gtk/gtk.h>

#include "clusters/spec-sample-grid.h"

G_BEGIN_DECLS

/** Adds "samples.copy" (Ctrl+C), "samples.copy-path" and "samples.open-folder" to the class of the grid. */
void spec_sample_actions_install (GtkWidgetClass *widget_class);

/** Shows the context menu at a point of @grid. */
void spec_sample_actions_popup (SpecSampleGrid *grid, int x, int y);

/** Returns: (transfer full) (nullable): the files of @samples for a drag or the clipboard, with their paths as text. */
GdkContentProvider *spec_sample_actions_make_files (GPtrArray *samples);

/** Returns: (transfer full): one path, or else text or row, a line. */
char *spec_sample_actions_list_paths (GPtrArray *samples);

G_END_DECLS
