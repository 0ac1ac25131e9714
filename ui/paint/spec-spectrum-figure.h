/* The figure of the spectra: both single kernels on the left, their difference on the right. Any thread. */
#pragma once

#include "evidence/spec-evidence.h"
#include "paint/spec-figure.h"
#include "spec/spec-result.h"

G_BEGIN_DECLS

/** The height that suits a width, both in inches. */
double spec_spectrum_figure_get_height (double width_inches);

/** @evidence: (nullable): of @result, for the band of the sampling error. Returns: (transfer full): the bytes of the file, or NULL. */
GBytes *spec_spectrum_figure_render (SpecResult *result,
                                     const SpecEvidence *evidence,
                                     double width_inches,
                                     double dpi,
                                     SpecFigureFormat format,
                                     GCancellable *cancellable,
                                     GError **error);

G_END_DECLS
