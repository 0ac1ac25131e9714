/* Rows laid out for products of all with all, as the processor's microkernels read them. Made once, used for every pair of panels. */
#pragma once

#include "linalg/spec-microkernels.h"

G_BEGIN_DECLS

typedef struct
{
  gsize count;   /* rows */
  gsize depth;   /* values of a row */
  float *values; /* panels of SPEC_PANEL_ROWS rows; those beyond the last are zeros */
} SpecFactor;

/** Returns: (transfer full) (nullable): room for @count rows, not set; NULL when there is not enough memory */
SpecFactor *spec_factor_new (gsize count, gsize depth);
/** @factor: (nullable) (transfer full): products with it must be over. */
void spec_factor_free (SpecFactor *factor);

/** Returns: floats that a panel of rows of @depth values takes */
gsize spec_factor_get_stride (gsize depth);

/** Returns: bytes that spec_factor_new() takes */
guint64 spec_factor_get_bytes (gsize count, gsize depth);

/** Returns: (transfer none): where panel @panel begins, of spec_factor_get_stride() floats */
float *spec_factor_get_panel (const SpecFactor *factor, gsize panel);

/** Fills one panel from @count C-order rows of @depth values. */
void spec_factor_pack (gsize depth, const float *rows, gsize count, float *panel);

/**
 * spec_factor_multiply:
 * @a, @b: @a_panels and @b_panels panels of @depth values a row
 * @c: (out caller-allocates): for each panel of A a panel of @stride x SPEC_PANEL_ROWS floats, of which the first 32 @b_panels
 *   columns are set: C = A B'
 *
 * By the calling thread.
 */
void spec_factor_multiply (gsize depth, const float *a, gsize a_panels, const float *b, gsize b_panels, float *c, gsize stride);

/** Rounds @values to 8 significant bits, which is what spec_factor_multiply_coarse() may read of them. */
void spec_factor_coarsen (gsize count, float *values);

/** spec_factor_multiply() for a @b of values that spec_factor_coarsen() left. */
void spec_factor_multiply_coarse (gsize depth, const float *a, gsize a_panels, const float *b, gsize b_panels, float *c, gsize stride);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecFactor, spec_factor_free)

G_END_DECLS
