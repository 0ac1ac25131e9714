#include "clusters/spec-cluster-table.h"

#include "report/spec-csv.h"

char *
spec_cluster_table_write (SpecModeItem *mode, GPtrArray *samples)
{
  g_autoptr (GString) table = g_string_new ("direction,mode,eigenvalue,rank,index,score,path,label\n");
  gboolean positive = spec_mode_item_get_direction (mode) == SPEC_DIRECTION_POSITIVE;

  for (guint i = 0; i < samples->len; i++)
    {
      SpecSampleItem *item = samples->pdata[i];
      const char *path = spec_sample_item_get_path (item);

      g_string_append_printf (table, "%s,%u,", positive ? "positive" : "negative", spec_mode_item_get_index (mode) + 1);
      spec_csv_append_number (table, "%.17g", spec_mode_item_get_eigenvalue (mode));
      g_string_append_printf (table, ",%u,%" G_GUINT32_FORMAT ",", spec_sample_item_get_rank (item),
                              spec_sample_item_get_index (item));
      spec_csv_append_number (table, "%.9g", (double) spec_sample_item_get_score (item));
      g_string_append_c (table, ',');
      spec_csv_append_text (table, path != NULL ? path : spec_sample_item_get_text (item));
      g_string_append_c (table, ',');
      spec_csv_append_text (table, spec_sample_item_get_label (item));
      g_string_append_c (table, '\n');
    }
  return g_string_free (g_steal_pointer (&table), FALSE);
}

GPtrArray *
spec_cluster_table_collect (SpecModeItem *mode, GListModel *samples)
{
  guint count = MIN (MAX (spec_mode_item_get_size (mode), 1), g_list_model_get_n_items (samples));
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < count; i++)
    {
      gpointer item = g_list_model_get_item (samples, i);

      if (item != NULL)
        g_ptr_array_add (items, item);
    }
  return items;
}
