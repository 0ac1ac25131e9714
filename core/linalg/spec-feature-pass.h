/* A pass over the rows of explicit features: each block of rows has its features made or read once, and used for both of the products
 * that coefficients want of them, Phi W and Phi' times it (spec-coefficients.h). */
#pragma once

#include "linalg/spec-coefficients.h"
#include "linalg/spec-microkernels.h"

G_BEGIN_DECLS

/** Rows that a lane takes at a time. */
#define SPEC_FEATURE_PASS_ROWS (SPEC_MOST_PANELS * SPEC_PANEL_ROWS)

typedef struct
{
  const SpecCoefficients *c;
  const SpecMicrokernels *kernels; /* those of spec_feature_pass_get_kernels() */
  gsize columns;
  gsize width;        /* that spec_block_get_width() gives them */
  gsize stride;       /* 1: all blocks of rows; more: every so manieth */
  float *block;       /* (nullable): W, prepared, map by map; NULL: the products are given */
  gboolean brief;     /* whether W is as spec_coefficients_round() leaves it */
  const float *given; /* (nullable): n x columns, column-major: the products */
  gsize stored;       /* columns of u */
  float *u;           /* (out) (nullable): n x stored, column-major: Phi W / sqrt (n) */
  gboolean gather;    /* whether to multiply by Phi' too, instead of keeping the products */
  GCancellable *cancellable;
} SpecFeaturePass;

/** Returns: the loops for these features, with which a block must be prepared */
const SpecMicrokernels *spec_feature_pass_get_kernels (const SpecCoefficients *c);

/**
 * spec_feature_pass_run:
 * @divisor: of the sums over rows
 * @duals: (out caller-allocates) (nullable): m x columns: Phi' times the products, where they are gathered
 * @norms: (out caller-allocates) (nullable): lengths of the products' columns, where they are not
 *
 * By all of the team, each lane with a fixed share of the rows: with the same number of lanes the same bits come out.
 */
gboolean spec_feature_pass_run (const SpecFeaturePass *pass, double divisor, double *duals, double *norms, GError **error);

G_END_DECLS
