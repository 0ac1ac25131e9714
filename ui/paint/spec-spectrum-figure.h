/* The figure of the spectra: both single kernels on the left, their difference on the right. Any thread. */
#pragma once

#include "paint/spec-figure.h"
#include "spec/spec-result.h"

G_BEGIN_DECLS

/** The height that suits a width, both in inches. */
double spec_spectrum_figure_get_height (double width_inches);

/** Returns: (transfer full): the bytes of the file, or NULL. */
GBytes *spec_spectrum_figure_render (SpecResult *result,
                                     double width_inches,
                                     double dpi,
                                     SpecFigureFormat format,
                                     GCancellable *cancellable,
                                     GError **error);

G_END_DECLS
