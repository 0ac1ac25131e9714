/* The innermost loops of the numeric core, once for each kind of processor, chosen at run time by what the processor has: the same
 * source compiled for vectors of 16, 32 and 64 bytes (spec-microkernels-body.h), and one for processors that multiply tiles of
 * matrices (spec-microkernels-amx.c).
 *
 * A panel is SPEC_PANEL_ROWS rows of a matrix with their values interleaved: value (i, k) lies at panel[k SPEC_PANEL_ROWS + i].
 * However a product uses it, it is read from its first to its last byte, each cache line whole. Factors of products of all rows with
 * all, and blocks of vectors, are laid out by each kind as it reads them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SPEC_PANEL_ROWS 32

/** Widths of blocks of vectors are multiples of this many floats. */
#define SPEC_BLOCK_UNIT 16

/** Panels that gather_halves() takes at once. */
#define SPEC_MOST_PANELS 8

typedef struct
{
  const char *name;
  double rate; /* single-precision operations that a core of such a processor does in a second, about: for estimates */

  /* Rows of a factor are filled up to a multiple of so many values. */
  gsize factor_unit;

  /**
   * pack:
   * @rows: @count C-order rows of @depth values, at most SPEC_PANEL_ROWS of them; the rest of the factor's panel becomes zeros
   * @factor: (out caller-allocates): SPEC_PANEL_ROWS x depth, filled up
   */
  void (*pack) (gsize depth, const float *rows, gsize count, float *factor);

  /**
   * multiply:
   * @a, @b: @a_panels and @b_panels packed panels of @depth values a row
   * @c: (out caller-allocates): for each panel of A a panel of @stride x SPEC_PANEL_ROWS floats, of which the first 32 @b_panels
   *   columns are set: C = A B'
   */
  void (*multiply) (gsize depth, const float *a, gsize a_panels, const float *b, gsize b_panels, float *c, gsize stride);

  /* The same, (nullable), of a B whose values have 8 significant bits: others lose the rest. */
  void (*multiply_coarse) (gsize depth, const float *a, gsize a_panels, const float *b, gsize b_panels, float *c, gsize stride);

  /* Floats of a prepared block for each one of the block. */
  gsize block_factor;

  /**
   * prepare: (nullable): a block is taken as it is
   * @block: SPEC_PANEL_ROWS x width, row-major
   * @prepared: (out caller-allocates): for spread() and gather(), as many floats times block_factor
   */
  void (*prepare) (const float *block, gsize width, float *prepared);

  /**
   * spread:
   * @panel: P, SPEC_PANEL_ROWS x depth
   * @block: B, depth x width, prepared; of @depth no multiple of SPEC_PANEL_ROWS filled up with rows of zeros
   * @sums: (inout): SPEC_PANEL_ROWS x columns, column-major, leading dimension @ld; += P B
   * @columns: at most @width; an odd number is rounded up
   */
  void (*spread) (gsize depth, const float *panel, const float *block, gsize width, gsize columns, float *sums, gsize ld);

  /**
   * gather:
   * @block: B, SPEC_PANEL_ROWS x width, prepared
   * @sums: (inout): depth x width, row-major; += P' B
   */
  void (*gather) (gsize depth, const float *panel, const float *block, gsize width, float *sums);

  /**
   * spread_halves: (nullable): where it would be no faster
   * @panel: of half precision (binary16)
   * @brief: whether the block's values have 17 significant bits at most; the rest may count or not
   */
  void (*spread_halves) (gsize depth, const guint16 *panel, const float *block, gsize width, gboolean brief, gsize columns, float *sums,
                         gsize ld);

  /**
   * gather_halves: (nullable): as spread_halves
   * @panels: @count panels of half precision, @stride values apart; at most SPEC_MOST_PANELS of them
   * @block: as many blocks, prepared, one behind the other
   */
  void (*gather_halves) (gsize depth, const guint16 *panels, gsize count, gsize stride, const float *block, gsize width, float *sums);

  void (*to_halves) (gsize count, const float *from, guint16 *to);
  void (*from_halves) (gsize count, const guint16 *from, float *to);

  /**
   * sum_differences: (nullable): those of spec_microkernels_get_whole() have it
   * @a, @b: panels of @depth values a row
   * @c: (out caller-allocates): SPEC_PANEL_ROWS x SPEC_PANEL_ROWS; for row i of A and row j of B, c[i + j SPEC_PANEL_ROWS] is the sum
   *   of |a_ik - b_jk| over k, off by at most (depth / 32 + 40) 2^-24 of itself
   */
  void (*sum_differences) (gsize depth, const float *a, const float *b, float *c);

  /* The same for the maximum over k, off by at most 2^-24 of itself. */
  void (*find_largest_differences) (gsize depth, const float *a, const float *b, float *c);

  /**
   * stream_sum: (nullable): as sum_differences
   * @a, @b: @count values, a multiple of SPEC_PANEL_ROWS
   * @copy: (out caller-allocates): A; and
   * @sum: (out caller-allocates): alpha A + beta B, both from a whole cache line on: they go past the caches, from which what is needed
   *   sooner would have to leave, and whose lines would be read before they are written
   */
  void (*stream_sum) (gsize count, double alpha, const float *a, double beta, const float *b, float *copy, float *sum);

  /**
   * inner_columns: (nullable): as sum_differences
   * @a, @b: n x p and n x q, column-major of leading dimension @ld
   * @out: (out caller-allocates): A'B, p x q, column-major
   */
  void (*inner_columns) (gsize n, gsize ld, const double *a, gsize p, const double *b, gsize q, double *out);

  /**
   * combine_columns: (nullable): as sum_differences
   * @a: n x p, column-major of leading dimension @ld
   * @s: p x q, of leading dimension @lds
   * @c: (inout): n x q, as A; alpha A S + beta C, C not being read where beta is 0
   */
  void (*combine_columns) (gsize n, gsize ld, double alpha, const double *a, gsize p, const double *s, gsize lds, gsize q, double beta,
                           double *c);
} SpecMicrokernels;

/** Returns: the fastest that this processor can run, whatever they are used for */
const SpecMicrokernels *spec_microkernels_get (void);

/** Returns: the fastest for sums of @count products: the roundings of few do not even out, and want all bits of each */
const SpecMicrokernels *spec_microkernels_get_for (gsize count);

/** Returns: the fastest that keep all bits of a number */
const SpecMicrokernels *spec_microkernels_get_whole (void);

/** Returns: (nullable): those of @name: "amx", "avx512", "avx2" or "baseline"; NULL when this processor cannot run them */
const SpecMicrokernels *spec_microkernels_get_by_name (const char *name);

G_END_DECLS
