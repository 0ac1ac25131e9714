#include "base/spec-random.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/spec-error.h"

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

/* Returns: whether @row, a bit of @taken, was free; it is no longer. */
static gboolean
take (guint8 *taken, gsize row)
{
  guint8 bit = (guint8) (1 << row % 8);
  gboolean was_free = (taken[row / 8] & bit) == 0;

  taken[row / 8] |= bit;
  return was_free;
}

guint32 *
spec_random_choose_rows (guint64 seed, gsize total, gsize count, GError **error)
{
  g_return_val_if_fail (count <= total && total <= G_MAXINT32, NULL);

  g_autofree guint8 *taken = g_try_malloc0 (total / 8 + 1);
  guint32 *rows = taken != NULL ? g_try_new (guint32, MAX (count, 1)) : NULL;
  if (rows == NULL)
    {
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("not enough memory for %zu samples"), total);
      return NULL;
    }
  GRand *random = spec_random_new (seed, SPEC_STREAM_ROWS);
  for (gsize i = 0; i < count; i++)
    {
      gsize last = total - count + i;
      gsize row = (gsize) g_rand_int_range (random, 0, (gint32) last + 1);
      if (!take (taken, row))
        take (taken, row = last);
      rows[i] = (guint32) row;
    }
  g_rand_free (random);
  qsort (rows, count, sizeof *rows, compare_rows);
  return rows;
}
