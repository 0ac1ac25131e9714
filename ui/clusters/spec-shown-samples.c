#include "clusters/spec-shown-samples.h"

#include "clusters/spec-sample-choice.h"
#include "model/spec-cluster-model.h"

/* Looking through this many takes a few milliseconds. */
#define MAX_ROWS_AT_ONCE 3000

struct _SpecShownSamples
{
  GObject parent_instance;

  /* owned */
  SpecSession *session;
  SpecClusterModel *all;
  SpecSampleChoice *choice;  /* (nullable): what is shown; NULL: all of them as they are */
  char *query;               /* (nullable) */
  GCancellable *cancellable; /* (nullable): of the choice being made */

  SpecSampleOrder order;
  guint count;
};

static GType
spec_shown_samples_get_item_type (GListModel *list)
{
  return SPEC_TYPE_SAMPLE_ITEM;
}

static guint
spec_shown_samples_get_n_items (GListModel *list)
{
  return SPEC_SHOWN_SAMPLES (list)->count;
}

static gpointer
spec_shown_samples_get_item (GListModel *list, guint position)
{
  SpecShownSamples *self = SPEC_SHOWN_SAMPLES (list);

  if (position >= self->count)
    return NULL;
  if (self->choice == NULL)
    return g_list_model_get_item (G_LIST_MODEL (self->all), position);
  return spec_sample_choice_get_item (self->choice, position);
}

static void
spec_shown_samples_list_init (GListModelInterface *interface)
{
  interface->get_item_type = spec_shown_samples_get_item_type;
  interface->get_n_items = spec_shown_samples_get_n_items;
  interface->get_item = spec_shown_samples_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SpecShownSamples, spec_shown_samples, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, spec_shown_samples_list_init))

/* Takes @choice, NULL for all. */
static void
show (SpecShownSamples *self, SpecSampleChoice *choice)
{
  guint before = self->count;
  SpecSampleChoice *old = self->choice;

  self->choice = choice;
  self->count = choice != NULL ? spec_sample_choice_get_count (choice) : g_list_model_get_n_items (G_LIST_MODEL (self->all));
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, self->count);
  g_clear_pointer (&old, spec_sample_choice_free);
}

static void
make_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  spec_sample_choice_make (data, cancellable);
  g_task_return_boolean (task, TRUE);
}

static void
on_made (GObject *source, GAsyncResult *result, gpointer data)
{
  SpecShownSamples *self = SPEC_SHOWN_SAMPLES (source);
  SpecSampleChoice *choice = data;

  /* Another was asked for meanwhile: the cancellable is no longer the current one. */
  if (!g_task_propagate_boolean (G_TASK (result), NULL) || self->cancellable != g_task_get_cancellable (G_TASK (result)))
    {
      spec_sample_choice_free (choice);
      return;
    }
  g_clear_object (&self->cancellable);
  show (self, choice);
}

static void
stop (SpecShownSamples *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
update (SpecShownSamples *self)
{
  SpecSamples *samples = spec_session_get_samples (self->session);
  SpecSampleChoice *choice;
  g_autoptr (GTask) task = NULL;

  stop (self);
  if (samples == NULL || (self->query == NULL && self->order == SPEC_SAMPLE_ORDER_SCORE))
    {
      show (self, NULL);
      return;
    }
  choice = spec_sample_choice_new (samples, self->all, self->query, self->order);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->all)) <= MAX_ROWS_AT_ONCE)
    {
      spec_sample_choice_make (choice, NULL);
      show (self, choice);
      return;
    }
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, on_made, choice);
  g_task_set_task_data (task, choice, NULL);
  g_task_run_in_thread (task, make_in_thread);
}

static void
spec_shown_samples_dispose (GObject *object)
{
  SpecShownSamples *self = SPEC_SHOWN_SAMPLES (object);

  stop (self);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (spec_shown_samples_parent_class)->dispose (object);
}

static void
spec_shown_samples_finalize (GObject *object)
{
  SpecShownSamples *self = SPEC_SHOWN_SAMPLES (object);

  g_clear_pointer (&self->choice, spec_sample_choice_free);
  g_clear_object (&self->all);
  g_free (self->query);
  G_OBJECT_CLASS (spec_shown_samples_parent_class)->finalize (object);
}

static void
spec_shown_samples_class_init (SpecShownSamplesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = spec_shown_samples_dispose;
  G_OBJECT_CLASS (klass)->finalize = spec_shown_samples_finalize;
}

static void
spec_shown_samples_init (SpecShownSamples *self)
{
}

SpecShownSamples *
spec_shown_samples_new (SpecSession *session)
{
  SpecShownSamples *self = g_object_new (SPEC_TYPE_SHOWN_SAMPLES, NULL);

  self->session = g_object_ref (session);
  self->all = SPEC_CLUSTER_MODEL (g_object_ref (spec_session_get_cluster (session)));
  self->count = g_list_model_get_n_items (G_LIST_MODEL (self->all));
  g_signal_connect_object (self->all, "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return self;
}

void
spec_shown_samples_set_query (SpecShownSamples *self, const char *text)
{
  const char *query = text != NULL && *text != '\0' ? text : NULL;

  if (g_strcmp0 (query, self->query) == 0)
    return;
  g_free (self->query);
  self->query = g_strdup (query);
  update (self);
}

gboolean
spec_shown_samples_is_narrowed (SpecShownSamples *self)
{
  return self->query != NULL;
}

void
spec_shown_samples_set_order (SpecShownSamples *self, SpecSampleOrder order)
{
  if (self->order == order)
    return;
  self->order = order;
  update (self);
}

SpecSampleOrder
spec_shown_samples_get_order (SpecShownSamples *self)
{
  return self->order;
}

const guint32 *
spec_shown_samples_get_rows (SpecShownSamples *self, gsize *count)
{
  return self->choice != NULL ? spec_sample_choice_get_rows (self->choice, count) : spec_cluster_model_get_rows (self->all, count);
}

guint
spec_shown_samples_find_row (SpecShownSamples *self, guint32 row)
{
  gsize count;
  const guint32 *rows = spec_shown_samples_get_rows (self, &count);

  for (gsize i = 0; i < count; i++)
    if (rows[i] == row)
      return (guint) i;
  return G_MAXUINT;
}

guint
spec_shown_samples_get_total (SpecShownSamples *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->all));
}
