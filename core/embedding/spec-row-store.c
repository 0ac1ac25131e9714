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
  if (named && store->values != NULL)
    store->names = g_try_malloc0_n (store->room + 1, sizeof *store->names);
  if (store->values == NULL || (named && store->names == NULL))
    {
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("%s: not enough memory: %.1f MB needed for its values"),
                   label, (double) store->room * columns * sizeof (float) / 1e6);
      return NULL;
    }
  return g_steal_pointer (&store);
}

void
spec_row_store_free (SpecRowStore *store)
{
  g_free (store->values);
  g_strfreev (store->names);
  g_free (store);
}

float *
spec_row_store_add (SpecRowStore *store, char *name)
{
  if (store->names != NULL && store->rows < store->room)
    store->names[store->rows] = name;
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
  float *less;
  SpecArrayData *data;

  /* Lines that held no row left room at the end; it stays where there is no memory to be rid of it. */
  less = size > 0 ? g_try_realloc (store->values, size) : NULL;
  store->values = less != NULL ? less : store->values;
  info->big_endian = G_BYTE_ORDER == G_BIG_ENDIAN;
  data = spec_array_data_new (store->label, info, g_bytes_new_take (g_steal_pointer (&store->values), size), error);
  if (data != NULL)
    data->row_names = g_steal_pointer (&store->names);

  return data;
}
