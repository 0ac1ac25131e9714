/* One cluster in the list: tag, eigenvalue, size, bar, leading pictures. Updated in place while a preview changes. */
#pragma once

#include <gtk/gtk.h>

#include "model/spec-session.h"

G_BEGIN_DECLS

#define SPEC_TYPE_CLUSTER_ROW (spec_cluster_row_get_type ())
G_DECLARE_FINAL_TYPE (SpecClusterRow, spec_cluster_row, SPEC, CLUSTER_ROW, GtkListBoxRow)

/** @tags, @numbers: the columns that are as wide in every row. */
GtkWidget *spec_cluster_row_new (GtkSizeGroup *tags, GtkSizeGroup *numbers);

/** What the rows of one list have in common. */
typedef struct
{
  double eigenvalue; /* |eigenvalue| that fills the bar */
  guint size;        /* of the largest cluster: its count takes the most room */
} SpecClusterScale;

/** @samples: (nullable); @weak: within the sampling error. An icon and a word say so, and also of a mode that has not converged. */
void spec_cluster_row_set (SpecClusterRow *row, SpecModeItem *mode, SpecSamples *samples, SpecClusterScale scale, gboolean weak);

/** Returns: (transfer none) (nullable) */
SpecModeItem *spec_cluster_row_get_mode (SpecClusterRow *row);

G_END_DECLS
