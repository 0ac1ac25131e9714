#include "map/spec-map-rows.h"

#include <stdlib.h>

#include "base/spec-random.h"

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  guint32 left = *(const guint32 *) a, right = *(const guint32 *) b;

  return left < right ? -1 : left > right;
}

/* Rows of the pool that were not taken, in its order. */
static guint32 *
list_others (const guint32 *pool, gsize pool_count, GHashTable *taken, gsize *count)
{
  guint32 *others = g_new (guint32, pool_count + 1);

  *count = 0;
  for (gsize i = 0; i < pool_count; i++)
    {
      guint32 row = pool != NULL ? pool[i] : (guint32) i;

      if (!g_hash_table_contains (taken, GUINT_TO_POINTER (row)))
        others[(*count)++] = row;
    }
  return others;
}

guint32 *
spec_map_choose_rows (const guint32 *wanted,
                      gsize wanted_count,
                      const guint32 *pool,
                      gsize pool_count,
                      gsize most,
                      guint64 seed,
                      gsize *count)
{
  g_autoptr (GHashTable) taken = g_hash_table_new (NULL, NULL);
  gsize limit = most > 0 ? most : wanted_count + pool_count, used = 0, other_count, drawn;
  guint32 *rows = g_new (guint32, MIN (limit, wanted_count + pool_count) + 1);

  for (gsize i = 0; i < wanted_count && used < limit; i++)
    if (g_hash_table_add (taken, GUINT_TO_POINTER (wanted[i])))
      rows[used++] = wanted[i];
  g_autofree guint32 *others = list_others (pool, pool_count, taken, &other_count);
  drawn = MIN (other_count, limit - used);
  g_autofree guint32 *places = drawn > 0 ? spec_random_choose_rows (seed, other_count, drawn) : NULL;
  for (gsize i = 0; i < drawn; i++)
    rows[used++] = others[places[i]];
  qsort (rows, used, sizeof *rows, compare_rows);
  *count = used;
  return rows;
}

/* Rank by rank over all modes, so that a limit cuts the last ranks and no mode. */
static void
append_rank (GArray *wanted, guint32 *const *tops, const gsize *sizes, gsize modes, gsize rank)
{
  for (gsize mode = 0; mode < modes; mode++)
    if (rank < sizes[mode])
      g_array_append_val (wanted, tops[mode][rank]);
}

guint32 *
spec_map_choose_rows_of_result (SpecResult *result, gsize per_mode, gsize most, guint64 seed, gsize *count)
{
  SpecProblem *problem = spec_result_get_problem (result);
  gsize positive = spec_result_get_mode_count (result, SPEC_DIRECTION_POSITIVE);
  gsize modes = positive + spec_result_get_mode_count (result, SPEC_DIRECTION_NEGATIVE);
  g_autofree guint32 **tops = g_new0 (guint32 *, modes + 1);
  g_autofree gsize *sizes = g_new0 (gsize, modes + 1);
  g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (guint32));
  gsize ranks = per_mode > 0 ? per_mode : spec_problem_get_params (problem)->samples_per_mode;

  for (gsize mode = 0; mode < modes; mode++)
    {
      sizes[mode] = ranks;
      tops[mode] = mode < positive
                       ? spec_result_rank_samples (result, SPEC_DIRECTION_POSITIVE, mode, FALSE, &sizes[mode], NULL)
                       : spec_result_rank_samples (result, SPEC_DIRECTION_NEGATIVE, mode - positive, FALSE,
                                                   &sizes[mode], NULL);
    }
  for (gsize rank = 0; rank < ranks; rank++)
    append_rank (wanted, tops, sizes, modes, rank);
  for (gsize mode = 0; mode < modes; mode++)
    g_free (tops[mode]);
  return spec_map_choose_rows ((const guint32 *) wanted->data, wanted->len, spec_problem_get_rows (problem),
                               spec_problem_get_samples (problem), most, seed, count);
}
