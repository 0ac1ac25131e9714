#include "model/spec-selection.h"

#include <string.h>

#define WORD_BITS 32

struct _SpecSelection
{
  GObject parent_instance;

  /* owned */
  guint32 *words; /* bit r % 32 of word r / 32: row r is selected */

  gsize total;
  gsize count;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (SpecSelection, spec_selection, G_TYPE_OBJECT)

static void
spec_selection_finalize (GObject *object)
{
  g_free (SPEC_SELECTION (object)->words);
  G_OBJECT_CLASS (spec_selection_parent_class)->finalize (object);
}

static void
spec_selection_class_init (SpecSelectionClass *class)
{
  G_OBJECT_CLASS (class)->finalize = spec_selection_finalize;
  changed_signal
      = g_signal_new ("changed", SPEC_TYPE_SELECTION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
spec_selection_init (SpecSelection *selection)
{
}

SpecSelection *
spec_selection_new (void)
{
  return g_object_new (SPEC_TYPE_SELECTION, NULL);
}

static gsize
count_words (SpecSelection *selection)
{
  return (selection->total + WORD_BITS - 1) / WORD_BITS;
}

static void
emit_changed (SpecSelection *selection)
{
  g_signal_emit (selection, changed_signal, 0);
}

void
spec_selection_set_total (SpecSelection *selection, gsize total)
{
  gboolean had_any;

  g_return_if_fail (SPEC_IS_SELECTION (selection));

  if (total == selection->total)
    return;
  had_any = selection->count > 0;
  selection->total = total;
  selection->count = 0;
  g_free (selection->words);
  selection->words = g_new0 (guint32, count_words (selection));
  if (had_any)
    emit_changed (selection);
}

gsize
spec_selection_get_total (SpecSelection *selection)
{
  g_return_val_if_fail (SPEC_IS_SELECTION (selection), 0);

  return selection->total;
}

gsize
spec_selection_get_count (SpecSelection *selection)
{
  g_return_val_if_fail (SPEC_IS_SELECTION (selection), 0);

  return selection->count;
}

gboolean
spec_selection_contains (SpecSelection *selection, guint32 row)
{
  g_return_val_if_fail (SPEC_IS_SELECTION (selection), FALSE);

  return row < selection->total && (selection->words[row / WORD_BITS] >> row % WORD_BITS & 1) != 0;
}

guint32 *
spec_selection_list (SpecSelection *selection, gsize *count)
{
  guint32 *rows;
  gsize n = 0, words;

  g_return_val_if_fail (SPEC_IS_SELECTION (selection), NULL);
  g_return_val_if_fail (count != NULL, NULL);

  rows = g_new (guint32, MAX (selection->count, 1));
  words = count_words (selection);
  for (gsize i = 0; i < words; i++)
    for (guint32 word = selection->words[i]; word != 0; word &= word - 1)
      rows[n++] = (guint32) (i * WORD_BITS + (gsize) g_bit_nth_lsf ((gulong) word, -1));
  *count = n;
  return rows;
}

/* Returns: whether it was not so before. */
static gboolean
set_row (SpecSelection *selection, guint32 row, gboolean selected)
{
  if (row >= selection->total || spec_selection_contains (selection, row) == selected)
    return FALSE;
  selection->words[row / WORD_BITS] ^= (guint32) 1 << row % WORD_BITS;
  selection->count += selected ? 1 : (gsize) -1;
  return TRUE;
}

void
spec_selection_replace (SpecSelection *selection, const guint32 *rows, gsize count)
{
  g_autofree guint32 *before = NULL;
  gsize size;

  g_return_if_fail (SPEC_IS_SELECTION (selection));
  g_return_if_fail (rows != NULL || count == 0);

  size = count_words (selection) * sizeof *before;
  before = g_steal_pointer (&selection->words);
  selection->words = g_malloc0 (MAX (size, 1));
  selection->count = 0;
  for (gsize i = 0; i < count; i++)
    set_row (selection, rows[i], TRUE);
  if (size > 0 && memcmp (before, selection->words, size) != 0)
    emit_changed (selection);
}

void
spec_selection_exchange (SpecSelection *selection, const guint32 *removed, gsize n_removed, const guint32 *added,
                         gsize n_added)
{
  gboolean changed = FALSE;

  g_return_if_fail (SPEC_IS_SELECTION (selection));
  g_return_if_fail (removed != NULL || n_removed == 0);
  g_return_if_fail (added != NULL || n_added == 0);

  for (gsize i = 0; i < n_removed; i++)
    changed |= set_row (selection, removed[i], FALSE);
  for (gsize i = 0; i < n_added; i++)
    changed |= set_row (selection, added[i], TRUE);
  if (changed)
    emit_changed (selection);
}

void
spec_selection_add (SpecSelection *selection, const guint32 *rows, gsize count)
{
  spec_selection_exchange (selection, NULL, 0, rows, count);
}

void
spec_selection_remove (SpecSelection *selection, const guint32 *rows, gsize count)
{
  spec_selection_exchange (selection, rows, count, NULL, 0);
}

void
spec_selection_clear (SpecSelection *selection)
{
  spec_selection_replace (selection, NULL, 0);
}
