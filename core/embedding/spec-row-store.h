/* Rows that a text file names and counts only as it is read. Private to core/embedding. */
#pragma once

#include "embedding/spec-array-data.h"

G_BEGIN_DECLS

typedef struct
{
  /* borrowed */
  const char *label;

  /* owned */
  float *values; /* C order */
  char **names;  /* (nullable): a name for each row so far, NULL behind */

  gsize columns;
  gsize rows;
  gsize room; /* rows there is memory for */
} SpecRowStore;

/**
 * spec_row_store_new:
 * @rows: the most rows that will come; memory is asked for at once
 * @bytes: size of the file: no more values can come than it has bytes
 *
 * Returns: (transfer full): the store, or NULL with SPEC_ERROR_MEMORY
 */
SpecRowStore *
spec_row_store_new (const char *label, gsize rows, gsize columns, gsize bytes, gboolean named, GError **error);

/** @store: (transfer full): not NULL. For one that is given up: spec_row_store_finish() frees a good one itself. */
void spec_row_store_free (SpecRowStore *store);

/**
 * spec_row_store_add:
 * @name: (transfer full) (nullable):
 *
 * Returns: (transfer none): where to write the row's values, or NULL: more rows than the file can hold
 */
float *spec_row_store_add (SpecRowStore *store, char *name);

/** Returns: (transfer full): what was stored; @store is freed. */
SpecArrayData *spec_row_store_finish (SpecRowStore *store, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecRowStore, spec_row_store_free)

G_END_DECLS
