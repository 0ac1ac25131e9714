/* The card with the samples by how far their neighbourhoods agree. */
#pragma once

#include <gtk/gtk.h>

#include "agreement/spec-agreement-session.h"

G_BEGIN_DECLS

#define SPEC_TYPE_AGREEMENT_LIST (spec_agreement_list_get_type ())
G_DECLARE_FINAL_TYPE (SpecAgreementList, spec_agreement_list, SPEC, AGREEMENT_LIST, GtkBox)

/** Returns: a floating widget that holds a share of @session; follows its filter, reads and writes its
 * selected sample */
GtkWidget *spec_agreement_list_new (SpecAgreementSession *session);

/** Returns: (transfer none): the samples as listed: SpecSampleItem. */
GListModel *spec_agreement_list_get_model (SpecAgreementList *list);

G_END_DECLS
