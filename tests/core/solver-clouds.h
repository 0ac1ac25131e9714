/* Clouds of clustered samples and a solve of two of them, for the tests of the solver. */
#pragma once

#include "spec/spec-solver.h"

/** Returns: (transfer full): @n rows in 12 clusters, @merge of which fall together, so that clouds of different @merge differ. */
SpecEmbedding *cloud_new (gsize n, gsize d, gsize merge, guint64 seed, double scale, double offset);

/** Returns: the default parameters with both kernels of @kind and these bandwidths. */
SpecParams cloud_params (SpecKernelKind kind, double sigma_x, double sigma_y, double eta);

/** Returns: (transfer full): the result of a new solver; fails the test on an error. */
SpecResult *cloud_solve (SpecEmbedding *x, SpecEmbedding *y, const SpecParams *params);
