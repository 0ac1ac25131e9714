#include "evidence/spec-top-samples.h"

/* A sample's best place so far. */
typedef struct
{
  float score;
  guint mode;
  guint32 place; /* in the union, once it has one */
} Seat;

static Seat *
find_seat (GHashTable *seats, guint32 row)
{
  return g_hash_table_lookup (seats, GUINT_TO_POINTER (row));
}

/* Returns: row to Seat, for all samples listed. */
static GHashTable *
seat_samples (const SpecTopSamples *tops, float *const *scores)
{
  GHashTable *seats = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  for (gsize mode = 0; mode < tops->modes; mode++)
    for (gsize i = 0; i < tops->per_mode; i++)
      {
        Seat *seat = find_seat (seats, tops->rows[mode][i]);

        if (seat == NULL)
          g_hash_table_insert (seats, GUINT_TO_POINTER (tops->rows[mode][i]), seat = g_new0 (Seat, 1));
        else if (seat->score >= scores[mode][i])
          continue;
        seat->score = scores[mode][i];
        seat->mode = mode;
      }
  return seats;
}

static void
join (SpecTopSamples *tops, float *const *scores)
{
  g_autoptr (GHashTable) seats = seat_samples (tops, scores);

  tops->joined = g_new (guint32, g_hash_table_size (seats) + 1);
  tops->clusters = g_new (guint, g_hash_table_size (seats) + 1);
  for (gsize mode = 0; mode < tops->modes; mode++)
    for (gsize i = 0; i < tops->per_mode; i++)
      {
        Seat *seat = find_seat (seats, tops->rows[mode][i]);

        if (seat->mode != mode)
          continue;
        seat->place = (guint32) tops->count;
        tops->joined[tops->count] = tops->rows[mode][i];
        tops->clusters[tops->count++] = (guint) mode;
      }
  for (gsize mode = 0; mode < tops->modes; mode++)
    for (gsize i = 0; i < tops->per_mode; i++)
      tops->places[mode][i] = find_seat (seats, tops->rows[mode][i])->place;
}

SpecTopSamples *
spec_top_samples_new (SpecResult *result, SpecDirection direction, gsize per_mode, GError **error)
{
  g_autoptr (SpecTopSamples) tops = g_new0 (SpecTopSamples, 1);
  g_autofree float **scores = NULL;
  gboolean ranked = TRUE;

  tops->modes = spec_result_get_mode_count (result, direction);
  tops->per_mode = per_mode;
  tops->rows = g_new0 (guint32 *, tops->modes + 1);
  tops->places = g_new0 (guint32 *, tops->modes + 1);
  scores = g_new0 (float *, tops->modes + 1);
  for (gsize mode = 0; ranked && mode < tops->modes; mode++)
    {
      tops->rows[mode] = spec_result_rank_samples (result, direction, mode, FALSE, &per_mode, &scores[mode], error);
      tops->places[mode] = g_new (guint32, per_mode);
      ranked = tops->rows[mode] != NULL;
    }
  if (ranked)
    join (tops, scores);
  for (gsize mode = 0; mode < tops->modes; mode++)
    g_free (scores[mode]);
  return ranked ? g_steal_pointer (&tops) : NULL;
}

void
spec_top_samples_free (SpecTopSamples *tops)
{
  if (tops == NULL)
    return;
  for (gsize mode = 0; mode < tops->modes; mode++)
    {
      g_free (tops->rows[mode]);
      g_free (tops->places[mode]);
    }
  g_free (tops->rows);
  g_free (tops->places);
  g_free (tops->joined);
  g_free (tops->clusters);
  g_free (tops);
}
