#include "align/spec-align-live.h"

#include <string.h>

struct _SpecAlignLive
{
  gatomicrefcount references;
  gint stopped; /* atomic */

  GMutex lock; /* of all below */
  SpecAlignment state;
  gboolean has_adapter; /* state.adapter was not taken yet */
};

SpecAlignLive *
spec_align_live_new (void)
{
  SpecAlignLive *live = g_new0 (SpecAlignLive, 1);

  g_atomic_ref_count_init (&live->references);
  g_mutex_init (&live->lock);
  live->state.history = g_array_new (FALSE, FALSE, sizeof (SpecAlignStep));
  return live;
}

SpecAlignLive *
spec_align_live_ref (SpecAlignLive *live)
{
  g_atomic_ref_count_inc (&live->references);
  return live;
}

void
spec_align_live_unref (SpecAlignLive *live)
{
  if (!g_atomic_ref_count_dec (&live->references))
    return;
  g_array_unref (live->state.history);
  g_free (live->state.adapter);
  g_mutex_clear (&live->lock);
  g_free (live);
}

/* All plain values, without what is owned. */
static void
copy_values (SpecAlignment *to, const SpecAlignment *from)
{
  SpecAlignment owned = *to;

  *to = *from;
  to->adapter = owned.adapter;
  to->aligned = owned.aligned;
  to->history = owned.history;
}

static void
copy_adapter (SpecAlignment *to, const SpecAlignment *from)
{
  gsize bytes = from->dimensions * from->dimensions * sizeof (float);

  g_free (to->adapter);
  to->adapter = g_try_malloc (bytes);
  if (to->adapter != NULL)
    memcpy (to->adapter, from->adapter, bytes);
}

gboolean
spec_align_live_follow (const SpecAlignStep *step, const SpecAlignment *so_far, gpointer data)
{
  SpecAlignLive *live = data;
  gboolean better = step->step == so_far->best_step;

  g_mutex_lock (&live->lock);
  copy_values (&live->state, so_far);
  g_array_append_val (live->state.history, *step);
  if (better)
    copy_adapter (&live->state, so_far);
  live->has_adapter |= better && live->state.adapter != NULL;
  g_mutex_unlock (&live->lock);
  return !g_atomic_int_get (&live->stopped);
}

void
spec_align_live_stop (SpecAlignLive *live)
{
  g_atomic_int_set (&live->stopped, TRUE);
}

SpecAlignNews
spec_align_live_take (SpecAlignLive *live, SpecAlignment *alignment)
{
  SpecAlignNews news = 0;

  g_mutex_lock (&live->lock);
  if (live->state.history->len > alignment->history->len)
    {
      guint known = alignment->history->len;

      copy_values (alignment, &live->state);
      g_array_append_vals (alignment->history, &g_array_index (live->state.history, SpecAlignStep, known),
                           live->state.history->len - known);
      news |= SPEC_ALIGN_NEWS_STEPS;
    }
  if (live->has_adapter)
    {
      g_free (alignment->adapter);
      alignment->adapter = g_steal_pointer (&live->state.adapter);
      live->has_adapter = FALSE;
      news |= SPEC_ALIGN_NEWS_ADAPTER;
    }
  g_mutex_unlock (&live->lock);
  return news;
}

SpecAlignment *
spec_align_live_new_alignment (void)
{
  SpecAlignment *alignment = g_new0 (SpecAlignment, 1);

  alignment->history = g_array_new (FALSE, FALSE, sizeof (SpecAlignStep));
  return alignment;
}
