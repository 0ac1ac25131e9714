#include "clusters/spec-label-purity.h"

double
spec_label_purity_compute (const SpecSamples *samples, const guint32 *rows, gsize count, const char **label)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  guint most = 0;

  *label = NULL;
  for (gsize i = 0; i < count; i++)
    {
      const char *one = spec_samples_get_label (samples, rows[i]);

      if (one != NULL)
        g_hash_table_insert (counts, (gpointer) one,
                             GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, one)) + 1));
    }
  for (gsize i = 0; i < count; i++)
    {
      const char *one = spec_samples_get_label (samples, rows[i]);
      guint times = one == NULL ? 0 : GPOINTER_TO_UINT (g_hash_table_lookup (counts, one));

      if (times > most)
        {
          most = times;
          *label = one;
        }
    }
  return most == 0 ? -1 : (double) most / (double) count;
}
