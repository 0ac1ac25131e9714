#include "clusters/spec-slot-model.h"

struct _SpecSlotModel
{
  GObject parent_instance;

  /* owned */
  GListModel *samples;
  GHashTable *slots; /* position → SpecSampleSlot, borrowed: those someone holds */

  guint count;
};

static GType
spec_slot_model_get_item_type (GListModel *list)
{
  return SPEC_TYPE_SAMPLE_SLOT;
}

static guint
spec_slot_model_get_n_items (GListModel *list)
{
  return SPEC_SLOT_MODEL (list)->count;
}

/* The model holds no reference: a slot lives as long as a tile or a selection looks at it. */
static void
on_slot_gone (gpointer data, GObject *slot)
{
  SpecSlotModel *self = data;
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->slots);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (value == slot)
      {
        g_hash_table_iter_remove (&iter);
        return;
      }
}

static void
fill_slot (SpecSlotModel *self, SpecSampleSlot *slot)
{
  g_autoptr (SpecSampleItem) item = g_list_model_get_item (self->samples, spec_sample_slot_get_position (slot));

  spec_sample_slot_set_item (slot, item);
}

static gpointer
spec_slot_model_get_item (GListModel *list, guint position)
{
  SpecSlotModel *self = SPEC_SLOT_MODEL (list);
  SpecSampleSlot *slot;

  if (position >= self->count)
    return NULL;
  slot = g_hash_table_lookup (self->slots, GUINT_TO_POINTER (position));
  if (slot != NULL)
    return g_object_ref (slot);
  slot = spec_sample_slot_new (position);
  fill_slot (self, slot);
  g_hash_table_insert (self->slots, GUINT_TO_POINTER (position), slot);
  g_object_weak_ref (G_OBJECT (slot), on_slot_gone, self);
  return slot;
}

static void
spec_slot_model_list_init (GListModelInterface *interface)
{
  interface->get_item_type = spec_slot_model_get_item_type;
  interface->get_n_items = spec_slot_model_get_n_items;
  interface->get_item = spec_slot_model_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SpecSlotModel, spec_slot_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, spec_slot_model_list_init))

static void
spec_slot_model_finalize (GObject *object)
{
  SpecSlotModel *self = SPEC_SLOT_MODEL (object);
  GHashTableIter iter;
  gpointer slot;

  g_hash_table_iter_init (&iter, self->slots);
  while (g_hash_table_iter_next (&iter, NULL, &slot))
    g_object_weak_unref (slot, on_slot_gone, self);
  g_hash_table_unref (self->slots);
  g_clear_object (&self->samples);
  G_OBJECT_CLASS (spec_slot_model_parent_class)->finalize (object);
}

static void
spec_slot_model_class_init (SpecSlotModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = spec_slot_model_finalize;
}

static void
spec_slot_model_init (SpecSlotModel *self)
{
  self->slots = g_hash_table_new (NULL, NULL);
}

static void
on_items_changed (SpecSlotModel *self, guint position, guint removed, guint added)
{
  g_autoptr (GPtrArray) slots = g_ptr_array_new_with_free_func (g_object_unref);
  guint before = self->count;
  GHashTableIter iter;
  gpointer slot;

  self->count = before - removed + added;
  g_hash_table_iter_init (&iter, self->slots);
  while (g_hash_table_iter_next (&iter, NULL, &slot))
    if (spec_sample_slot_get_position (slot) >= position && spec_sample_slot_get_position (slot) < self->count)
      g_ptr_array_add (slots, g_object_ref (slot));
  if (self->count < before)
    g_list_model_items_changed (G_LIST_MODEL (self), self->count, before - self->count, 0);
  else if (self->count > before)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, self->count - before);
  for (guint i = 0; i < slots->len; i++)
    fill_slot (self, slots->pdata[i]);
}

SpecSlotModel *
spec_slot_model_new (GListModel *samples)
{
  SpecSlotModel *self = g_object_new (SPEC_TYPE_SLOT_MODEL, NULL);

  self->samples = g_object_ref (samples);
  self->count = g_list_model_get_n_items (samples);
  g_signal_connect_object (samples, "items-changed", G_CALLBACK (on_items_changed), self, G_CONNECT_SWAPPED);
  return self;
}
