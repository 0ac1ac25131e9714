#include "clusters/spec-sample-choice.h"

#include <stdlib.h>

#include "clusters/spec-sample-query.h"

#define ROWS_A_LOOK 1024 /* at the cancellable */

typedef struct
{
  guint32 row;
  guint rank;
  guint label; /* its place among the labels by name */
  float score;
} Entry;

struct _SpecSampleChoice
{
  SpecSamples *samples;
  SpecSampleQuery *query; /* (nullable) */
  SpecSampleOrder order;
  Entry *entries;
  guint count;
  guint32 *rows; /* of the entries, when it is made */
};

SpecSampleChoice *
spec_sample_choice_new (SpecSamples *samples, SpecClusterModel *all, const char *query, SpecSampleOrder order)
{
  SpecSampleChoice *choice = g_new0 (SpecSampleChoice, 1);
  gsize count;
  const guint32 *rows = spec_cluster_model_get_rows (all, &count);
  const float *scores = spec_cluster_model_get_scores (all);

  choice->samples = spec_samples_ref (samples);
  choice->query = query != NULL ? spec_sample_query_new (query) : NULL;
  choice->order = order;
  choice->entries = g_new0 (Entry, MAX (count, 1));
  choice->count = (guint) count;
  for (gsize i = 0; i < count; i++)
    choice->entries[i] = (Entry){ rows[i], (guint) i + 1, 0, scores[i] };
  return choice;
}

void
spec_sample_choice_free (SpecSampleChoice *choice)
{
  spec_samples_unref (choice->samples);
  g_clear_pointer (&choice->query, spec_sample_query_free);
  g_free (choice->entries);
  g_free (choice->rows);
  g_free (choice);
}

static void
keep_matches (SpecSampleChoice *choice, GCancellable *cancellable)
{
  guint kept = 0;

  for (guint i = 0; i < choice->count; i++)
    {
      if (i % ROWS_A_LOOK == 0 && g_cancellable_is_cancelled (cancellable))
        break;
      if (spec_sample_query_matches (choice->query, choice->samples, choice->entries[i].row))
        choice->entries[kept++] = choice->entries[i];
    }
  choice->count = kept;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

/* Gives each entry the place of its label among all by name; samples without one come last. */
static void
place_labels (SpecSampleChoice *choice)
{
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < choice->count; i++)
    {
      const char *label = spec_samples_get_label (choice->samples, choice->entries[i].row);

      if (label != NULL && g_hash_table_add (places, (gpointer) label))
        g_ptr_array_add (names, (gpointer) label);
    }
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    g_hash_table_insert (places, names->pdata[i], GUINT_TO_POINTER (i));
  for (guint i = 0; i < choice->count; i++)
    {
      const char *label = spec_samples_get_label (choice->samples, choice->entries[i].row);

      choice->entries[i].label = label != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (places, label)) : G_MAXUINT;
    }
}

static int
compare_rows (const void *a, const void *b)
{
  const Entry *left = a, *right = b;

  return left->row < right->row ? -1 : left->row > right->row;
}

static int
compare_labels (const void *a, const void *b)
{
  const Entry *left = a, *right = b;

  if (left->label != right->label)
    return left->label < right->label ? -1 : 1;
  return left->rank < right->rank ? -1 : left->rank > right->rank;
}

void
spec_sample_choice_make (SpecSampleChoice *choice, GCancellable *cancellable)
{
  if (choice->query != NULL)
    keep_matches (choice, cancellable);
  if (choice->order == SPEC_SAMPLE_ORDER_LABEL)
    place_labels (choice);
  if (choice->order != SPEC_SAMPLE_ORDER_SCORE)
    qsort (choice->entries, choice->count, sizeof *choice->entries,
           choice->order == SPEC_SAMPLE_ORDER_LABEL ? compare_labels : compare_rows);
  choice->rows = g_new (guint32, MAX (choice->count, 1));
  for (guint i = 0; i < choice->count; i++)
    choice->rows[i] = choice->entries[i].row;
}

guint
spec_sample_choice_get_count (SpecSampleChoice *choice)
{
  return choice->count;
}

const guint32 *
spec_sample_choice_get_rows (SpecSampleChoice *choice, gsize *count)
{
  *count = choice->count;
  return choice->rows;
}

SpecSampleItem *
spec_sample_choice_get_item (SpecSampleChoice *choice, guint position)
{
  const Entry *entry;

  g_return_val_if_fail (position < choice->count, NULL);

  entry = &choice->entries[position];
  return spec_sample_item_new (choice->samples, entry->row, entry->rank, entry->score);
}
