/* The nearest neighbours of one sample in one embedding: as many tiles as there is room for, in rows. */
#pragma once

#include <gtk/gtk.h>

#include "samples/spec-samples.h"

G_BEGIN_DECLS

#define SPEC_NEIGHBOUR_STRIP_MOST 60 /* tiles: more than any window has room for */

#define SPEC_TYPE_NEIGHBOUR_STRIP (spec_neighbour_strip_get_type ())
G_DECLARE_FINAL_TYPE (SpecNeighbourStrip, spec_neighbour_strip, SPEC, NEIGHBOUR_STRIP, GtkWidget)

/** Signal "shown": how many tiles are seen has changed; "chosen" (uint row): one was pressed. */
GtkWidget *spec_neighbour_strip_new (void);

/**
 * spec_neighbour_strip_set:
 * @samples: (nullable): what the rows are
 * @rows: (array length=count): nearest first
 * @values: (array length=count): how near each is, NaN: not known
 * @shared: (array length=count): whether the other embedding has it too
 * @count: up to SPEC_NEIGHBOUR_STRIP_MOST; 0 empties it
 * @total: of how many neighbours these are the nearest
 */
void spec_neighbour_strip_set (SpecNeighbourStrip *strip, SpecSamples *samples, const guint32 *rows, const double *values,
                               const gboolean *shared, guint count, guint total);

/** Returns: how many are seen; @total: (out): of how many. */
guint spec_neighbour_strip_get_shown (SpecNeighbourStrip *strip, guint *total);

G_END_DECLS
