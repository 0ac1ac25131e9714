/* The samples by how far their neighbourhoods agree: a list model over the order that makes its items when they are
 * asked for. Items are SpecSampleItem whose score is the Jaccard index. */
#pragma once

#include "agreement/spec-agreement.h"
#include "model/spec-sample-item.h"
#include "paint/spec-histogram-painter.h"

G_BEGIN_DECLS

#define SPEC_TYPE_AGREEMENT_MODEL (spec_agreement_model_get_type ())
G_DECLARE_FINAL_TYPE (SpecAgreementModel, spec_agreement_model, SPEC, AGREEMENT_MODEL, GObject)

/** Returns: (transfer full): a GListModel without samples; see spec_agreement_model_show() */
SpecAgreementModel *spec_agreement_model_new (void);

/**
 * spec_agreement_model_show:
 * @agreement: (nullable): NULL empties the list
 * @samples: (nullable): what the rows are
 * @range: only samples within it
 * @descending: the highest first; samples that agree equally are in the order of their rows either way
 */
void spec_agreement_model_show (SpecAgreementModel *model, const SpecAgreement *agreement, SpecSamples *samples,
                                const SpecHistogramRange *range, gboolean descending);

/** Returns: at which position row @row is, or GTK_INVALID_LIST_POSITION (G_MAXUINT). */
guint spec_agreement_model_find (SpecAgreementModel *model, gint64 row);

G_END_DECLS
