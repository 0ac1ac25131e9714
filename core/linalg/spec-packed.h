/* Rows laid out for products of all with all: panel by panel (see spec-microkernels.h), so that each product of two panels reads
 * memory from front to back. Made once, used for every pair of panels. */
#pragma once

#include "linalg/spec-microkernels.h"

G_BEGIN_DECLS

typedef struct
{
  gsize count;   /* rows */
  gsize depth;   /* values of a row */
  float *values; /* panels of SPEC_PANEL_ROWS x depth; rows beyond the last are zeros */
} SpecPacked;

/** Returns: (transfer full) (nullable): room for @count rows, not set; NULL when there is not enough memory */
SpecPacked *spec_packed_new (gsize count, gsize depth);
void spec_packed_free (SpecPacked *packed);

/** Returns: bytes that spec_packed_new() takes */
guint64 spec_packed_get_bytes (gsize count, gsize depth);

/** Returns: how many panels hold @count rows */
gsize spec_packed_count_panels (gsize count);

float *spec_packed_get_panel (const SpecPacked *packed, gsize panel);

/** Fills one panel from @count C-order rows of @depth values; the rest of the panel becomes zeros. */
void spec_packed_fill_panel (float *panel, gsize depth, const float *rows, gsize count);

/** The other way: @count rows of a panel, in C order. */
void spec_packed_read_panel (const float *panel, gsize depth, float *rows, gsize count);

/**
 * spec_packed_multiply:
 * @a, @b: @a_panels and @b_panels panels of @depth values a row
 * @c: (out caller-allocates): for each panel of A a panel of @stride x SPEC_PANEL_ROWS floats, of which the first 32 @b_panels
 *   columns are set: C = A B'
 *
 * By the calling thread.
 */
void spec_packed_multiply (gsize depth, const float *a, gsize a_panels, const float *b, gsize b_panels, float *c, gsize stride);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecPacked, spec_packed_free)

G_END_DECLS
