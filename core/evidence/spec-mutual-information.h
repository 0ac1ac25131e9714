/* How far two ways of cutting the same samples into clusters agree. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double nmi; /* MI / mean (H(a), H(b)) */
  double ami; /* (MI - E[MI]) / (mean (H(a), H(b)) - E[MI]): 0 on average for unrelated clusters, 1 for equal ones */
} SpecMutualInformation;

/**
 * spec_mutual_information_compute:
 * @a: (array length=count): the cluster of each sample, below @n_a
 * @b: (array length=count): likewise, below @n_b
 *
 * E[MI] is exact: over all permutations of one of them, each entry of the table being hypergeometric (Vinh, Epps and
 * Bailey 2010, equation 24). Normalised by the arithmetic mean of the entropies. Where both put all samples into one
 * cluster, or each into one of its own, both figures are 1; where just one of them has one cluster only, 0.
 */
SpecMutualInformation spec_mutual_information_compute (const guint *a, guint n_a, const guint *b, guint n_b, gsize count);

G_END_DECLS
