#include "map/spec-row-list.h"

struct _SpecRowList
{
  GObject parent_instance;

  /* owned */
  SpecSamples *samples; /* (nullable) */
  guint32 *rows;
  guint count;
};

static GType
spec_row_list_get_item_type (GListModel *list)
{
  return SPEC_TYPE_SAMPLE_ITEM;
}

static guint
spec_row_list_get_n_items (GListModel *list)
{
  return SPEC_ROW_LIST (list)->count;
}

static gpointer
spec_row_list_get_item (GListModel *list, guint position)
{
  SpecRowList *self = SPEC_ROW_LIST (list);

  return position < self->count ? spec_sample_item_new (self->samples, self->rows[position], position + 1, 0) : NULL;
}

static void
spec_row_list_list_init (GListModelInterface *interface)
{
  interface->get_item_type = spec_row_list_get_item_type;
  interface->get_n_items = spec_row_list_get_n_items;
  interface->get_item = spec_row_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SpecRowList, spec_row_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, spec_row_list_list_init))

static void
spec_row_list_finalize (GObject *object)
{
  g_clear_pointer (&SPEC_ROW_LIST (object)->samples, spec_samples_unref);
  g_free (SPEC_ROW_LIST (object)->rows);
  G_OBJECT_CLASS (spec_row_list_parent_class)->finalize (object);
}

static void
spec_row_list_class_init (SpecRowListClass *class)
{
  G_OBJECT_CLASS (class)->finalize = spec_row_list_finalize;
}

static void
spec_row_list_init (SpecRowList *list)
{
}

SpecRowList *
spec_row_list_new (void)
{
  return g_object_new (SPEC_TYPE_ROW_LIST, NULL);
}

void
spec_row_list_set (SpecRowList *self, SpecSamples *samples, guint32 *rows, gsize count)
{
  guint before = self->count;

  g_clear_pointer (&self->samples, spec_samples_unref);
  g_free (self->rows);
  self->samples = samples != NULL ? spec_samples_ref (samples) : NULL;
  self->rows = rows;
  self->count = samples != NULL ? (guint) count : 0;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, self->count);
}
