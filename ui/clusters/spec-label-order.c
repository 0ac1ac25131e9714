#include "clusters/spec-label-order.h"

typedef struct
{
  const char *label;
  guint count;
} Entry;

/* As on the map (spec-map-kinds.c), so that both show a label in the same colour. */
static int
compare (gconstpointer a, gconstpointer b)
{
  const Entry *left = a, *right = b;

  if (left->count != right->count)
    return left->count > right->count ? -1 : 1;
  return g_utf8_collate (left->label, right->label);
}

static GArray *
count (SpecSamples *samples)
{
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  for (gsize i = 0; i < spec_samples_get_count (samples); i++)
    {
      const char *label = spec_samples_get_label (samples, i);
      guint place = label == NULL ? 0 : GPOINTER_TO_UINT (g_hash_table_lookup (places, label));

      if (place > 0)
        g_array_index (entries, Entry, place - 1).count++;
      else if (label != NULL)
        {
          Entry entry = { label, 1 };

          g_array_append_val (entries, entry);
          g_hash_table_insert (places, (gpointer) label, GUINT_TO_POINTER (entries->len));
        }
    }
  g_array_sort (entries, compare);
  return entries;
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GArray) entries = count (data);
  GHashTable *order = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < entries->len; i++)
    g_hash_table_insert (order, g_strdup (g_array_index (entries, Entry, i).label), GUINT_TO_POINTER (i + 1));
  g_task_return_pointer (task, order, (GDestroyNotify) g_hash_table_unref);
}

void
spec_label_order_count_async (gpointer source, SpecSamples *samples, GCancellable *cancellable, GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = g_task_new (source, cancellable, callback, NULL);

  g_task_set_task_data (task, spec_samples_ref (samples), (GDestroyNotify) spec_samples_unref);
  g_task_run_in_thread (task, run);
}

GHashTable *
spec_label_order_count_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
