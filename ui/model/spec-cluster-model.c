#include "model/spec-cluster-model.h"

/* Ranking this many takes about a millisecond. */
#define MAX_ROWS_AT_ONCE 10000

typedef struct
{
  SpecResult *result;
  SpecSamples *samples;
  SpecDirection direction;
  guint index;
  gboolean opposite;

  guint32 *rows;
  float *scores;
  gsize count;
  GError *error; /* (nullable): why it is of nobody */
} SpecRanking;

struct _SpecClusterModel
{
  GObject parent_instance;

  /* owned */
  SpecRanking *ranking; /* (nullable): the one shown */
  GCancellable *cancellable; /* of the one being made */
};

enum
{
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
spec_ranking_free (SpecRanking *ranking)
{
  spec_result_unref (ranking->result);
  spec_samples_unref (ranking->samples);
  g_free (ranking->rows);
  g_free (ranking->scores);
  g_clear_error (&ranking->error);
  g_free (ranking);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecRanking, spec_ranking_free)

static GType
spec_cluster_model_get_item_type (GListModel *list)
{
  return SPEC_TYPE_SAMPLE_ITEM;
}

static guint
spec_cluster_model_get_n_items (GListModel *list)
{
  SpecClusterModel *model = SPEC_CLUSTER_MODEL (list);

  return model->ranking != NULL ? (guint) model->ranking->count : 0;
}

static gpointer
spec_cluster_model_get_item (GListModel *list, guint position)
{
  SpecRanking *ranking = SPEC_CLUSTER_MODEL (list)->ranking;

  if (ranking == NULL || position >= ranking->count)
    return NULL;

  return spec_sample_item_new (ranking->samples, ranking->rows[position], position + 1, ranking->scores[position]);
}

static void
spec_cluster_model_list_init (GListModelInterface *interface)
{
  interface->get_item_type = spec_cluster_model_get_item_type;
  interface->get_n_items = spec_cluster_model_get_n_items;
  interface->get_item = spec_cluster_model_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SpecClusterModel, spec_cluster_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, spec_cluster_model_list_init))

SpecClusterModel *
spec_cluster_model_new (void)
{
  return g_object_new (SPEC_TYPE_CLUSTER_MODEL, NULL);
}

/* Where there is no memory for it, of nobody, and the error says so. */
static void
spec_ranking_make (SpecRanking *ranking)
{
  ranking->count = spec_problem_get_samples (spec_result_get_problem (ranking->result));
  ranking->rows = spec_result_rank_samples (ranking->result, ranking->direction, ranking->index, ranking->opposite,
                                            &ranking->count, &ranking->scores, &ranking->error);
}

/* Takes @ranking, which may be NULL. */
static void
spec_cluster_model_take (SpecClusterModel *model, SpecRanking *ranking)
{
  guint before = spec_cluster_model_get_n_items (G_LIST_MODEL (model));
  SpecRanking *old = model->ranking;

  model->ranking = ranking;
  g_list_model_items_changed (G_LIST_MODEL (model), 0, before, spec_cluster_model_get_n_items (G_LIST_MODEL (model)));
  g_clear_pointer (&old, spec_ranking_free);
  if (ranking != NULL && ranking->error != NULL)
    g_signal_emit (model, signals[SIGNAL_FAILED], 0, ranking->error->message);
}

static void
rank_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  spec_ranking_make (data);
  g_task_return_boolean (task, TRUE);
}

static void
on_ranked (GObject *source, GAsyncResult *result, gpointer data)
{
  SpecClusterModel *model = SPEC_CLUSTER_MODEL (source);
  GTask *task = G_TASK (result);
  SpecRanking **ranking = data;

  /* Another was asked for meanwhile: the cancellable is no longer the current one. */
  if (g_task_propagate_boolean (task, NULL) && model->cancellable == g_task_get_cancellable (task))
    {
      g_clear_object (&model->cancellable);
      spec_cluster_model_take (model, g_steal_pointer (ranking));
    }
  g_clear_pointer (ranking, spec_ranking_free);
  g_free (ranking);
}

static void
spec_cluster_model_rank_later (SpecClusterModel *model, SpecRanking *ranking)
{
  SpecRanking **holder = g_new (SpecRanking *, 1);
  g_autoptr (GTask) task = NULL;

  *holder = ranking;
  model->cancellable = g_cancellable_new ();
  task = g_task_new (model, model->cancellable, on_ranked, holder);
  g_task_set_task_data (task, ranking, NULL);
  g_task_run_in_thread (task, rank_in_thread);
}

void
spec_cluster_model_show (SpecClusterModel *model, SpecResult *result, SpecSamples *samples, SpecDirection direction,
                         guint index, gboolean opposite)
{
  SpecRanking *ranking;

  g_return_if_fail (SPEC_IS_CLUSTER_MODEL (model));

  if (model->cancellable != NULL)
    g_cancellable_cancel (model->cancellable);
  g_clear_object (&model->cancellable);
  if (result == NULL || samples == NULL)
    {
      spec_cluster_model_take (model, NULL);
      return;
    }

  ranking = g_new0 (SpecRanking, 1);
  ranking->result = spec_result_ref (result);
  ranking->samples = spec_samples_ref (samples);
  ranking->direction = direction;
  ranking->index = index;
  ranking->opposite = opposite;
  if (spec_problem_get_samples (spec_result_get_problem (result)) > MAX_ROWS_AT_ONCE)
    {
      spec_cluster_model_rank_later (model, ranking);
      return;
    }
  spec_ranking_make (ranking);
  spec_cluster_model_take (model, ranking);
}

const guint32 *
spec_cluster_model_get_rows (SpecClusterModel *model, gsize *count)
{
  g_return_val_if_fail (SPEC_IS_CLUSTER_MODEL (model), NULL);
  g_return_val_if_fail (count != NULL, NULL);

  *count = model->ranking != NULL ? model->ranking->count : 0;

  return model->ranking != NULL ? model->ranking->rows : NULL;
}

const float *
spec_cluster_model_get_scores (SpecClusterModel *model)
{
  g_return_val_if_fail (SPEC_IS_CLUSTER_MODEL (model), NULL);

  return model->ranking != NULL ? model->ranking->scores : NULL;
}

static void
spec_cluster_model_finalize (GObject *object)
{
  SpecClusterModel *model = SPEC_CLUSTER_MODEL (object);

  g_clear_pointer (&model->ranking, spec_ranking_free);
  g_clear_object (&model->cancellable);

  G_OBJECT_CLASS (spec_cluster_model_parent_class)->finalize (object);
}

static void
spec_cluster_model_class_init (SpecClusterModelClass *class)
{
  G_OBJECT_CLASS (class)->finalize = spec_cluster_model_finalize;
  signals[SIGNAL_FAILED] = g_signal_new ("failed", SPEC_TYPE_CLUSTER_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                         G_TYPE_STRING);
}

static void
spec_cluster_model_init (SpecClusterModel *model)
{
}
