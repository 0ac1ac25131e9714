/* A sample of the list: its picture, what it is called, how far its neighbourhoods agree. */
#pragma once

#include <gtk/gtk.h>

#include "model/spec-sample-item.h"

G_BEGIN_DECLS

#define SPEC_TYPE_AGREEMENT_ROW (spec_agreement_row_get_type ())
G_DECLARE_FINAL_TYPE (SpecAgreementRow, spec_agreement_row, SPEC, AGREEMENT_ROW, GtkBox)

/** Returns: a floating widget that shows nothing; the list's factory gives it an item */
GtkWidget *spec_agreement_row_new (void);

/** @item: (nullable): NULL shows nothing */
void spec_agreement_row_set_item (SpecAgreementRow *row, SpecSampleItem *item);

/** Returns: (transfer full): what stands under the name of @item: its row, and its file where the name is a label. */
char *spec_agreement_row_dup_note (SpecSampleItem *item);

G_END_DECLS
