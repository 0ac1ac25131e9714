/* Some rows as a list of SpecSampleItem, each made when it is asked for. */
#pragma once

#include <gio/gio.h>

#include "model/spec-sample-item.h"

G_BEGIN_DECLS

#define SPEC_TYPE_ROW_LIST (spec_row_list_get_type ())
G_DECLARE_FINAL_TYPE (SpecRowList, spec_row_list, SPEC, ROW_LIST, GObject)

/** Returns: (transfer full): a GListModel without rows; see spec_row_list_set() */
SpecRowList *spec_row_list_new (void);

/** @rows: (transfer full) (array length=count); @samples: (nullable): then the list is empty */
void spec_row_list_set (SpecRowList *list, SpecSamples *samples, guint32 *rows, gsize count);

G_END_DECLS
