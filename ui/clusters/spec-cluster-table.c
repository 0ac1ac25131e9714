#include "clusters/spec-cluster-table.h"

static void
append_field (GString *table, const char *text)
{
  g_string_append_c (table, ',');
  if (text == NULL)
    return;
  if (strpbrk (text, ",\"\r\n") == NULL)
    {
      g_string_append (table, text);
      return;
    }
  g_string_append_c (table, '"');
  for (const char *c = text; *c != '\0'; c++)
    {
      if (*c == '"')
        g_string_append_c (table, '"');
      g_string_append_c (table, *c);
    }
  g_string_append_c (table, '"');
}

static void
append_number (GString *table, const char *format, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_c (table, ',');
  g_string_append (table, g_ascii_formatd (text, sizeof text, format, value));
}

char *
spec_cluster_table_write (SpecModeItem *mode, GPtrArray *samples)
{
  g_autoptr (GString) table = g_string_new ("direction,mode,eigenvalue,rank,index,score,path,label\n");
  gboolean positive = spec_mode_item_get_direction (mode) == SPEC_DIRECTION_POSITIVE;

  for (guint i = 0; i < samples->len; i++)
    {
      SpecSampleItem *item = samples->pdata[i];
      const char *path = spec_sample_item_get_path (item);

      g_string_append_printf (table, "%s,%u", positive ? "positive" : "negative", spec_mode_item_get_index (mode) + 1);
      append_number (table, "%.17g", spec_mode_item_get_eigenvalue (mode));
      g_string_append_printf (table, ",%u,%" G_GUINT32_FORMAT, spec_sample_item_get_rank (item),
                              spec_sample_item_get_index (item));
      append_number (table, "%.9g", (double) spec_sample_item_get_score (item));
      append_field (table, path != NULL ? path : spec_sample_item_get_text (item));
      append_field (table, spec_sample_item_get_label (item));
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
