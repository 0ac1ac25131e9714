/* A block of vectors laid out for products with panels (spec-microkernels.h): row by row, each row filled up with zeros to a whole
 * number of SPEC_BLOCK_UNIT floats. */
#pragma once

#include "base/spec-team.h"
#include "linalg/spec-microkernels.h"

G_BEGIN_DECLS

/** Returns: floats in a row of a block of @columns vectors */
gsize spec_block_get_width (gsize columns);

/**
 * spec_block_pack:
 * @v: n x columns, column-major, leading dimension n
 * @rows: of the block, at least n; those beyond become zeros
 * @block: (out caller-allocates): rows x width
 */
void spec_block_pack (SpecTeam *team, gsize n, gsize columns, const float *v, gsize rows, float *block);

/**
 * spec_block_unpack:
 * @block: at least n x width
 * @y: (inout): n x columns, column-major, leading dimension n; y = scale (y + block)
 */
void spec_block_unpack (SpecTeam *team, gsize n, gsize columns, const float *block, float scale, float *y);

G_END_DECLS
