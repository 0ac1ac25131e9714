/* Neighbourhood agreement over k: one painter for the screen, PNG, PDF and SVG. A plot is computed once for data and
 * size; painting and pointing read the same points. */
#pragma once

#include "agreement/spec-overlap-curve.h"
#include "paint/spec-plot-style.h"

G_BEGIN_DECLS

/** How the curve is shown. A plain value. */
typedef struct
{
  gboolean normalised; /* chance subtracted: (NNGS - H) / (1 - H) */
  gboolean band;       /* the 95 % band */
  gboolean solid;      /* FALSE: out of date */
} SpecAgreementLook;

typedef struct _SpecAgreementPlot SpecAgreementPlot;

/**
 * spec_agreement_plot_new:
 * @curve: (nullable): NULL: axes alone
 *
 * Returns: (transfer full): the plot in a box of @width x @height user units; it keeps nothing of @curve
 */
SpecAgreementPlot *spec_agreement_plot_new (const SpecOverlapCurve *curve,
                                            const SpecAgreementLook *look,
                                            const SpecPlotStyle *style,
                                            double width,
                                            double height);
/** @plot: (nullable) (transfer full): points and curves that were read from it are gone. */
void spec_agreement_plot_free (SpecAgreementPlot *plot);

/** Paints it with its upper left corner at the origin of @cr; nothing outside its box. Leaves the state of @cr. */
void spec_agreement_plot_paint (const SpecAgreementPlot *plot, cairo_t *cr);

/** Paints the cursor at @k with its value, as spec_agreement_plot_dup_value() says it. */
void spec_agreement_plot_paint_cursor (const SpecAgreementPlot *plot, cairo_t *cr, gsize k);

/** Returns: the k at @x, within the curve; 0 without one. */
gsize spec_agreement_plot_find (const SpecAgreementPlot *plot, double x);

/** Returns: (transfer full): "k = 20: 0.259" */
char *spec_agreement_plot_dup_value (const SpecAgreementPlot *plot, gsize k);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecAgreementPlot, spec_agreement_plot_free)

G_END_DECLS
