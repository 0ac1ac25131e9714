/* The samples of a cluster as tiles: virtual, selectable, zoomable, files can be dragged out. */
#pragma once

#include <gtk/gtk.h>

#include "clusters/spec-sample-marks.h"
#include "model/spec-sample-item.h"
#include "model/spec-selection.h"

G_BEGIN_DECLS

#define SPEC_TYPE_SAMPLE_GRID (spec_sample_grid_get_type ())
G_DECLARE_FINAL_TYPE (SpecSampleGrid, spec_sample_grid, SPEC, SAMPLE_GRID, GtkWidget)

#define SPEC_SAMPLE_GRID_MIN_TILE 64
#define SPEC_SAMPLE_GRID_MAX_TILE 320
#define SPEC_SAMPLE_GRID_TILE 110

/**
 * spec_sample_grid_new:
 * @samples: a list of SpecSampleItem
 * @selection: the rows that are selected here and in all other views
 *
 * Signal "open" (uint position): Enter or double click on a tile.
 * Property "tile-size" (int): the least width of a tile; tiles fill the width there is.
 */
GtkWidget *spec_sample_grid_new (GListModel *samples, SpecSelection *selection);

/** @marks: (nullable): what is noted of the samples. */
void spec_sample_grid_set_marks (SpecSampleGrid *grid, SpecSampleMarks *marks);
/** Returns: (nullable) (transfer none): as set */
SpecSampleMarks *spec_sample_grid_get_marks (SpecSampleGrid *grid);

/** Shows what can be done with the selected samples, at the tile that has the keyboard. */
void spec_sample_grid_popup_menu (SpecSampleGrid *grid);

/** The first row in view, and nothing selected but what was selected in another view: for another cluster. */
void spec_sample_grid_reset (SpecSampleGrid *grid);

/** Gives the keyboard to the tile at @position, or to the last one that had it with GTK_INVALID_LIST_POSITION. */
void spec_sample_grid_focus (SpecSampleGrid *grid, guint position);

/** Returns: (transfer full) (element-type SpecSampleItem): the selected samples in their order. */
GPtrArray *spec_sample_grid_get_selected (SpecSampleGrid *grid);

/** Returns: whether the selection was made in the grid, not in another view. */
gboolean spec_sample_grid_is_chosen_here (SpecSampleGrid *grid);

/** Returns: the tile size to begin with, the larger the larger the text is. */
int spec_sample_grid_get_usual_size (SpecSampleGrid *grid);

/** Property "tile-size" in pixels, kept between SPEC_SAMPLE_GRID_MIN_TILE and SPEC_SAMPLE_GRID_MAX_TILE. */
int spec_sample_grid_get_tile_size (SpecSampleGrid *grid);
void spec_sample_grid_set_tile_size (SpecSampleGrid *grid, int size);

/** Returns: how many columns there are. */
guint spec_sample_grid_get_columns (SpecSampleGrid *grid);

G_END_DECLS
