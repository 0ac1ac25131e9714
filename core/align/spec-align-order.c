#include "align/spec-align-order.h"

#include <stdlib.h>

static void
add_group (SpecAlignOrder *order, const char *name, gsize first)
{
  if (order->count - first < 2)
    {
      order->count = first;
      return;
    }
  order->groups[order->group_count++]
      = (SpecAlignGroup) { .name = g_strdup (name), .first = first, .count = order->count - first };
}

/* A label and how many of the rows have it. */
typedef struct
{
  const char *label;
  gsize place; /* of its first row */
  gsize count;
} Tally;

static int
compare_tallies (gconstpointer a, gconstpointer b)
{
  const Tally *one = a, *two = b;

  if (one->count != two->count)
    return one->count > two->count ? -1 : 1;
  return one->place < two->place ? -1 : one->place > two->place;
}

static guint32
get_row (const guint32 *rows, gsize place)
{
  return rows != NULL ? rows[place] : (guint32) place;
}

/* Returns: (transfer full) (element-type Tally): the labels, most frequent first. */
static GArray *
count_labels (SpecSamples *samples, const guint32 *rows, gsize count)
{
  GArray *tallies = g_array_new (FALSE, FALSE, sizeof (Tally));
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal); /* label: its place in tallies + 1 */

  for (gsize i = 0; i < count; i++)
    {
      const char *label = spec_samples_get_label (samples, get_row (rows, i));
      gsize place = label != NULL ? GPOINTER_TO_SIZE (g_hash_table_lookup (places, label)) : 0;

      if (label != NULL && place == 0)
        {
          Tally tally = { label, i, 0 };

          g_array_append_val (tallies, tally);
          place = tallies->len;
          g_hash_table_insert (places, (gpointer) label, GSIZE_TO_POINTER (place));
        }
      if (label != NULL)
        g_array_index (tallies, Tally, place - 1).count++;
    }
  g_array_sort (tallies, compare_tallies);
  return tallies;
}

SpecAlignOrder *
spec_align_order_new_by_label (SpecSamples *samples, const guint32 *rows, gsize count)
{
  SpecAlignOrder *order = g_new0 (SpecAlignOrder, 1);
  g_autoptr (GArray) tallies = count_labels (samples, rows, count);

  for (guint group = 0; group < MIN (tallies->len, SPEC_ALIGN_ORDER_GROUPS); group++)
    {
      const Tally *tally = &g_array_index (tallies, Tally, group);
      gsize first = order->count;

      for (gsize i = tally->place; i < count && order->count < first + SPEC_ALIGN_ORDER_ROWS; i++)
        if (g_strcmp0 (spec_samples_get_label (samples, get_row (rows, i)), tally->label) == 0)
          order->rows[order->count++] = get_row (rows, i);
      add_group (order, tally->label, first);
    }
  return order;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  guint32 one = *(const guint32 *) a, two = *(const guint32 *) b;

  return one < two ? -1 : one > two;
}

static gboolean
may_take (const SpecAlignOrder *order, const guint32 *rows, gsize count, guint32 row)
{
  if (rows != NULL ? bsearch (&row, rows, count, sizeof row, compare_rows) == NULL : row >= count)
    return FALSE;
  for (gsize i = 0; i < order->count; i++)
    if (order->rows[i] == row)
      return FALSE;
  return TRUE;
}

static gboolean
add_cluster (SpecAlignOrder *order, SpecResult *result, int mode, const guint32 *rows, gsize count, GError **error)
{
  SpecDirection direction = mode > 0 ? SPEC_DIRECTION_POSITIVE : SPEC_DIRECTION_NEGATIVE;
  gsize ranked = spec_problem_get_samples (spec_result_get_problem (result)), first = order->count;
  g_autofree guint32 *best = spec_result_rank_samples (result, direction, ABS (mode) - 1, FALSE, &ranked, NULL, error);
  g_autofree char *name = g_strdup_printf ("%s%d", mode > 0 ? "+" : "\u2212", ABS (mode));

  for (gsize i = 0; i < ranked && order->count < first + SPEC_ALIGN_ORDER_ROWS; i++)
    if (may_take (order, rows, count, best[i]))
      order->rows[order->count++] = best[i];
  add_group (order, name, first);
  return best != NULL;
}

SpecAlignOrder *
spec_align_order_new_by_cluster (SpecResult *result, const guint32 *rows, gsize count, int selected, GError **error)
{
  g_autoptr (SpecAlignOrder) order = g_new0 (SpecAlignOrder, 1);

  for (guint direction = 0; direction < 2; direction++)
    {
      int sign = direction == SPEC_DIRECTION_POSITIVE ? 1 : -1;
      gsize modes = spec_result_get_mode_count (result, direction);

      for (int rank = 1; rank <= (int) MIN (modes, 2); rank++)
        {
          gboolean replaced = rank == 2 && selected * sign > 2 && (gsize) (selected * sign) <= modes;

          if (!add_cluster (order, result, replaced ? selected : sign * rank, rows, count, error))
            return NULL;
        }
    }
  return g_steal_pointer (&order);
}

SpecAlignOrder *
spec_align_order_copy (const SpecAlignOrder *order)
{
  SpecAlignOrder *copy = g_memdup2 (order, sizeof *order);

  for (gsize i = 0; i < copy->group_count; i++)
    copy->groups[i].name = g_strdup (order->groups[i].name);
  return copy;
}

void
spec_align_order_free (SpecAlignOrder *order)
{
  if (order == NULL)
    return;
  for (gsize i = 0; i < order->group_count; i++)
    g_free (order->groups[i].name);
  g_free (order);
}
