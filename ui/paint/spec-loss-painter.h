/* How SPEC-diff falls while an adapter is trained: the training rows thin, the held-out rows bold with a mark at the
 * best step, the value before as a dashed line, each with its number. */
#pragma once

#include "paint/spec-plot-style.h"
#include "spec/spec-params.h"

G_BEGIN_DECLS

typedef struct
{
  guint step;
  double training; /* SPEC-diff of the step's rows */
  double holdout;  /* of held-out rows; NaN where they were not looked at */
} SpecLossPoint;

typedef struct
{
  const SpecLossPoint *points; /* ascending */
  gsize count;
  guint total;     /* steps there may be: the end of the axis */
  double before;   /* NaN: not known */
  SpecSide side;   /* that moves: its colour */
  guint best_step; /* gets the mark where it was looked at */
} SpecLossData;

/** Paints into a box of @width x @height at the origin; nothing where it is too small. */
void spec_loss_paint (const SpecLossData *data, const SpecPlotStyle *style, cairo_t *cr, double width, double height);

G_END_DECLS
