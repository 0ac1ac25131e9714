/* How clusters and labels look on a map.
 *
 * Blue circles are clusters that X groups, orange squares those that Y groups, whatever the plot. Where several of a direction are
 * shown they differ by what is inside the mark and by shade: the strongest is solid in the very blue or orange.
 * Labels belong to neither side: their hues keep clear of blue and orange, the shape is that of the plot's embedding, and their
 * names stand on the map. Marks of either kind differ by what is inside them before they differ by colour. */
#pragma once

#include "paint/spec-scatter-painter.h"

G_BEGIN_DECLS

/** So many clusters of a direction can be told apart. */
#define SPEC_SCATTER_CLUSTER_LOOKS 9

/** So many labels have a hue of their own. */
#define SPEC_SCATTER_LABEL_LOOKS 11

/** Returns: the look of the @order-th cluster shown of a direction; @side: 0: X groups it, 1: Y groups it. */
SpecScatterKind spec_scatter_look_cluster (const SpecPlotStyle *style, guint side, guint order);

/** Returns: the look of the @order-th label in the plot of @side. */
SpecScatterKind spec_scatter_look_label (const SpecPlotStyle *style, guint side, guint order);

/**
 * spec_scatter_find_middle:
 * @places: (array): @count pairs x, y
 * @kinds: (array length=count):
 * Gives the median across and down of the places of @kind. Returns: whether there is one
 */
gboolean spec_scatter_find_middle (const float *places, const gint16 *kinds, gsize count, gint16 kind, double *x, double *y);

G_END_DECLS
