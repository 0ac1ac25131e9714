/* A matrix panel by panel (see spec-microkernels.h), so that each product with a block of vectors reads memory from front to back. */
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
/** @packed: (nullable) (transfer full): products with it must be over. */
void spec_packed_free (SpecPacked *packed);

/** Returns: bytes that spec_packed_new() takes */
guint64 spec_packed_get_bytes (gsize count, gsize depth);

/** Returns: how many panels hold @count rows */
gsize spec_packed_count_panels (gsize count);

/** Returns: (transfer none): where panel @panel begins, of SPEC_PANEL_ROWS x depth floats */
float *spec_packed_get_panel (const SpecPacked *packed, gsize panel);

/** Fills one panel from @count C-order rows of @depth values; the rest of the panel becomes zeros. */
void spec_packed_fill_panel (float *panel, gsize depth, const float *rows, gsize count);

/** The other way: @count rows of a panel, in C order. */
void spec_packed_read_panel (const float *panel, gsize depth, float *rows, gsize count);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecPacked, spec_packed_free)

G_END_DECLS
