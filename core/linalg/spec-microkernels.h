/* The innermost loops of the numeric core, once for each kind of processor: the same source compiled for vectors of 16, 32 and 64
 * bytes (spec-microkernels-body.h), chosen at run time by what the processor has.
 *
 * A panel is SPEC_PANEL_ROWS rows of a matrix with their values interleaved: value (i, k) lies at panel[k SPEC_PANEL_ROWS + i].
 * However a product uses it, it is read from its first to its last byte, each cache line whole. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SPEC_PANEL_ROWS 32

/** Widths of blocks of vectors that gather() takes are multiples of this many floats. */
#define SPEC_BLOCK_UNIT 16

typedef struct
{
  const char *name;
  double rate; /* single-precision operations that a core of such a processor does in a second, about: for estimates */

  /**
   * inner:
   * @a, @b: panels of @depth values a row
   * @c: (inout): SPEC_PANEL_ROWS x SPEC_PANEL_ROWS, itself a panel; C = A B', or C + A B' when @add
   */
  void (*inner) (gsize depth, const float *a, const float *b, gboolean add, float *c);

  /**
   * spread:
   * @panel: P, SPEC_PANEL_ROWS x depth
   * @block: B, depth x width, row-major, leading dimension @width
   * @sums: (inout): SPEC_PANEL_ROWS x columns, column-major, leading dimension @ld; += P B
   * @columns: at most @width; an odd number is rounded up
   */
  void (*spread) (gsize depth, const float *panel, const float *block, gsize width, gsize columns, float *sums, gsize ld);

  /**
   * gather:
   * @block: SPEC_PANEL_ROWS x width, row-major
   * @sums: (inout): depth x width, row-major; += P' B
   */
  void (*gather) (gsize depth, const float *panel, const float *block, gsize width, float *sums);
} SpecMicrokernels;

/** Returns: the fastest that this processor can run */
const SpecMicrokernels *spec_microkernels_get (void);

/** Returns: (nullable): those of @name: "avx512", "avx2" or "baseline"; NULL when this processor cannot run them */
const SpecMicrokernels *spec_microkernels_get_by_name (const char *name);

G_END_DECLS
