#include "model/spec-history.h"

/* A person does not count further back. */
#define MAX_STEPS 200

struct _SpecHistory
{
  GPtrArray *past; /* SpecSetting, the latest last */
  GPtrArray *future;
};

SpecHistory *
spec_history_new (void)
{
  SpecHistory *history = g_new (SpecHistory, 1);

  history->past = g_ptr_array_new_with_free_func ((GDestroyNotify) spec_setting_free);
  history->future = g_ptr_array_new_with_free_func ((GDestroyNotify) spec_setting_free);

  return history;
}

void
spec_history_free (SpecHistory *history)
{
  g_ptr_array_unref (history->past);
  g_ptr_array_unref (history->future);
  g_free (history);
}

void
spec_history_record (SpecHistory *history, SpecSetting *before)
{
  g_ptr_array_set_size (history->future, 0);
  g_ptr_array_add (history->past, before);
  if (history->past->len > MAX_STEPS)
    g_ptr_array_remove_index (history->past, 0);
}

static SpecSetting *
exchange (GPtrArray *from, GPtrArray *to, SpecSetting *present)
{
  if (from->len == 0)
    {
      spec_setting_free (present);
      return NULL;
    }
  g_ptr_array_add (to, present);

  return g_ptr_array_steal_index (from, from->len - 1);
}

SpecSetting *
spec_history_undo (SpecHistory *history, SpecSetting *present)
{
  return exchange (history->past, history->future, present);
}

SpecSetting *
spec_history_redo (SpecHistory *history, SpecSetting *present)
{
  return exchange (history->future, history->past, present);
}

gboolean
spec_history_can_undo (const SpecHistory *history)
{
  return history->past->len > 0;
}

gboolean
spec_history_can_redo (const SpecHistory *history)
{
  return history->future->len > 0;
}

void
spec_history_clear (SpecHistory *history)
{
  g_ptr_array_set_size (history->past, 0);
  g_ptr_array_set_size (history->future, 0);
}
