/* The numbers of neighbours that an agreement is told for, and the samples that agree least at the largest. */
#pragma once

#include "agreement/spec-agreement.h"

G_BEGIN_DECLS

/**
 * spec_agreement_set_levels:
 * @agreement: whose number of samples is known, and whose levels are not
 * @base: (nullable): what is known of them already
 *
 * Gives it the levels that @params ask for, ascending, each once. What is not known of them is NaN. Fails with
 * SPEC_ERROR_VALUE where a k is not below the number of samples.
 */
gboolean spec_agreement_set_levels (SpecAgreement *agreement, const SpecAgreementParams *params,
                                    const SpecAgreement *base, GError **error);

/** Fills the list of samples that agree least from the Jaccard index of all. */
void spec_agreement_list_least (SpecAgreement *agreement);

G_END_DECLS
