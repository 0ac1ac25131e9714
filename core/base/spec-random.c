#include "base/spec-random.h"

#include <math.h>

GRand *
spec_random_new (guint64 seed, SpecStream stream)
{
  guint32 key[3] = { (guint32) seed, (guint32) (seed >> 32), (guint32) stream };

  return g_rand_new_with_seed_array (key, G_N_ELEMENTS (key));
}

GRand *
spec_random_new_part (guint64 seed, SpecStream stream, guint32 part)
{
  guint32 key[4] = { (guint32) seed, (guint32) (seed >> 32), (guint32) stream, part };

  return g_rand_new_with_seed_array (key, G_N_ELEMENTS (key));
}

guint32 *
spec_random_permute (GRand *random, gsize count)
{
  g_return_val_if_fail (count <= G_MAXINT32, NULL);

  guint32 *order = g_try_new (guint32, count);
  for (gsize i = 0; order != NULL && i < count; i++)
    {
      gsize other = (gsize) g_rand_int_range (random, 0, (gint32) i + 1);
      order[i] = order[other];
      order[other] = (guint32) i;
    }
  return order;
}

void
spec_random_fill_normal (GRand *random, float *values, gsize count)
{
  for (gsize i = 0; i < count; i += 2)
    {
      double radius = sqrt (-2 * log (1 - g_rand_double (random))); /* 1 - u is in (0, 1] */
      double angle = 2 * G_PI * g_rand_double (random);
      values[i] = (float) (radius * cos (angle));
      if (i + 1 < count)
        values[i + 1] = (float) (radius * sin (angle));
    }
}

void
spec_random_fill_signs (GRand *random, float *values, gsize count)
{
  for (gsize i = 0; i < count; i += 32)
    {
      guint32 bits = g_rand_int (random);
      for (gsize j = i; j < MIN (count, i + 32); j++, bits >>= 1)
        values[j] = bits & 1 ? 1 : -1;
    }
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  guint32 left = *(const guint32 *) a, right = *(const guint32 *) b;

  return left < right ? -1 : left > right;
}

guint32 *
spec_random_choose_rows (guint64 seed, gsize total, gsize count)
{
  g_return_val_if_fail (count <= total && total <= G_MAXINT32, NULL);

  GRand *random = spec_random_new (seed, SPEC_STREAM_ROWS);
  g_autoptr (GHashTable) taken = g_hash_table_new (NULL, NULL);
  guint32 *rows = g_new (guint32, count);
  for (gsize i = 0; i < count; i++)
    {
      gsize last = total - count + i;
      gsize row = (gsize) g_rand_int_range (random, 0, (gint32) last + 1);
      if (!g_hash_table_add (taken, GSIZE_TO_POINTER (row)))
        g_hash_table_add (taken, GSIZE_TO_POINTER (row = last));
      rows[i] = (guint32) row;
    }
  g_rand_free (random);
  qsort (rows, count, sizeof *rows, compare_rows);
  return rows;
}
