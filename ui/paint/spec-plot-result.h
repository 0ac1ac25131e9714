/* From a result to what the painters take. */
#pragma once

#include "evidence/spec-evidence.h"
#include "paint/spec-difference-painter.h"
#include "paint/spec-spectra-painter.h"
#include "spec/spec-result.h"

G_BEGIN_DECLS

/** Returns: whether plots of @result have filled marks: all rows were used, and exactly. */
gboolean spec_plot_result_is_solid (const SpecResult *result);

/** Fills @data with the single spectra of @result, whose arrays it borrows, and the names of its embeddings;
 * logarithmic, no legend. */
void spec_plot_result_get_spectra (const SpecResult *result, SpecSpectraData *data);

/**
 * spec_plot_result_new_difference:
 * @evidence: (nullable): of @result, for the sampling error of an exact one
 *
 * Returns: (transfer full): the plot of the modes of @result, @selected as in SpecDifferenceData
 */
SpecDifferencePlot *spec_plot_result_new_difference (const SpecResult *result, const SpecEvidence *evidence, int selected, const SpecPlotStyle *style,
                                                     double width, double height);

G_END_DECLS
