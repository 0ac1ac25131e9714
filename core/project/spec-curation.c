#include "project/spec-curation.h"

#include <stdlib.h>
#include <string.h>

/* Enough samples to know a cluster again by, when some of them have left it. */
#define MEMBERS 16
G_STATIC_ASSERT (MEMBERS <= SPEC_RESULT_FEW);

struct _SpecCuration
{
  gatomicrefcount references;
  GPtrArray *notes; /* SpecClusterNote */
  GArray *excluded; /* guint32, ascending */
};

G_DEFINE_BOXED_TYPE (SpecCuration, spec_curation, spec_curation_ref, spec_curation_unref)

static void
note_free (gpointer data)
{
  SpecClusterNote *note = data;

  g_free (note->members);
  g_free (note->name);
  g_free (note->pinned);
  g_free (note);
}

static SpecClusterNote *
note_copy (const SpecClusterNote *note)
{
  SpecClusterNote *copy = g_new (SpecClusterNote, 1);

  *copy = *note;
  copy->members = g_memdup2 (note->members, note->n_members * sizeof *note->members);
  copy->name = g_strdup (note->name);
  copy->pinned = g_memdup2 (note->pinned, note->n_pinned * sizeof *note->pinned);

  return copy;
}

static gboolean
rows_equal (const guint32 *a, gsize n_a, const guint32 *b, gsize n_b)
{
  return n_a == n_b && (n_a == 0 || memcmp (a, b, n_a * sizeof *a) == 0);
}

static gboolean
note_equal (const SpecClusterNote *a, const SpecClusterNote *b)
{
  return a->direction == b->direction && g_strcmp0 (a->name, b->name) == 0
         && rows_equal (a->members, a->n_members, b->members, b->n_members)
         && rows_equal (a->pinned, a->n_pinned, b->pinned, b->n_pinned);
}

SpecCuration *
spec_curation_new (void)
{
  SpecCuration *curation = g_new (SpecCuration, 1);

  g_atomic_ref_count_init (&curation->references);
  curation->notes = g_ptr_array_new_with_free_func (note_free);
  curation->excluded = g_array_new (FALSE, FALSE, sizeof (guint32));

  return curation;
}

SpecCuration *
spec_curation_ref (SpecCuration *curation)
{
  g_return_val_if_fail (curation != NULL, NULL);

  g_atomic_ref_count_inc (&curation->references);

  return curation;
}

void
spec_curation_unref (SpecCuration *curation)
{
  g_return_if_fail (curation != NULL);

  if (!g_atomic_ref_count_dec (&curation->references))
    return;

  g_ptr_array_unref (curation->notes);
  g_array_unref (curation->excluded);
  g_free (curation);
}

/* Returns: (transfer full): what nobody has seen yet and may still be changed. */
static SpecCuration *
curation_copy (const SpecCuration *curation)
{
  SpecCuration *copy = spec_curation_new ();

  for (guint i = 0; i < curation->notes->len; i++)
    g_ptr_array_add (copy->notes, note_copy (curation->notes->pdata[i]));
  g_array_append_vals (copy->excluded, curation->excluded->data, curation->excluded->len);

  return copy;
}

gboolean
spec_curation_equal (const SpecCuration *a, const SpecCuration *b)
{
  if (a == b)
    return TRUE;
  if (a->notes->len != b->notes->len
      || !rows_equal ((guint32 *) (gpointer) a->excluded->data, a->excluded->len, (guint32 *) (gpointer) b->excluded->data,
                      b->excluded->len))
    return FALSE;
  for (guint i = 0; i < a->notes->len; i++)
    {
      if (!note_equal (a->notes->pdata[i], b->notes->pdata[i]))
        return FALSE;
    }

  return TRUE;
}

gboolean
spec_curation_is_empty (const SpecCuration *curation)
{
  return curation->notes->len == 0 && curation->excluded->len == 0;
}

/* Returns: the note of a cluster of @result in @curation, added when there is none: its leading samples are remembered. */
static SpecClusterNote *
curation_need_note (SpecCuration *curation, SpecResult *result, SpecDirection direction, gsize index)
{
  SpecClusterNote *note = (SpecClusterNote *) spec_curation_find_note (curation, result, direction, index);

  if (note != NULL)
    return note;

  note = g_new0 (SpecClusterNote, 1);
  note->direction = direction;
  note->n_members = MEMBERS;
  note->members = spec_result_rank_samples (result, direction, index, FALSE, &note->n_members, NULL, NULL);
  note->members = g_renew (guint32, note->members, note->n_members);
  g_ptr_array_add (curation->notes, note);

  return note;
}

static void
curation_drop_silent_notes (SpecCuration *curation)
{
  for (guint i = curation->notes->len; i-- > 0;)
    {
      const SpecClusterNote *note = curation->notes->pdata[i];

      if (note->name == NULL && note->n_pinned == 0)
        g_ptr_array_remove_index (curation->notes, i);
    }
}

SpecCuration *
spec_curation_with_name (const SpecCuration *curation, SpecResult *result, SpecDirection direction, gsize index, const char *name)
{
  SpecCuration *changed = curation_copy (curation);
  SpecClusterNote *note = curation_need_note (changed, result, direction, index);

  g_free (note->name);
  note->name = name != NULL && *name != '\0' ? g_strdup (name) : NULL;
  curation_drop_silent_notes (changed);

  return changed;
}

SpecCuration *
spec_curation_with_pinned (const SpecCuration *curation, SpecResult *result, SpecDirection direction, gsize index,
                           const guint32 *rows, gsize n_rows)
{
  SpecCuration *changed = curation_copy (curation);
  SpecClusterNote *note = curation_need_note (changed, result, direction, index);

  g_free (note->pinned);
  note->pinned = g_memdup2 (rows, n_rows * sizeof *rows);
  note->n_pinned = n_rows;
  curation_drop_silent_notes (changed);

  return changed;
}

static int
compare_rows (const void *a, const void *b)
{
  guint32 left = *(const guint32 *) a, right = *(const guint32 *) b;

  return left < right ? -1 : left > right;
}

SpecCuration *
spec_curation_with_excluded (const SpecCuration *curation, const guint32 *rows, gsize n_rows, gboolean excluded)
{
  SpecCuration *changed = curation_copy (curation);
  GArray *array = changed->excluded;

  for (gsize i = 0; i < n_rows; i++)
    {
      guint place;

      if (g_array_binary_search (array, &rows[i], compare_rows, &place))
        {
          if (!excluded)
            g_array_remove_index (array, place);
        }
      else if (excluded)
        {
          g_array_append_val (array, rows[i]);
          g_array_sort (array, compare_rows);
        }
    }

  return changed;
}

SpecCuration *
spec_curation_swapped (const SpecCuration *curation)
{
  SpecCuration *swapped = curation_copy (curation);

  for (guint i = 0; i < swapped->notes->len; i++)
    {
      SpecClusterNote *note = swapped->notes->pdata[i];

      note->direction
          = note->direction == SPEC_DIRECTION_POSITIVE ? SPEC_DIRECTION_NEGATIVE : SPEC_DIRECTION_POSITIVE;
    }

  return swapped;
}

SpecCuration *
spec_curation_with_note (const SpecCuration *curation, const SpecClusterNote *note)
{
  SpecCuration *changed = curation_copy (curation);

  g_ptr_array_add (changed->notes, note_copy (note));

  return changed;
}

gsize
spec_curation_get_note_count (const SpecCuration *curation)
{
  return curation->notes->len;
}

const SpecClusterNote *
spec_curation_get_note (const SpecCuration *curation, gsize index)
{
  g_return_val_if_fail (index < curation->notes->len, NULL);

  return curation->notes->pdata[index];
}

const guint32 *
spec_curation_get_excluded (const SpecCuration *curation, gsize *count)
{
  *count = curation->excluded->len;

  return (const guint32 *) (gpointer) curation->excluded->data;
}

gboolean
spec_curation_is_excluded (const SpecCuration *curation, guint32 row)
{
  return g_array_binary_search (curation->excluded, &row, compare_rows, NULL);
}
