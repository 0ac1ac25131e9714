/* A block of vectors laid out for products with panels (spec-microkernels.h): row by row, each row filled up with zeros to a whole
 * number of SPEC_BLOCK_UNIT floats, and then as the processor's microkernels read it. */
#pragma once

#include "base/spec-team.h"
#include "linalg/spec-microkernels.h"

G_BEGIN_DECLS

/** Returns: floats in a row of a block of @columns vectors */
gsize spec_block_get_width (gsize columns);

/** Returns: floats of a prepared block of @rows rows, which are filled up to whole panels */
gsize spec_block_get_size (const SpecMicrokernels *kernels, gsize rows, gsize width);

/** Returns: (transfer none): where the rows from @row on lie, the first of a panel */
float *spec_block_get_rows (const SpecMicrokernels *kernels, float *block, gsize row, gsize width);

/**
 * spec_block_pack:
 * @kernels: that will read the block
 * @v: n x columns, column-major, leading dimension n
 * @rows: of the block, at least n; those beyond become zeros
 * @block: (out caller-allocates): rows x width, prepared
 */
void spec_block_pack (const SpecMicrokernels *kernels, SpecTeam *team, gsize n, gsize columns, const float *v, gsize rows, float *block);

/** The same of doubles, n x columns of leading dimension @ld, filled up to whole panels. */
void spec_block_pack_doubles (const SpecMicrokernels *kernels, SpecTeam *team, gsize n, gsize columns, const double *v, gsize ld,
                              float *block);

/**
 * spec_block_unpack:
 * @block: at least n x width, row-major: what gather() has summed
 * @y: (inout): n x columns, column-major, leading dimension n; y = scale (y + block)
 */
void spec_block_unpack (SpecTeam *team, gsize n, gsize columns, const float *block, float scale, float *y);

G_END_DECLS
