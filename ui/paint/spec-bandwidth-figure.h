/* The figure of the bandwidth maps: X on the left, Y on the right, each over its own sigma. Any thread. */
#pragma once

#include "paint/spec-figure.h"
#include "spec/spec-bandwidth-map.h"

G_BEGIN_DECLS

/** What is drawn. Arrays are by SpecSide. Borrowed. */
typedef struct
{
  SpecBandwidthMap *maps[2]; /* (nullable): without one a panel is left out */
  const char *names[2];
  double used[2];      /* the bandwidths of the comparison; 0: none */
  double suggested[2]; /* 0: none */
} SpecBandwidthFigure;

/** The height that suits a width, both in inches. */
double spec_bandwidth_figure_get_height (double width_inches);

/** Returns: (transfer full): the bytes of the file, or NULL. */
GBytes *spec_bandwidth_figure_render (const SpecBandwidthFigure *content, double width_inches, double dpi, SpecFigureFormat format,
                                      GCancellable *cancellable, GError **error);

G_END_DECLS
