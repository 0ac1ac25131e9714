/* Whether all values of a file are finite. Of a large file only the rows of the preview are looked at before it is shown; the rest is read
 * on another thread when the first preview is there. An answer on all rows never goes without: the solver reads them all. */
#include "model/spec-session-private.h"

#include "base/spec-random.h"
#include "embedding/spec-embedding-rows.h"

/* Smaller files are checked before they take their place: that takes no time anyone notices. */
#define LARGE (64.0 * 1024 * 1024)

typedef struct
{
  GWeakRef session;
  SpecEmbedding *embedding;
} SpecValueCheck;

static void
value_check_free (SpecValueCheck *check)
{
  g_weak_ref_clear (&check->session);
  spec_embedding_unref (check->embedding);
  g_free (check);
}

static gboolean
is_large (const SpecEmbedding *embedding)
{
  return (double) spec_embedding_get_samples (embedding) * (double) spec_embedding_get_dimensions (embedding) * sizeof (float) > LARGE;
}

gboolean
spec_session_check_first (SpecEmbedding *embedding, guint64 seed, GCancellable *cancellable, GError **error)
{
  gsize samples = spec_embedding_get_samples (embedding), count = MIN (SPEC_PREVIEW_SAMPLES, samples);
  g_autofree guint32 *rows = NULL;

  if (!is_large (embedding))
    return spec_embedding_check (embedding, FALSE, cancellable, error);
  rows = spec_random_choose_rows (seed, samples, count, error);
  if (rows == NULL)
    return FALSE;

  return spec_embedding_check_rows (embedding, rows, count) || spec_embedding_check (embedding, FALSE, cancellable, error);
}

static void
check_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  SpecValueCheck *check = data;
  GError *error = NULL;

  if (spec_embedding_check (check->embedding, FALSE, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* As if the file had been turned away at once. */
static void
spec_session_turn_away (SpecSession *session, SpecSide side, const GError *error)
{
  SpecRole role = side == SPEC_SIDE_X ? SPEC_ROLE_X : SPEC_ROLE_Y;
  g_autofree char *path = g_strdup (spec_embedding_get_path (session->embedding[side]));
  const char *message = spec_session_skip_path (error->message, path != NULL ? path : "");

  spec_session_drop_embedding (session, side);
  session->failed = FALSE;
  spec_session_remove_notice (session, "solve");
  spec_session_note_open_failed (session, role, path != NULL ? path : "", message);
  spec_session_emit_open_failed (session, role, path, message);
  spec_session_update_state (session);
}

static void
on_checked (GObject *source, GAsyncResult *result, gpointer data)
{
  SpecValueCheck *check = g_task_get_task_data (G_TASK (result));
  g_autoptr (SpecSession) session = g_weak_ref_get (&check->session);
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error) || session == NULL
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  for (guint side = 0; side < 2; side++)
    {
      if (session->pending[side] == check->embedding)
        g_clear_pointer (&session->pending[side], spec_embedding_unref);
      if (session->embedding[side] == check->embedding)
        spec_session_turn_away (session, side, error);
    }
}

static void
spec_session_start_check (SpecSession *session, SpecEmbedding *embedding)
{
  g_autoptr (GTask) task = g_task_new (NULL, session->values_checking, on_checked, NULL);
  SpecValueCheck *check = g_new0 (SpecValueCheck, 1);

  g_weak_ref_init (&check->session, session);
  check->embedding = spec_embedding_ref (embedding);
  g_task_set_task_data (task, check, (GDestroyNotify) value_check_free);
  g_task_run_in_thread (task, check_in_thread);
}

void
spec_session_check_later (SpecSession *session, SpecEmbedding *embedding)
{
  if (is_large (embedding))
    g_ptr_array_add (session->unchecked, spec_embedding_ref (embedding));
}

void
spec_session_check_values (SpecSession *session)
{
  /* The first preview needs the disk and the processors more. */
  if (session->compare_wanted && session->result == NULL && !session->failed)
    return;

  for (guint i = 0; i < session->unchecked->len; i++)
    spec_session_start_check (session, session->unchecked->pdata[i]);
  g_ptr_array_set_size (session->unchecked, 0);
}
