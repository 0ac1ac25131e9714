#include "embedding/spec-row-store.h"

#include <glib/gi18n-lib.h>

#include "base/spec-error.h"

SpecRowStore *
spec_row_store_new (const char *label, gsize rows, gsize columns, gsize bytes, gboolean named, GError **error)
{
  g_autoptr (SpecRowStore) store = g_new0 (SpecRowStore, 1);

  store->label = label;
  store->columns = columns;
  store->room = MIN (rows, bytes / MAX (columns, 1) + 1);
  store->values = columns < G_MAXSSIZE / sizeof (float) / store->room
                    ? g_try_malloc (MAX (store->room * columns * sizeof (float), 1))
                    : NULL;
  if (store->values == NULL)
    {
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("%s: not enough memory: %.1f MB needed for its values"),
                   label, (double) store->room * columns * sizeof (float) / 1e6);
      return NULL;
    }
  if (named)
    store->names = g_ptr_array_new_with_free_func (g_free);

  return g_steal_pointer (&store);
}

void
spec_row_store_free (SpecRowStore *store)
{
  g_free (store->values);
  g_clear_pointer (&store->names, g_ptr_array_unref);
  g_free (store);
}

float *
spec_row_store_add (SpecRowStore *store, char *name)
{
  if (store->names != NULL)
    g_ptr_array_add (store->names, name);
  else
    g_free (name);

  return store->rows < store->room ? store->values + store->columns * store->rows++ : NULL;
}

SpecArrayData *
spec_row_store_finish (SpecRowStore *store, GError **error)
{
  g_autoptr (SpecRowStore) owned = store;
  SpecArrayInfo *info = spec_array_info_new_table (SPEC_DTYPE_F32, store->rows, store->columns);
  gsize size = store->rows * store->columns * sizeof (float);
  SpecArrayData *data;

  /* Lines that held no row left room at the end. */
  if (size > 0)
    store->values = g_realloc (store->values, size);
  info->big_endian = G_BYTE_ORDER == G_BIG_ENDIAN;
  data = spec_array_data_new (store->label, info, g_bytes_new_take (g_steal_pointer (&store->values), size), error);
  if (data != NULL && store->names != NULL)
    {
      g_ptr_array_add (store->names, NULL);
      data->row_names = (char **) g_ptr_array_free (g_steal_pointer (&store->names), FALSE);
    }

  return data;
}
