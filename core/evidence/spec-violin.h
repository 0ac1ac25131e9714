/* How a cluster's pairwise distances are distributed: all that painting a violin takes. A plain value. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Points at which a violin's width is known. */
#define SPEC_VIOLIN_POINTS 64

/** Distances are in units of the embedding's mean pairwise distance over all samples. NaN where there is no pair. */
typedef struct
{
  gsize pairs; /* of samples */
  double least, lower, median, upper, greatest; /* lower and upper quartile */
  double mean;
  double density[SPEC_VIOLIN_POINTS]; /* at evenly spaced distances from least to greatest; its integral over all
                                         distances is 1; 0 where all distances are equal */
} SpecViolin;

/**
 * spec_violin_compute:
 * @distances: (array length=count): in any order; sorted on return
 *
 * Quartiles by linear interpolation between order statistics; the density by Gaussian kernels of width
 * s count^(-1/5), s being the standard deviation (Scott 1992; what matplotlib's violins and SciPy's gaussian_kde take).
 */
void spec_violin_compute (SpecViolin *violin, double *distances, gsize count);

G_END_DECLS
