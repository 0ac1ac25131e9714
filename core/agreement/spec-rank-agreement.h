/* Representational similarity analysis: do the two embeddings put the pairs of samples in the same order? */
#pragma once

#include <gio/gio.h>

#include "agreement/spec-points.h"
#include "base/spec-progress.h"
#include "base/spec-team.h"

G_BEGIN_DECLS

/** The most samples that can be ranked: their pairs are counted in 32 bits. */
#define SPEC_RANK_AGREEMENT_MOST 65536

/** Returns: whether @samples can be ranked; else SPEC_ERROR_UNSUPPORTED. */
gboolean spec_rank_agreement_check (gsize samples, GError **error);

/**
 * spec_rank_agreement_compute:
 * @value: (out): Spearman correlation of the strict lower triangles of both row-Pearson matrices, equal values sharing
 * their mean rank; NaN where one of them is constant
 *
 * Products in double; correlations that differ by less than 1e-9 may share a rank. Needs 24 bytes for each pair of
 * samples. Fails with SPEC_ERROR_MEMORY (how much), SPEC_ERROR_UNSUPPORTED beyond SPEC_RANK_AGREEMENT_MOST samples, or
 * G_IO_ERROR_CANCELLED.
 */
gboolean spec_rank_agreement_compute (const SpecPoints *x,
                                      const SpecPoints *y,
                                      SpecTeam *team,
                                      double *value,
                                      GCancellable *cancellable,
                                      const SpecProgress *progress,
                                      GError **error);

G_END_DECLS
