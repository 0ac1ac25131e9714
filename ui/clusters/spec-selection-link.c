#include "clusters/spec-selection-link.h"

#include "clusters/spec-shown-samples.h"
#include "model/spec-sample-item.h"

struct _SpecSelectionLink
{
  GObject parent_instance;

  /* owned */
  GListModel *samples;
  GtkSelectionModel *positions;
  SpecSelection *rows;
  GtkBitset *known; /* the positions that both sides agreed on last */

  gboolean own;
  gboolean writing; /* one side to the other: the change that comes back is no news */
};

G_DEFINE_FINAL_TYPE (SpecSelectionLink, spec_selection_link, G_TYPE_OBJECT)

static void
spec_selection_link_finalize (GObject *object)
{
  SpecSelectionLink *self = SPEC_SELECTION_LINK (object);

  g_clear_object (&self->samples);
  g_clear_object (&self->positions);
  g_clear_object (&self->rows);
  g_clear_pointer (&self->known, gtk_bitset_unref);
  G_OBJECT_CLASS (spec_selection_link_parent_class)->finalize (object);
}

static void
spec_selection_link_class_init (SpecSelectionLinkClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = spec_selection_link_finalize;
}

static void
spec_selection_link_init (SpecSelectionLink *self)
{
  self->known = gtk_bitset_new_empty ();
}

static guint32
get_row (SpecSelectionLink *self, guint position)
{
  g_autoptr (SpecSampleItem) item = g_list_model_get_item (self->samples, position);

  return item == NULL ? G_MAXUINT32 : spec_sample_item_get_index (item);
}

static guint32 *
list_rows (SpecSelectionLink *self, GtkBitset *positions, gsize *count)
{
  guint32 *rows = g_new (guint32, gtk_bitset_get_size (positions) + 1);
  GtkBitsetIter iter;
  guint position;

  *count = 0;
  for (gboolean more = gtk_bitset_iter_init_first (&iter, positions, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    rows[(*count)++] = get_row (self, position);
  return rows;
}

static GtkBitset *
subtract (GtkBitset *from, GtkBitset *what)
{
  GtkBitset *rest = gtk_bitset_copy (from);

  gtk_bitset_subtract (rest, what);
  return rest;
}

static void
write_rows (SpecSelectionLink *self)
{
  g_autoptr (GtkBitset) now = gtk_selection_model_get_selection (self->positions);
  g_autoptr (GtkBitset) removed = subtract (self->known, now);
  g_autoptr (GtkBitset) added = subtract (now, self->known);
  gboolean replaces = gtk_bitset_get_size (now) <= 1 || gtk_bitset_equals (added, now);
  gsize n_removed, n_added;
  g_autofree guint32 *removed_rows = list_rows (self, removed, &n_removed);
  g_autofree guint32 *added_rows = list_rows (self, replaces ? now : added, &n_added);

  g_clear_pointer (&self->known, gtk_bitset_unref);
  self->known = gtk_bitset_copy (now);
  self->own = TRUE;
  self->writing = TRUE;
  if (replaces)
    spec_selection_replace (self->rows, added_rows, n_added);
  else
    spec_selection_exchange (self->rows, removed_rows, n_removed, added_rows, n_added);
  self->writing = FALSE;
}

/* The person has selected tiles. */
static void
on_positions_changed (SpecSelectionLink *self)
{
  if (!self->writing)
    write_rows (self);
}

/* Making a million items to learn their rows would take as long as a blink of the eye; the ranking has the rows. */
static GtkBitset *
find_positions (SpecSelectionLink *self)
{
  GtkBitset *positions = gtk_bitset_new_empty ();
  gsize count = g_list_model_get_n_items (self->samples);
  const guint32 *rows
      = SPEC_IS_SHOWN_SAMPLES (self->samples) ? spec_shown_samples_get_rows (SPEC_SHOWN_SAMPLES (self->samples), &count) : NULL;

  if (spec_selection_get_count (self->rows) == 0)
    return positions;
  for (gsize i = 0; i < count; i++)
    if (spec_selection_contains (self->rows, rows != NULL ? rows[i] : get_row (self, (guint) i)))
      gtk_bitset_add (positions, (guint) i);
  return positions;
}

static void
write_positions (SpecSelectionLink *self)
{
  g_autoptr (GtkBitset) now = gtk_selection_model_get_selection (self->positions);
  g_autoptr (GtkBitset) mask = gtk_bitset_new_range (0, g_list_model_get_n_items (self->samples));

  g_clear_pointer (&self->known, gtk_bitset_unref);
  self->known = find_positions (self);
  if (gtk_bitset_equals (now, self->known))
    return;
  self->writing = TRUE;
  gtk_selection_model_set_selection (self->positions, self->known, mask);
  self->writing = FALSE;
}

static void
on_rows_changed (SpecSelectionLink *self)
{
  if (self->writing)
    return;
  self->own = FALSE;
  write_positions (self);
}

SpecSelectionLink *
spec_selection_link_new (GListModel *samples, GtkSelectionModel *positions, SpecSelection *rows)
{
  SpecSelectionLink *self = g_object_new (SPEC_TYPE_SELECTION_LINK, NULL);

  self->samples = g_object_ref (samples);
  self->positions = g_object_ref (positions);
  self->rows = g_object_ref (rows);
  g_signal_connect_object (positions, "selection-changed", G_CALLBACK (on_positions_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rows, "changed", G_CALLBACK (on_rows_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (samples, "items-changed", G_CALLBACK (write_positions), self, G_CONNECT_SWAPPED);
  write_positions (self);
  return self;
}

gboolean
spec_selection_link_is_own (SpecSelectionLink *self)
{
  g_return_val_if_fail (SPEC_IS_SELECTION_LINK (self), FALSE);

  return self->own;
}

void
spec_selection_link_begin (SpecSelectionLink *self)
{
  g_return_if_fail (SPEC_IS_SELECTION_LINK (self));

  if (self->own)
    spec_selection_clear (self->rows);
}
