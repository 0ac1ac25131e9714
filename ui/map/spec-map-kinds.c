#include "map/spec-map-kinds.h"

#include <string.h>

static gint16 *
make_kinds (gsize count)
{
  gint16 *kinds = g_new (gint16, MAX (count, 1));

  for (gsize i = 0; i < count; i++)
    kinds[i] = -1;
  return kinds;
}

static void
clear_entry (gpointer data)
{
  g_free ((char *) ((SpecMapEntry *) data)->name);
}

static GArray *
make_entries (void)
{
  GArray *entries = g_array_new (FALSE, TRUE, sizeof (SpecMapEntry));

  g_array_set_clear_func (entries, clear_entry);
  return entries;
}

/* Returns: how many points were given the kind. */
static guint
mark_cluster (const SpecMapLayout *layout, SpecModeItem *mode, gint16 kind, gint16 *kinds, GError **error)
{
  gsize count = MAX (spec_mode_item_get_size (mode), 1);
  g_autofree guint32 *members = spec_result_rank_samples (spec_mode_item_get_result (mode), spec_mode_item_get_direction (mode),
                                                          spec_mode_item_get_index (mode), FALSE, &count, NULL, error);
  guint marked = 0;

  for (gsize i = 0; i < count; i++)
    {
      gssize point = spec_map_layout_find_row (layout, members[i]);

      if (point < 0 || kinds[point] >= 0)
        continue;
      kinds[point] = kind;
      marked++;
    }
  return marked;
}

gint16 *
spec_map_kinds_of_clusters (const SpecMapLayout *layout, GPtrArray *modes, GArray **entries, GError **error)
{
  gint16 *kinds = make_kinds (layout->count);
  guint orders[2] = { 0, 0 };

  *entries = make_entries ();
  for (guint i = 0; i < modes->len; i++)
    {
      SpecModeItem *mode = modes->pdata[i];
      guint side = spec_mode_item_get_direction (mode) == SPEC_DIRECTION_POSITIVE ? 0 : 1;
      SpecMapEntry entry = { mode, spec_mode_item_dup_tag (mode), side, orders[side]++, 0 };

      entry.count = mark_cluster (layout, mode, (gint16) i, kinds, error != NULL && *error == NULL ? error : NULL);
      g_array_append_val (*entries, entry);
    }
  return kinds;
}

/* The more frequent first; of equally frequent ones by name, so that colours do not depend on the order of the samples. */
static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const SpecMapEntry *left = a, *right = b;

  if (left->count != right->count)
    return left->count > right->count ? -1 : 1;
  return g_utf8_collate (left->name, right->name);
}

/* Labels of the samples are interned for the count: @counts: label → how many. */
static void
append_labels (GArray *entries, GHashTable *counts, guint most)
{
  GHashTableIter iter;
  gpointer label, count;

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &label, &count))
    {
      SpecMapEntry entry = { NULL, g_strdup (label), 0, 0, GPOINTER_TO_UINT (count) };

      g_array_append_val (entries, entry);
    }
  g_array_sort (entries, compare_entries);
  if (entries->len > most)
    g_array_set_size (entries, most);
  for (guint i = 0; i < entries->len; i++)
    g_array_index (entries, SpecMapEntry, i).order = i;
}

gint16 *
spec_map_kinds_of_labels (const SpecMapLayout *layout, SpecSamples *samples, guint most, GArray **entries)
{
  gsize count = layout->count;
  const guint32 *rows = layout->rows;
  gint16 *kinds = make_kinds (count);
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) indices = g_hash_table_new (g_str_hash, g_str_equal);

  *entries = make_entries ();
  for (gsize i = 0; i < count; i++)
    {
      const char *label = spec_samples_get_label (samples, rows[i]);

      if (label != NULL)
        g_hash_table_insert (counts, (gpointer) label,
                             GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, label)) + 1));
    }
  append_labels (*entries, counts, most);
  for (guint i = 0; i < (*entries)->len; i++)
    g_hash_table_insert (indices, (gpointer) g_array_index (*entries, SpecMapEntry, i).name, GUINT_TO_POINTER (i + 1));
  for (gsize i = 0; i < count; i++)
    {
      const char *label = spec_samples_get_label (samples, rows[i]);

      if (label != NULL)
        kinds[i] = (gint16) ((int) GPOINTER_TO_UINT (g_hash_table_lookup (indices, label)) - 1);
    }
  return kinds;
}
