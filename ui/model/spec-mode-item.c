#include "model/spec-mode-item.h"

#include <math.h>

/* Enough for a strip of thumbnails, and to tell one cluster from another. */
#define TOP_COUNT 64

struct _SpecModeItem
{
  GObject parent_instance;

  /* owned */
  SpecResult *result;
  char *name;
  guint32 *top; /* NULL until asked for */
  gsize top_count;

  SpecDirection direction;
  guint index;
};

enum
{
  PROP_NAME = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (SpecModeItem, spec_mode_item, G_TYPE_OBJECT)

SpecModeItem *
spec_mode_item_new (SpecResult *result, SpecDirection direction, guint index)
{
  SpecModeItem *item;

  g_return_val_if_fail (result != NULL, NULL);
  g_return_val_if_fail (index < spec_result_get_mode_count (result, direction), NULL);

  item = g_object_new (SPEC_TYPE_MODE_ITEM, NULL);
  item->result = spec_result_ref (result);
  item->direction = direction;
  item->index = index;

  return item;
}

SpecResult *
spec_mode_item_get_result (SpecModeItem *item)
{
  g_return_val_if_fail (SPEC_IS_MODE_ITEM (item), NULL);

  return item->result;
}

SpecDirection
spec_mode_item_get_direction (SpecModeItem *item)
{
  g_return_val_if_fail (SPEC_IS_MODE_ITEM (item), SPEC_DIRECTION_POSITIVE);

  return item->direction;
}

guint
spec_mode_item_get_index (SpecModeItem *item)
{
  g_return_val_if_fail (SPEC_IS_MODE_ITEM (item), 0);

  return item->index;
}

double
spec_mode_item_get_eigenvalue (SpecModeItem *item)
{
  g_return_val_if_fail (SPEC_IS_MODE_ITEM (item), 0);

  return spec_result_get_mode (item->result, item->direction, item->index)->eigenvalue;
}

gboolean
spec_mode_item_is_converged (SpecModeItem *item)
{
  g_return_val_if_fail (SPEC_IS_MODE_ITEM (item), FALSE);

  const SpecMode *mode = spec_result_get_mode (item->result, item->direction, item->index);

  return mode->converged
         || (spec_problem_is_preview (spec_result_get_problem (item->result)) && mode->residual <= SPEC_PREVIEW_TOLERANCE);
}

const char *
spec_mode_item_get_name (SpecModeItem *item)
{
  g_return_val_if_fail (SPEC_IS_MODE_ITEM (item), NULL);

  return item->name;
}

void
spec_mode_item_set_name (SpecModeItem *item, const char *name)
{
  g_return_if_fail (SPEC_IS_MODE_ITEM (item));

  if (name != NULL && *name == '\0')
    name = NULL;
  if (g_strcmp0 (item->name, name) == 0)
    return;

  g_free (item->name);
  item->name = g_strdup (name);
  g_object_notify_by_pspec (G_OBJECT (item), properties[PROP_NAME]);
}

char *
spec_mode_item_dup_tag (SpecModeItem *item)
{
  g_return_val_if_fail (SPEC_IS_MODE_ITEM (item), NULL);

  return g_strdup_printf ("%s%u", item->direction == SPEC_DIRECTION_POSITIVE ? "+" : "\u2212", item->index + 1);
}

guint
spec_mode_item_get_size (SpecModeItem *item)
{
  g_return_val_if_fail (SPEC_IS_MODE_ITEM (item), 0);

  return (guint) round (fabs (spec_mode_item_get_eigenvalue (item))
                        * (double) spec_problem_get_total (spec_result_get_problem (item->result)));
}

/* The best positions in one pass over the scores: sorting a million of them for each of twenty modes would be felt. Equal scores
 * stay in the order of their rows. */
static guint32 *
find_top (const float *scores, gsize samples, gsize *count)
{
  guint32 *top = g_new (guint32, TOP_COUNT);
  gsize found = 0;

  for (gsize i = 0; i < samples; i++)
    {
      gsize place;

      if (found == TOP_COUNT && !(scores[i] > scores[top[found - 1]]))
        continue;
      if (found < TOP_COUNT)
        found++;
      for (place = found - 1; place > 0 && scores[i] > scores[top[place - 1]]; place--)
        top[place] = top[place - 1];
      top[place] = (guint32) i;
    }
  *count = found;

  return top;
}

static void
spec_mode_item_rank_top (SpecModeItem *item)
{
  SpecProblem *problem = spec_result_get_problem (item->result);
  const guint32 *rows = spec_problem_get_rows (problem);
  const SpecMode *mode = spec_result_get_mode (item->result, item->direction, item->index);

  item->top = find_top (mode->scores, spec_problem_get_samples (problem), &item->top_count);
  for (gsize i = 0; rows != NULL && i < item->top_count; i++)
    item->top[i] = rows[item->top[i]];
}

const guint32 *
spec_mode_item_get_top (SpecModeItem *item, gsize *count)
{
  g_return_val_if_fail (SPEC_IS_MODE_ITEM (item), NULL);
  g_return_val_if_fail (count != NULL, NULL);

  if (item->top == NULL)
    spec_mode_item_rank_top (item);
  *count = item->top_count;

  return item->top;
}

static void
spec_mode_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_NAME:
      g_value_set_string (value, SPEC_MODE_ITEM (object)->name);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
spec_mode_item_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_NAME:
      spec_mode_item_set_name (SPEC_MODE_ITEM (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
spec_mode_item_finalize (GObject *object)
{
  SpecModeItem *item = SPEC_MODE_ITEM (object);

  g_clear_pointer (&item->result, spec_result_unref);
  g_free (item->name);
  g_free (item->top);

  G_OBJECT_CLASS (spec_mode_item_parent_class)->finalize (object);
}

static void
spec_mode_item_class_init (SpecModeItemClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = spec_mode_item_get_property;
  object_class->set_property = spec_mode_item_set_property;
  object_class->finalize = spec_mode_item_finalize;

  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
spec_mode_item_init (SpecModeItem *item)
{
}
