#include "clusters/spec-sample-slot.h"

struct _SpecSampleSlot
{
  GObject parent_instance;

  /* owned */
  SpecSampleItem *item;

  guint position;
};

enum
{
  PROP_ITEM = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SpecSampleSlot, spec_sample_slot, G_TYPE_OBJECT)

static void
spec_sample_slot_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_ITEM)
    g_value_set_object (value, SPEC_SAMPLE_SLOT (object)->item);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
spec_sample_slot_finalize (GObject *object)
{
  g_clear_object (&SPEC_SAMPLE_SLOT (object)->item);
  G_OBJECT_CLASS (spec_sample_slot_parent_class)->finalize (object);
}

static void
spec_sample_slot_class_init (SpecSampleSlotClass *klass)
{
  G_OBJECT_CLASS (klass)->get_property = spec_sample_slot_get_property;
  G_OBJECT_CLASS (klass)->finalize = spec_sample_slot_finalize;
  properties[PROP_ITEM]
      = g_param_spec_object ("item", NULL, NULL, SPEC_TYPE_SAMPLE_ITEM, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
}

static void
spec_sample_slot_init (SpecSampleSlot *self)
{
}

SpecSampleSlot *
spec_sample_slot_new (guint position)
{
  SpecSampleSlot *self = g_object_new (SPEC_TYPE_SAMPLE_SLOT, NULL);

  self->position = position;
  return self;
}

guint
spec_sample_slot_get_position (SpecSampleSlot *self)
{
  return self->position;
}

SpecSampleItem *
spec_sample_slot_get_item (SpecSampleSlot *self)
{
  return self->item;
}

void
spec_sample_slot_set_item (SpecSampleSlot *self, SpecSampleItem *item)
{
  if (g_set_object (&self->item, item))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
}
