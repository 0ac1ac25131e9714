/* Whether the list of images is in the order of the rows. */
#include "model/spec-session-private.h"

/* Compares the list's order with what the embeddings say of their rows, on another thread. */
typedef struct
{
  GWeakRef session;
  SpecSamples *samples;
  SpecEmbedding *embedding[2];
  char *list;
  char *root; /* (nullable) */
  int names;  /* the side whose row names can take the place of the list, -1: none */
} SpecOrderCheck;

static void
order_check_free (SpecOrderCheck *check)
{
  g_weak_ref_clear (&check->session);
  spec_samples_unref (check->samples);
  for (guint side = 0; side < 2; side++)
    g_clear_pointer (&check->embedding[side], spec_embedding_unref);
  g_free (check->list);
  g_free (check->root);
  g_free (check);
}

/* Keys that are no paths lead to no images, and cannot stand in for a list. */
static gboolean
names_find_images (SpecOrderCheck *check, SpecEmbedding *embedding, GCancellable *cancellable)
{
  g_autoptr (SpecSamples) named = NULL;

  if (spec_embedding_get_row_names (embedding) == NULL)
    return FALSE;

  named = spec_samples_load_row_names (embedding, check->list, check->root, cancellable, NULL);

  return named != NULL && spec_samples_get_missing (named) < spec_samples_get_count (named)
         && spec_samples_get_missing (named) <= spec_samples_get_missing (check->samples);
}

static void
check_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  SpecOrderCheck *check = data;
  char *text = NULL;

  /* Names say more than how a list is sorted. */
  for (guint i = 0; i < 4 && text == NULL; i++)
    {
      SpecEmbedding *embedding = check->embedding[i % 2];

      if (embedding == NULL || (spec_embedding_get_row_names (embedding) != NULL) != (i < 2))
        continue;
      text = spec_samples_check_order (check->samples, embedding);
      if (text != NULL && names_find_images (check, embedding, cancellable))
        check->names = (int) i % 2;
    }
  g_task_return_pointer (task, text, g_free);
}

static void
on_order_checked (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = G_TASK (result);
  SpecOrderCheck *check = g_task_get_task_data (task);
  g_autoptr (SpecSession) session = g_weak_ref_get (&check->session);
  g_autofree char *text = g_task_propagate_pointer (task, NULL);

  if (session == NULL || session->checking != g_task_get_cancellable (task))
    return;

  g_clear_object (&session->checking);
  spec_session_note_order (session, text, check->names);
}

void
spec_session_check_order (SpecSession *session)
{
  SpecOrderCheck *check;
  g_autoptr (GTask) task = NULL;

  if (session->checking != NULL)
    g_cancellable_cancel (session->checking);
  g_clear_object (&session->checking);
  if (session->samples == NULL || session->samples != session->listed || session->samples_path == NULL)
    {
      spec_session_note_order (session, NULL, -1);
      return;
    }

  check = g_new0 (SpecOrderCheck, 1);
  g_weak_ref_init (&check->session, session);
  check->samples = spec_samples_ref (session->samples);
  check->list = g_strdup (session->samples_path);
  check->root = g_strdup (session->samples_root);
  check->names = -1;
  for (guint side = 0; side < 2; side++)
    {
      if (session->embedding[side] != NULL)
        check->embedding[side] = spec_embedding_ref (session->embedding[side]);
    }
  session->checking = g_cancellable_new ();
  task = g_task_new (NULL, session->checking, on_order_checked, NULL);
  g_task_set_task_data (task, check, (GDestroyNotify) order_check_free);
  g_task_run_in_thread (task, check_in_thread);
}
