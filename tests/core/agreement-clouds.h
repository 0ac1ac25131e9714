/* Small clouds, and what is said of them by the definitions, in double and with nothing clever, for the tests of
 * agreement. */
#pragma once

#include "agreement/spec-metric.h"
#include "agreement/spec-points.h"

/** Returns: (transfer full): independent N (offset, scale^2) values. */
SpecPoints *points_new (gsize n, gsize d, guint64 seed, double scale, double offset);

/** Returns: (transfer full): whole numbers from 0 to @levels - 1: many ties, many rows alike. */
SpecPoints *points_new_grid (gsize n, gsize d, guint64 seed, int levels);

/** Returns: (transfer full): row i is row order[i] of @points. */
SpecPoints *points_permute (const SpecPoints *points, const guint32 *order);

/** Returns: (transfer full): an embedding of the same rows. */
SpecEmbedding *points_to_embedding (const SpecPoints *points);

/** Returns: (transfer full): the @k nearest of each row, by sorting all. */
guint32 *naive_neighbours (const SpecPoints *points, SpecMetric metric, gsize k);

/** Returns: (transfer full): n x n: products of the rows, columns centred. */
double *naive_linear_kernel (const SpecPoints *points);

/** Returns: (transfer full): n x n: exp (-|a - b|^2 / (2 sigma^2)). */
double *naive_gaussian_kernel (const SpecPoints *points, double sigma);

/** Debiased CKA by U-centred matrices (Székely & Rizzo): not the formula the program uses. */
double naive_debiased_cka (const double *k, const double *l, gsize n);

double naive_cka (const double *k, const double *l, gsize n);

double naive_rsa (const SpecPoints *x, const SpecPoints *y);
