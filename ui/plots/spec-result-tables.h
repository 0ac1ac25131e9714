/* The tables behind the plots of a session's result. */
#pragma once

#include "model/spec-session.h"
#include "plots/spec-number-table.h"

G_BEGIN_DECLS

/** Returns: (transfer full) (nullable): rank and the eigenvalues of both kernels; NULL without a result. */
SpecNumberTable *spec_result_tables_new_spectra (SpecSession *session);

/** Returns: (transfer full) (nullable): each mode with its eigenvalue, size and residual; NULL without a result. */
SpecNumberTable *spec_result_tables_new_difference (SpecSession *session);

G_END_DECLS
