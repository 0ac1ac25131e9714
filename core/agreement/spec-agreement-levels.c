#include "agreement/spec-agreement-levels.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>

#include "agreement/spec-nearest.h"
#include "base/spec-error.h"

static const SpecNeighbourhood usual[] = { { 5, 0 }, { 10, 0 }, { 20, 0 }, { 50, 0 } };

static int
compare_levels (gconstpointer a, gconstpointer b)
{
  const SpecAgreementLevel *left = a, *right = b;

  return left->k < right->k ? -1 : left->k > right->k;
}

static void
drop_repeated_levels (SpecAgreement *agreement)
{
  gsize kept = 0;

  qsort (agreement->levels, agreement->level_count, sizeof *agreement->levels, compare_levels);
  for (gsize i = 0; i < agreement->level_count; i++)
    if (kept == 0 || agreement->levels[kept - 1].k != agreement->levels[i].k)
      agreement->levels[kept++] = agreement->levels[i];
  agreement->level_count = kept;
}

/** Fills the levels with what @base (nullable) knows of the same k. */
static void
fill_levels (SpecAgreement *agreement, const SpecAgreement *base)
{
  for (gsize i = 0; i < agreement->level_count; i++)
    {
      SpecAgreementLevel *level = &agreement->levels[i];

      *level = (SpecAgreementLevel){ level->k, NAN, NAN, NAN, NAN, NAN };
      for (gsize j = 0; base != NULL && j < base->level_count; j++)
        if (base->levels[j].k == level->k)
          *level = base->levels[j];
    }
}

gboolean
spec_agreement_set_levels (SpecAgreement *agreement, const SpecAgreementParams *params, const SpecAgreement *base,
                           GError **error)
{
  gboolean given = params->neighbourhoods != NULL;
  const SpecNeighbourhood *list = given ? params->neighbourhoods : usual;
  gsize count = given ? params->neighbourhood_count : G_N_ELEMENTS (usual);

  agreement->level_count = 0;
  agreement->levels = g_new0 (SpecAgreementLevel, MAX (count, 1));
  for (gsize i = 0; i < count; i++)
    {
      gsize k = list[i].k > 0 ? list[i].k : MAX (1, (gsize) round (list[i].fraction * (double) agreement->samples));

      if (k < agreement->samples)
        agreement->levels[agreement->level_count++].k = k;
      else if (given)
        {
          g_set_error (error, SPEC_ERROR, SPEC_ERROR_VALUE,
                       _ ("k: too many neighbours for %zu samples: expected at most %zu, found %zu"),
                       agreement->samples, agreement->samples - 1, k);
          return FALSE;
        }
    }
  if (agreement->level_count == 0) /* fewer samples than the least usual k */
    agreement->levels[agreement->level_count++].k = agreement->samples - 1;
  drop_repeated_levels (agreement);
  fill_levels (agreement, base);
  return TRUE;
}

void
spec_agreement_list_least (SpecAgreement *agreement)
{
  SpecNearestEntry entries[SPEC_AGREEMENT_LEAST];
  SpecNearest nearest;

  spec_nearest_init (&nearest, entries, SPEC_AGREEMENT_LEAST);
  for (gsize i = 0; i < agreement->samples; i++)
    if (agreement->jaccards[i] < nearest.worst)
      spec_nearest_offer (&nearest, agreement->jaccards[i], (guint32) i);
  spec_nearest_sort (entries, nearest.count);
  agreement->least_count = nearest.count;
  for (gsize i = 0; i < nearest.count; i++)
    agreement->least[i] = (SpecAgreementSample){ entries[i].index, entries[i].distance };
}
