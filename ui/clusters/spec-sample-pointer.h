/* What the pointer does in the grid: files are dragged out, Ctrl and the wheel zoom, the other button opens the menu. */
#pragma once

#include <gtk/gtk.h>

#include "clusters/spec-sample-grid.h"

G_BEGIN_DECLS

/** @view: the GtkGridView of @grid; @selection: its model. Both live as long as @grid. */
void spec_sample_pointer_add (SpecSampleGrid *grid, GtkWidget *view, GtkSelectionModel *selection);

G_END_DECLS
