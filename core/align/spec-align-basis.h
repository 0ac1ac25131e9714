/* The principal directions of an embedding's rows, and adapters that change the leading ones alone.
 *
 * In coordinates along the eigenvectors V of C = X'X / sum |x|^2 the adapter is W = I + V_r (B - I) V_r', of which the
 * steps learn B alone, r x r: directions that hardly vary say nothing that lasts about rows not seen, and a step costs
 * (r/d)^2 of what it would. Lengths, cosines and distances of rows are the same in these coordinates, and
 * |W - I|_F = |B - I|_F. */
#pragma once

#include <gio/gio.h>

#include "base/spec-team.h"
#include "embedding/spec-embedding.h"

G_BEGIN_DECLS

typedef struct
{
  gsize dimensions; /* d */
  gsize rank;       /* r, at most d */
  double *values;   /* r eigenvalues of C, descending, of sum 1 over all d; 0 or more */
  float *turn;      /* V, C-order (d, d): rows times it are rows in these coordinates */
} SpecAlignBasis;

/**
 * spec_align_basis_new:
 * @rows: C-order (count, d)
 * @rank: r; cut to d
 */
SpecAlignBasis *spec_align_basis_new (
    const float *rows, gsize count, gsize d, gsize rank, SpecTeam *team, GCancellable *cancellable, GError **error);
/** @basis: (nullable) (transfer full): a core learned in its coordinates means nothing without it. */
void spec_align_basis_free (SpecAlignBasis *basis);

/**
 * spec_align_basis_write_adapter:
 * @core: C-order (r, r): B
 * @adapter: (out caller-allocates): C-order (d, d): W; exactly the identity where B is
 */
gboolean spec_align_basis_write_adapter (const SpecAlignBasis *basis,
                                         const float *core,
                                         float *adapter,
                                         SpecTeam *team,
                                         GCancellable *cancellable,
                                         GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecAlignBasis, spec_align_basis_free)

G_END_DECLS
