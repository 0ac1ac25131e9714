/* How a result is built: for spec-solver.c, and for spec-result-store.c, which reads one back. */
#pragma once

#include "linalg/spec-eigensolver.h"
#include "spec/spec-result.h"

G_BEGIN_DECLS

/** Returns: (transfer full): a result without spectra or modes. */
SpecResult *spec_result_new (SpecProblem *problem, SpecMethod method);

/** @values: descending; copied. */
void spec_result_set_spectrum (SpecResult *result, SpecSide side, const double *values, gsize count, double effective_modes,
                               gboolean converged);

/** Takes the eigenpairs of the difference: keeps those of the right sign, orients their vectors. */
void spec_result_take_pairs (SpecResult *result, SpecEigenpairs *pairs);

/** What the solve took: see spec_result_get_block_products() and spec_result_get_seconds(). */
void spec_result_set_cost (SpecResult *result, guint block_products, double seconds);

G_END_DECLS
