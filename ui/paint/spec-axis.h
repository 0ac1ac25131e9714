/* One axis of a plot: a range and the ticks people expect on it. A plain value. */
#pragma once

#include "paint/spec-number-text.h"

G_BEGIN_DECLS

#define SPEC_AXIS_MOST_TICKS 24

typedef struct
{
  double value;
  char label[32];
} SpecTick;

typedef struct
{
  gboolean logarithmic;
  double low; /* < high; > 0 when logarithmic */
  double high;
  guint n_ticks;
  SpecTick ticks[SPEC_AXIS_MOST_TICKS]; /* ascending, all within low … high */
} SpecAxis;

/** 0 … @high with round steps, about @most ticks; a @high that is not a positive number counts as 1. */
void spec_axis_init_linear (SpecAxis *axis, double high, guint most, SpecNumberFlags flags);

/** @low … @high with round steps inside, about @most ticks; where @high is not above @low, one step above it. */
void spec_axis_init_range (SpecAxis *axis, double low, double high, guint most, SpecNumberFlags flags);

/** −@magnitude … +@magnitude, signed ticks on both sides of 0, at most @most on each. */
void spec_axis_init_symmetric (SpecAxis *axis, double magnitude, guint most, SpecNumberFlags flags);

/**
 * spec_axis_init_log:
 * @low: the smallest value shown, > 0
 * @high: the largest
 *
 * Powers of ten; where fewer than two fall inside, 1, 2, 5 of each power; where that is not enough either, round steps.
 */
void spec_axis_init_log (SpecAxis *axis, double low, double high, guint most, SpecNumberFlags flags);

/** Ranks 1 … @last: 1, 2, 5, 10, 20, 50 … or, linear, 1 and round multiples. */
void spec_axis_init_rank (SpecAxis *axis, guint last, gboolean logarithmic, guint most);

/** Returns: where @value lies: 0 at the low end, 1 at the high end; what is outside lands on the nearer end. */
double spec_axis_place (const SpecAxis *axis, double value);

G_END_DECLS
