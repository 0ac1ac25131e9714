/* Runs of numbers of any type to float32. Private to core/embedding. */
#pragma once

#include "embedding/spec-array-info.h"

G_BEGIN_DECLS

/**
 * SpecConvertFunc:
 * @source: @count values one after the other, at any alignment
 * @target: (out caller-allocates): @count values
 */
typedef void (*SpecConvertFunc) (const guint8 *source, float *target, gsize count);

/** Returns: the conversion for @dtype, which must be a number, in that byte order. */
SpecConvertFunc spec_row_convert_get (SpecDType dtype, gboolean big_endian);

G_END_DECLS
