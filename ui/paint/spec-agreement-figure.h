/* Figures of an agreement for papers: the curve of NNGS over k, and the measures side by side. */
#pragma once

#include "paint/spec-agreement-painter.h"
#include "paint/spec-figure.h"
#include "paint/spec-measure-rows.h"

G_BEGIN_DECLS

typedef struct
{
  const SpecAgreement *agreement;
  const char *names[2];   /* of X and Y */
  SpecAgreementLook look; /* of the curve */
  gsize k;                /* 0: no cursor in the curve */
  guint shown;            /* measures: bits of SpecMeasureId */
} SpecAgreementFigure;

/**
 * spec_agreement_figure_render_curve:
 * Returns: (transfer full): the bytes of the file, or NULL with SPEC_ERROR_MEMORY or G_IO_ERROR_CANCELLED
 */
GBytes *spec_agreement_figure_render_curve (const SpecAgreementFigure *figure,
                                            double width_inches,
                                            double dpi,
                                            SpecFigureFormat format,
                                            GCancellable *cancellable,
                                            GError **error);

/** The same for the measures side by side. */
GBytes *spec_agreement_figure_render_measures (const SpecAgreementFigure *figure,
                                               double width_inches,
                                               double dpi,
                                               SpecFigureFormat format,
                                               GCancellable *cancellable,
                                               GError **error);

/** Returns: (transfer full): the curve as comma-separated values: k,nngs,low,high,chance,normalised; all digits. */
char *spec_agreement_figure_dup_csv (const SpecOverlapCurve *curve);

G_END_DECLS
