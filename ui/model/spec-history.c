#include "model/spec-history.h"

/* A person does not count further back. */
#define MAX_STEPS 200

struct _SpecHistory
{
  GArray *past; /* SpecSetting, the latest last */
  GArray *future;
};

SpecHistory *
spec_history_new (void)
{
  SpecHistory *history = g_new (SpecHistory, 1);

  history->past = g_array_new (FALSE, FALSE, sizeof (SpecSetting));
  history->future = g_array_new (FALSE, FALSE, sizeof (SpecSetting));

  return history;
}

void
spec_history_free (SpecHistory *history)
{
  g_array_unref (history->past);
  g_array_unref (history->future);
  g_free (history);
}

void
spec_history_record (SpecHistory *history, const SpecSetting *before)
{
  g_array_set_size (history->future, 0);
  g_array_append_val (history->past, *before);
  if (history->past->len > MAX_STEPS)
    g_array_remove_index (history->past, 0);
}

static gboolean
exchange (GArray *from, GArray *to, SpecSetting *setting)
{
  if (from->len == 0)
    return FALSE;

  g_array_append_val (to, *setting);
  *setting = g_array_index (from, SpecSetting, from->len - 1);
  g_array_set_size (from, from->len - 1);

  return TRUE;
}

gboolean
spec_history_undo (SpecHistory *history, SpecSetting *setting)
{
  return exchange (history->past, history->future, setting);
}

gboolean
spec_history_redo (SpecHistory *history, SpecSetting *setting)
{
  return exchange (history->future, history->past, setting);
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
  g_array_set_size (history->past, 0);
  g_array_set_size (history->future, 0);
}
