#include "model/spec-bandwidth-model.h"

#include <string.h>

#include "base/spec-low-priority.h"
#include "engine/spec-engine.h"

/* X and Y, plain and centred, and those before the files or the seed were changed. */
#define MAX_MAPS 8

/* A map and what it is of. Without a map: it cannot be had. */
typedef struct
{
  SpecEmbedding *embedding;
  guint64 seed;
  gboolean centre;
  SpecBandwidthMap *map; /* (nullable) */
} Entry;

struct _SpecBandwidthModel
{
  GObject parent_instance;

  /* owned */
  SpecSession *session;
  SpecEngine *engine;
  GQueue entries; /* Entry, the latest first */
  Entry *wanted;  /* (nullable): what the engine was asked for */

  SpecBandwidthMap *asked[2]; /* (nullable): by SpecSide: what the suggestion is of */

  gboolean suggested;
  double suggestion[2];
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SpecBandwidthModel, spec_bandwidth_model, G_TYPE_OBJECT)

static Entry *
entry_new (SpecEmbedding *embedding, const SpecParams *params)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->embedding = spec_embedding_ref (embedding);
  entry->seed = params->seed;
  entry->centre = params->centre;

  return entry;
}

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  spec_embedding_unref (entry->embedding);
  g_clear_pointer (&entry->map, spec_bandwidth_map_unref);
  g_free (entry);
}

static gboolean
entry_is (const Entry *entry, SpecEmbedding *embedding, const SpecParams *params)
{
  return entry->embedding == embedding && entry->seed == params->seed && !entry->centre == !params->centre;
}

static gboolean
has_bandwidth (SpecBandwidthModel *model, SpecSide side)
{
  return spec_session_get_params (model->session)->kernel[side].kind == SPEC_KERNEL_GAUSSIAN
         && spec_session_get_embedding (model->session, side) != NULL;
}

/* Returns: (nullable): what is known of a side. */
static Entry *
find_entry (SpecBandwidthModel *model, SpecSide side)
{
  SpecEmbedding *embedding = spec_session_get_embedding (model->session, side);

  for (GList *link = model->entries.head; link != NULL; link = link->next)
    {
      if (entry_is (link->data, embedding, spec_session_get_params (model->session)))
        return link->data;
    }

  return NULL;
}

static gpointer
compute (SpecSolver *solver, gpointer input, GCancellable *cancellable, const SpecProgress *progress, GError **error)
{
  const Entry *entry = input;
  SpecParams params = SPEC_PARAMS_DEFAULT;

  spec_low_priority_enter ();
  spec_low_priority_give_way (cancellable);
  params.seed = entry->seed;
  params.centre = entry->centre;

  return spec_bandwidth_map_compute (entry->embedding, &params, cancellable, progress, error);
}

static void spec_bandwidth_model_update (SpecBandwidthModel *model);

static void
on_computed (gpointer output, const GError *error, gpointer data)
{
  SpecBandwidthModel *model = data;
  Entry *entry = g_steal_pointer (&model->wanted);

  entry->map = output != NULL ? spec_bandwidth_map_ref (output) : NULL;
  g_queue_push_head (&model->entries, entry);
  if (model->entries.length > MAX_MAPS)
    entry_free (g_queue_pop_tail (&model->entries));
  spec_bandwidth_model_update (model);
}

static void
spec_bandwidth_model_ask (SpecBandwidthModel *model, SpecEmbedding *embedding)
{
  const SpecParams *params = spec_session_get_params (model->session);

  g_clear_pointer (&model->wanted, entry_free);
  model->wanted = entry_new (embedding, params);
  spec_engine_submit (model->engine, compute, entry_new (embedding, params), entry_free,
                      (GDestroyNotify) spec_bandwidth_map_unref, on_computed, model);
}

/* Asks for what is missing, one map after the other; not while the session itself has work to do. */
static void
spec_bandwidth_model_request (SpecBandwidthModel *model)
{
  gboolean comparing, busy;

  g_object_get (model->session, "comparing", &comparing, "busy", &busy, NULL);
  for (guint side = 0; side < 2; side++)
    {
      SpecEmbedding *embedding = spec_session_get_embedding (model->session, side);

      if (!has_bandwidth (model, side) || find_entry (model, side) != NULL)
        continue;
      if (model->wanted != NULL && entry_is (model->wanted, embedding, spec_session_get_params (model->session)))
        return;
      if (comparing && !busy)
        {
          spec_bandwidth_model_ask (model, embedding);
          return;
        }
    }
}

/* It follows from the maps alone, and each move of a slider asks for it. */
static void
spec_bandwidth_model_suggest (SpecBandwidthModel *model)
{
  SpecBandwidthMap *maps[2];

  for (guint side = 0; side < 2; side++)
    maps[side] = spec_bandwidth_model_get_map (model, side);
  if (memcmp (maps, model->asked, sizeof maps) == 0)
    return;

  for (guint side = 0; side < 2; side++)
    {
      g_clear_pointer (&model->asked[side], spec_bandwidth_map_unref);
      model->asked[side] = maps[side] != NULL ? spec_bandwidth_map_ref (maps[side]) : NULL;
    }
  model->suggested = maps[SPEC_SIDE_X] != NULL && maps[SPEC_SIDE_Y] != NULL
                     && spec_bandwidth_map_suggest (maps[SPEC_SIDE_X], maps[SPEC_SIDE_Y], model->suggestion);
}

static void
spec_bandwidth_model_update (SpecBandwidthModel *model)
{
  spec_bandwidth_model_suggest (model);
  spec_bandwidth_model_request (model);
  g_signal_emit (model, signals[SIGNAL_CHANGED], 0);
}

static void
spec_bandwidth_model_dispose (GObject *object)
{
  SpecBandwidthModel *model = SPEC_BANDWIDTH_MODEL (object);

  g_clear_object (&model->engine);
  g_clear_object (&model->session);
  g_clear_pointer (&model->wanted, entry_free);
  g_queue_clear_full (&model->entries, entry_free);
  for (guint side = 0; side < 2; side++)
    g_clear_pointer (&model->asked[side], spec_bandwidth_map_unref);

  G_OBJECT_CLASS (spec_bandwidth_model_parent_class)->dispose (object);
}

static void
spec_bandwidth_model_class_init (SpecBandwidthModelClass *class)
{
  G_OBJECT_CLASS (class)->dispose = spec_bandwidth_model_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", SPEC_TYPE_BANDWIDTH_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
spec_bandwidth_model_init (SpecBandwidthModel *model)
{
  model->engine = spec_engine_new ();
}

SpecBandwidthModel *
spec_bandwidth_model_new (SpecSession *session)
{
  static const char *const causes[]
      = { "notify::x",    "notify::y",      "notify::kernel-x", "notify::kernel-y",  "notify::seed",
          "notify::busy", "notify::centre", "notify::sigma-x",  "notify::comparing", "notify::sigma-y" };
  SpecBandwidthModel *model = g_object_new (SPEC_TYPE_BANDWIDTH_MODEL, NULL);

  model->session = g_object_ref (session);
  for (guint i = 0; i < G_N_ELEMENTS (causes); i++)
    g_signal_connect_object (session, causes[i], G_CALLBACK (spec_bandwidth_model_update), model, G_CONNECT_SWAPPED);
  spec_bandwidth_model_update (model);

  return model;
}

SpecSession *
spec_bandwidth_model_get_session (SpecBandwidthModel *model)
{
  g_return_val_if_fail (SPEC_IS_BANDWIDTH_MODEL (model), NULL);

  return model->session;
}

SpecBandwidthMap *
spec_bandwidth_model_get_map (SpecBandwidthModel *model, SpecSide side)
{
  Entry *entry;

  g_return_val_if_fail (SPEC_IS_BANDWIDTH_MODEL (model), NULL);

  entry = has_bandwidth (model, side) ? find_entry (model, side) : NULL;

  return entry != NULL ? entry->map : NULL;
}

gboolean
spec_bandwidth_model_is_applicable (SpecBandwidthModel *model)
{
  g_return_val_if_fail (SPEC_IS_BANDWIDTH_MODEL (model), FALSE);

  return has_bandwidth (model, SPEC_SIDE_X) && has_bandwidth (model, SPEC_SIDE_Y);
}

gboolean
spec_bandwidth_model_is_waiting (SpecBandwidthModel *model)
{
  g_return_val_if_fail (SPEC_IS_BANDWIDTH_MODEL (model), FALSE);

  return spec_bandwidth_model_is_applicable (model)
         && (find_entry (model, SPEC_SIDE_X) == NULL || find_entry (model, SPEC_SIDE_Y) == NULL);
}

gboolean
spec_bandwidth_model_get_suggestion (SpecBandwidthModel *model, double sigma[2])
{
  g_return_val_if_fail (SPEC_IS_BANDWIDTH_MODEL (model), FALSE);

  if (model->suggested)
    memcpy (sigma, model->suggestion, sizeof model->suggestion);

  return model->suggested;
}

gboolean
spec_bandwidth_model_is_used (SpecBandwidthModel *model)
{
  const SpecParams *params;

  g_return_val_if_fail (SPEC_IS_BANDWIDTH_MODEL (model), FALSE);

  params = spec_session_get_params (model->session);

  return model->suggested && params->kernel[SPEC_SIDE_X].sigma == model->suggestion[SPEC_SIDE_X]
         && params->kernel[SPEC_SIDE_Y].sigma == model->suggestion[SPEC_SIDE_Y];
}

void
spec_bandwidth_model_use (SpecBandwidthModel *model)
{
  g_return_if_fail (SPEC_IS_BANDWIDTH_MODEL (model));

  if (model->suggested)
    spec_session_set_bandwidths (model->session, model->suggestion);
}
