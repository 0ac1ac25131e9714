/* The plots of an alignment as figure files: the curve of training, the difference spectrum before and after, the
 * kernels. Any thread. */
#pragma once

#include "align/spec-align-kernels.h"
#include "paint/spec-change-painter.h"
#include "paint/spec-figure.h"
#include "paint/spec-loss-painter.h"

G_BEGIN_DECLS

typedef enum
{
  SPEC_ALIGN_FIGURE_CURVE,
  SPEC_ALIGN_FIGURE_SPECTRUM,
  SPEC_ALIGN_FIGURE_KERNELS,
} SpecAlignFigurePart;

/** What one figure shows; only what its part needs must be there. */
typedef struct
{
  SpecAlignFigurePart part;
  SpecLossData loss;
  SpecChangeSpectrum before, after;
  gboolean has_after;
  const SpecAlignKernels *kernels; /* (nullable) */
  const char *titles[3];           /* of the kernels: before, after, the target */
} SpecAlignFigure;

/** Returns: (transfer full): the bytes of the file, or NULL. */
GBytes *spec_align_figure_render (const SpecAlignFigure *figure,
                                  double dpi,
                                  SpecFigureFormat format,
                                  GCancellable *cancellable,
                                  GError **error);

G_END_DECLS
