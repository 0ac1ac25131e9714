/* The iteration behind spec_eigensolver_solve(), with vectors of one kind. */
#pragma once

#include "linalg/spec-eigensolver.h"

G_BEGIN_DECLS

/** @coefficients: whether the basis is of coefficients in the operator's features (spec-krylov.h) */
SpecEigenpairs *spec_eigen_iterate (SpecOperator *op, gboolean coefficients, SpecTeam *team, const SpecEigenRequest *request,
                                    GCancellable *cancellable, const SpecProgress *progress, GError **error);

G_END_DECLS
