#include "model/spec-sample-item.h"

#include <glib/gi18n-lib.h>

struct _SpecSampleItem
{
  GObject parent_instance;

  /* owned */
  SpecSamples *samples;

  guint32 index;
  guint rank;
  float score;
};

G_DEFINE_FINAL_TYPE (SpecSampleItem, spec_sample_item, G_TYPE_OBJECT)

SpecSampleItem *
spec_sample_item_new (SpecSamples *samples, guint32 index, guint rank, float score)
{
  SpecSampleItem *item;

  g_return_val_if_fail (samples != NULL, NULL);

  item = g_object_new (SPEC_TYPE_SAMPLE_ITEM, NULL);
  item->samples = spec_samples_ref (samples);
  item->index = index;
  item->rank = rank;
  item->score = score;

  return item;
}

guint32
spec_sample_item_get_index (SpecSampleItem *item)
{
  g_return_val_if_fail (SPEC_IS_SAMPLE_ITEM (item), 0);

  return item->index;
}

guint
spec_sample_item_get_rank (SpecSampleItem *item)
{
  g_return_val_if_fail (SPEC_IS_SAMPLE_ITEM (item), 0);

  return item->rank;
}

float
spec_sample_item_get_score (SpecSampleItem *item)
{
  g_return_val_if_fail (SPEC_IS_SAMPLE_ITEM (item), 0);

  return item->score;
}

const char *
spec_sample_item_get_path (SpecSampleItem *item)
{
  g_return_val_if_fail (SPEC_IS_SAMPLE_ITEM (item), NULL);

  return spec_samples_get_path (item->samples, item->index);
}

const char *
spec_sample_item_get_text (SpecSampleItem *item)
{
  g_return_val_if_fail (SPEC_IS_SAMPLE_ITEM (item), NULL);

  return spec_samples_get_text (item->samples, item->index);
}

const char *
spec_sample_item_get_label (SpecSampleItem *item)
{
  g_return_val_if_fail (SPEC_IS_SAMPLE_ITEM (item), NULL);

  return spec_samples_get_label (item->samples, item->index);
}

char *
spec_sample_item_dup_caption (SpecSampleItem *item)
{
  const char *label, *path;

  g_return_val_if_fail (SPEC_IS_SAMPLE_ITEM (item), NULL);

  label = spec_sample_item_get_label (item);
  if (label != NULL)
    return g_strdup (label);
  path = spec_sample_item_get_path (item);
  if (path != NULL)
    return g_path_get_basename (path);

  return g_strdup_printf (_ ("row %u"), item->index);
}

static void
spec_sample_item_finalize (GObject *object)
{
  g_clear_pointer (&SPEC_SAMPLE_ITEM (object)->samples, spec_samples_unref);

  G_OBJECT_CLASS (spec_sample_item_parent_class)->finalize (object);
}

static void
spec_sample_item_class_init (SpecSampleItemClass *class)
{
  G_OBJECT_CLASS (class)->finalize = spec_sample_item_finalize;
}

static void
spec_sample_item_init (SpecSampleItem *item)
{
}
