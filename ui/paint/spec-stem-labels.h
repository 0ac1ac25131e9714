/* The words of a difference plot: which stem is which, the value of the selected one, what the rest is. They never
 * overlap. */
#pragma once

#include "paint/spec-difference-painter.h"

G_BEGIN_DECLS

/** What the words are placed by: the geometry of one plot, borrowed. */
typedef struct
{
  const SpecPlotStyle *style;
  cairo_rectangle_t area;
  double zero;
  double pitch;
  const SpecStem *stems;
  gsize n_stems;
  gsize n_positive;
  int selected;
  gsize rest;
  double band;
  gboolean band_rff;
} SpecStemLabels;

/** Paints all of them, on top of the stems; @cr in the plot's coordinates. */
void spec_stem_labels_paint (const SpecStemLabels *labels, cairo_t *cr);

/**
 * spec_stem_labels_choose_step:
 * @pitch: from stem to stem
 * @width: of the widest label with the room beside it
 * Returns: 1: label all; 5: 1, 5, 10 …; 10: 1, 10, 20 … and so on; 0: only 1
 */
guint spec_stem_labels_choose_step (double pitch, double width, gsize count);

G_END_DECLS
