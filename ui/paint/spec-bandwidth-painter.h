/* The map of bandwidths as curves over sigma: small behind a slider's spectrum, large as a figure. */
#pragma once

#include "paint/spec-plot-style.h"
#include "spec/spec-bandwidth-map.h"

G_BEGIN_DECLS

/** Where the curves are: sigma is logarithmic from @low at @left to @high at @right (@left may be the greater, where text runs
 * from the right). Upwards, from @bottom to @top, shares are linear from 0 to 1 and eigenvalues logarithmic from 1e-4 to 1, as the bars
 * of spec_sparkline_paint() are. */
typedef struct
{
  double low, high;
  double left, right;
  double top, bottom;
} SpecBandwidthFrame;

/** Returns: the x of @sigma; beyond the frame, that of its nearer end. */
double spec_bandwidth_frame_place (const SpecBandwidthFrame *frame, double sigma);

/** Returns: the sigma at @x, within the frame. */
double spec_bandwidth_frame_find (const SpecBandwidthFrame *frame, double x);

/** Paints the separation as a ground, in shares of its largest, and the leading eigenvalue as a line. */
void spec_bandwidth_paint_curves (const SpecPlotStyle *style, cairo_t *cr, SpecSide side, const SpecBandwidthMap *map,
                                  const SpecBandwidthFrame *frame);

/** Paints 1/(effective modes) as a dashed line: an eigenvalue that so many equal groups would have. */
void spec_bandwidth_paint_modes (const SpecPlotStyle *style, cairo_t *cr, const SpecBandwidthMap *map,
                                 const SpecBandwidthFrame *frame);

/** Paints the line of the bandwidth in use. */
void spec_bandwidth_paint_sigma (const SpecPlotStyle *style, cairo_t *cr, const SpecBandwidthFrame *frame, double sigma);

/** Paints the mark of the suggested bandwidth: a wedge at the top and a dashed line. */
void spec_bandwidth_paint_suggested (const SpecPlotStyle *style, cairo_t *cr, SpecSide side, const SpecBandwidthFrame *frame,
                                     double sigma);

G_END_DECLS
