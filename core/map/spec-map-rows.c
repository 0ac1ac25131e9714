#include "map/spec-map-rows.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "base/spec-error.h"
#include "base/spec-random.h"

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  guint32 left = *(const guint32 *) a, right = *(const guint32 *) b;

  return left < right ? -1 : left > right;
}

/* Rows of the pool that were not taken, in its order; or NULL. */
static guint32 *
list_others (const guint32 *pool, gsize pool_count, GHashTable *taken, gsize *count)
{
  guint32 *others = g_try_new (guint32, pool_count + 1);

  *count = 0;
  for (gsize i = 0; others != NULL && i < pool_count; i++)
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
                      gsize *count,
                      GError **error)
{
  g_autoptr (GHashTable) taken = g_hash_table_new (NULL, NULL);
  gsize limit = most > 0 ? most : wanted_count + pool_count, used = 0, other_count, drawn;
  g_autofree guint32 *rows = g_try_new (guint32, MIN (limit, wanted_count + pool_count) + 1);

  for (gsize i = 0; rows != NULL && i < wanted_count && used < limit; i++)
    if (g_hash_table_add (taken, GUINT_TO_POINTER (wanted[i])))
      rows[used++] = wanted[i];
  g_autofree guint32 *others = list_others (pool, pool_count, taken, &other_count);
  if (rows == NULL || others == NULL)
    {
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("not enough memory for %zu samples"), pool_count);
      return NULL;
    }
  drawn = MIN (other_count, limit - used);
  g_autofree guint32 *places = spec_random_choose_rows (seed, other_count, drawn, error);
  if (places == NULL)
    return NULL;
  for (gsize i = 0; i < drawn; i++)
    rows[used++] = others[places[i]];
  qsort (rows, used, sizeof *rows, compare_rows);
  *count = used;
  return g_steal_pointer (&rows);
}

/* Rank by rank over all modes, so that a limit cuts the last ranks and no mode. */
static void
append_rank (GArray *wanted, guint32 *const *tops, const gsize *sizes, gsize modes, gsize rank)
{
  for (gsize mode = 0; mode < modes; mode++)
    if (rank < sizes[mode])
      g_array_append_val (wanted, tops[mode][rank]);
}

/* Returns: whether there was memory for them all; @sizes: (inout): how many are wanted of each, and how many there are */
static gboolean
list_tops (SpecResult *result, guint32 **tops, gsize *sizes, gsize modes, GError **error)
{
  gsize positive = spec_result_get_mode_count (result, SPEC_DIRECTION_POSITIVE);

  for (gsize mode = 0; mode < modes; mode++)
    {
      gboolean first = mode < positive;

      tops[mode] = spec_result_rank_samples (result, first ? SPEC_DIRECTION_POSITIVE : SPEC_DIRECTION_NEGATIVE,
                                             first ? mode : mode - positive, FALSE, &sizes[mode], NULL, error);
      if (tops[mode] == NULL)
        return FALSE;
    }
  return TRUE;
}

guint32 *
spec_map_choose_rows_of_result (SpecResult *result, gsize per_mode, gsize most, guint64 seed, gsize *count, GError **error)
{
  SpecProblem *problem = spec_result_get_problem (result);
  gsize modes = spec_result_get_mode_count (result, SPEC_DIRECTION_POSITIVE)
                + spec_result_get_mode_count (result, SPEC_DIRECTION_NEGATIVE);
  g_autofree guint32 **tops = g_new0 (guint32 *, modes + 1);
  g_autofree gsize *sizes = g_new0 (gsize, modes + 1);
  g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (guint32));
  gsize ranks = per_mode > 0 ? per_mode : spec_problem_get_params (problem)->samples_per_mode;
  gboolean listed;

  for (gsize mode = 0; mode < modes; mode++)
    sizes[mode] = ranks;
  listed = list_tops (result, tops, sizes, modes, error);
  for (gsize rank = 0; listed && rank < ranks; rank++)
    append_rank (wanted, tops, sizes, modes, rank);
  for (gsize mode = 0; mode < modes; mode++)
    g_free (tops[mode]);
  if (!listed)
    return NULL;
  return spec_map_choose_rows ((const guint32 *) wanted->data, wanted->len, spec_problem_get_rows (problem),
                               spec_problem_get_samples (problem), most, seed, count, error);
}
