#include "agreement/spec-nearest.h"

#include <math.h>
#include <stdlib.h>

static inline gboolean
is_before (const SpecNearestEntry *a, const SpecNearestEntry *b)
{
  return a->distance < b->distance || (a->distance == b->distance && a->index < b->index);
}

void
spec_nearest_init (SpecNearest *nearest, SpecNearestEntry *entries, gsize capacity)
{
  *nearest = (SpecNearest){ entries, capacity, 0, INFINITY };
}

static void
sift_up (SpecNearest *nearest, SpecNearestEntry entry, gsize place)
{
  while (place > 0 && is_before (&nearest->entries[(place - 1) / 2], &entry))
    {
      nearest->entries[place] = nearest->entries[(place - 1) / 2];
      place = (place - 1) / 2;
    }
  nearest->entries[place] = entry;
}

/* Puts @entry in place of the worst. */
static void
sift_down (SpecNearest *nearest, SpecNearestEntry entry)
{
  gsize place = 0;

  for (gsize child = 1; child < nearest->count; child = 2 * place + 1)
    {
      if (child + 1 < nearest->count && is_before (&nearest->entries[child], &nearest->entries[child + 1]))
        child++;
      if (!is_before (&entry, &nearest->entries[child]))
        break;
      nearest->entries[place] = nearest->entries[child];
      place = child;
    }
  nearest->entries[place] = entry;
}

void
spec_nearest_offer (SpecNearest *nearest, double distance, guint32 index)
{
  SpecNearestEntry entry = { distance, index };

  if (nearest->count < nearest->capacity)
    sift_up (nearest, entry, nearest->count++);
  else
    sift_down (nearest, entry);
  if (nearest->count == nearest->capacity)
    nearest->worst = nearest->entries[0].distance;
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  return is_before (a, b) ? -1 : is_before (b, a);
}

void
spec_nearest_sort (SpecNearestEntry *entries, gsize count)
{
  qsort (entries, count, sizeof *entries, compare_entries);
}
