#include "evidence/spec-purity.h"

#include <math.h>

#include "evidence/spec-mutual-information.h"

static guint
look_up (GHashTable *counts, const char *label)
{
  return label != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (counts, label)) : 0;
}

static gboolean
has_labels (const SpecSamples *samples)
{
  return samples != NULL && spec_samples_get_label_count (samples) > 0;
}

void
spec_purity_find (SpecModeEvidence *mode, const SpecSamples *samples, const guint32 *rows, gsize count)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  const char *best = NULL;
  guint most = 0;

  mode->purity = NAN;
  if (!has_labels (samples) || count == 0)
    return;
  for (gsize i = 0; i < count; i++)
    {
      const char *label = spec_samples_get_label (samples, rows[i]);

      if (label != NULL)
        g_hash_table_insert (counts, (gpointer) label, GUINT_TO_POINTER (look_up (counts, label) + 1));
    }
  for (gsize i = 0; i < count; i++)
    {
      const char *label = spec_samples_get_label (samples, rows[i]);

      if (look_up (counts, label) > most)
        {
          most = look_up (counts, label);
          best = label;
        }
    }
  mode->label = g_strdup (best);
  mode->purity = (double) most / (double) count;
}

void
spec_purity_compare (SpecSetEvidence *set, const SpecSamples *samples, const SpecTopSamples *tops)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree guint *clusters = g_new (guint, tops->count + 1), *labels = g_new (guint, tops->count + 1);
  SpecMutualInformation shared;

  set->labelled = 0;
  set->label_ami = set->label_nmi = NAN;
  for (gsize i = 0; has_labels (samples) && i < tops->count; i++)
    {
      const char *label = spec_samples_get_label (samples, tops->joined[i]);

      if (label == NULL)
        continue;
      if (look_up (numbers, label) == 0)
        g_hash_table_insert (numbers, (gpointer) label, GUINT_TO_POINTER (g_hash_table_size (numbers) + 1));
      clusters[set->labelled] = tops->clusters[i];
      labels[set->labelled++] = look_up (numbers, label) - 1;
    }
  if (tops->modes < 2 || set->labelled == 0)
    return;
  shared = spec_mutual_information_compute (clusters, (guint) tops->modes, labels, g_hash_table_size (numbers), set->labelled);
  set->label_ami = shared.ami;
  set->label_nmi = shared.nmi;
}
