#include "agreement/spec-overlap-counter.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/spec-error.h"

SpecOverlapCounter *
spec_overlap_counter_new (const SpecNeighbours *x, const SpecNeighbours *y, gsize most, GError **error)
{
  g_return_val_if_fail (x->count == y->count && most > 0 && most <= MIN (x->k, y->k), NULL);

  g_autoptr (SpecOverlapCounter) counter = g_new0 (SpecOverlapCounter, 1);

  counter->x = x;
  counter->y = y;
  counter->most = most;
  counter->places = g_try_new0 (guint32, x->count);
  counter->begins_at = g_try_new0 (guint32, most);
  if (counter->places != NULL && counter->begins_at != NULL)
    return g_steal_pointer (&counter);
  g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("not enough memory for %zu samples"), x->count);
  return NULL;
}

void
spec_overlap_counter_free (SpecOverlapCounter *counter)
{
  if (counter == NULL)
    return;
  g_free (counter->places);
  g_free (counter->begins_at);
  g_free (counter);
}

void
spec_overlap_counter_count (SpecOverlapCounter *counter, gsize index)
{
  const guint32 *in_x = spec_neighbours_get (counter->x, index), *in_y = spec_neighbours_get (counter->y, index);

  memset (counter->begins_at, 0, counter->most * sizeof *counter->begins_at);
  for (gsize p = 0; p < counter->most; p++)
    counter->places[in_x[p]] = (guint32) p + 1;
  for (gsize q = 0; q < counter->most; q++)
    if (counter->places[in_y[q]] > 0)
      counter->begins_at[MAX (counter->places[in_y[q]] - 1, q)]++;
  for (gsize p = 0; p < counter->most; p++)
    counter->places[in_x[p]] = 0;
}
