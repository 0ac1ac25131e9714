/* Files are read on other threads, one per role at a time; what comes back too late is dropped. */
#include <string.h>

#include "base/spec-error.h"
#include "model/spec-session-private.h"

/* What a reading thread needs and brings; it holds no strong reference of the session. */
typedef struct
{
  GWeakRef session;
  SpecRole role;
  char *path;
  char *name;        /* (nullable): of an embedding, for headings and figures */
  char *root;        /* (nullable): of an image list */
  char *labels;      /* (nullable): labels to put on a list just read */
  gboolean step;        /* it takes the place of another file, which undo brings back */
  gboolean skip_first;  /* the first line of the list is a heading */
  SpecEmbedding *names; /* (nullable): the one whose row names are read in place of the list */
  SpecSamples *base; /* (nullable): the samples that labels are for */
  guint64 seed;      /* of the rows that the preview uses */
} SpecLoad;

static void
spec_load_free (SpecLoad *load)
{
  g_weak_ref_clear (&load->session);
  g_free (load->path);
  g_free (load->name);
  g_free (load->root);
  g_free (load->labels);
  g_clear_pointer (&load->base, spec_samples_unref);
  g_clear_pointer (&load->names, spec_embedding_unref);
  g_free (load);
}

static void
replace_string (char **string, const char *value)
{
  char *copy = g_strdup (value);

  g_free (*string);
  *string = copy;
}

static SpecEmbedding *
load_embedding (SpecLoad *load, GCancellable *cancellable, GError **error)
{
  g_autoptr (SpecEmbedding) embedding = spec_embedding_load (load->path, cancellable, error);

  if (embedding == NULL || !spec_session_check_first (embedding, load->seed, cancellable, error))
    return NULL;

  return load->name != NULL ? spec_embedding_rename (embedding, load->name) : g_steal_pointer (&embedding);
}

static SpecSamples *
load_list (SpecLoad *load, GCancellable *cancellable, GError **error)
{
  g_autoptr (SpecSamples) samples = NULL;

  if (load->names != NULL)
    return spec_samples_load_row_names (load->names, load->path, load->root, cancellable, error);

  samples = spec_samples_load_list (load->path, load->root, cancellable, error);
  if (samples != NULL && load->skip_first && spec_samples_get_count (samples) >= 2)
    return spec_samples_skip_first (samples);

  return g_steal_pointer (&samples);
}

static SpecSamples *
load_samples (SpecLoad *load, GCancellable *cancellable, GError **error)
{
  g_autoptr (SpecSamples) samples = load_list (load, cancellable, error);

  if (samples == NULL || load->labels == NULL)
    return g_steal_pointer (&samples);

  return spec_samples_with_labels (samples, load->labels, cancellable, error);
}

static void
load_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  SpecLoad *load = data;
  gboolean is_embedding = load->role == SPEC_ROLE_X || load->role == SPEC_ROLE_Y;
  GError *error = NULL;
  gpointer value;

  if (is_embedding)
    value = load_embedding (load, cancellable, &error);
  else if (load->role == SPEC_ROLE_SAMPLES)
    value = load_samples (load, cancellable, &error);
  else
    value = spec_samples_with_labels (load->base, load->path, cancellable, &error);

  if (value == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, value,
                           is_embedding ? (GDestroyNotify) spec_embedding_unref : (GDestroyNotify) spec_samples_unref);
}

static void
spec_session_remember_source (SpecSession *session, SpecLoad *load)
{
  if (load->role == SPEC_ROLE_LABELS)
    {
      replace_string (&session->labels_path, load->path);
      return;
    }
  replace_string (&session->samples_path, load->path);
  replace_string (&session->samples_root, load->root);
  session->skip_first = load->skip_first;
  g_clear_pointer (&session->names, spec_embedding_unref);
  session->names = load->names != NULL ? spec_embedding_ref (load->names) : NULL;
}

const char *
spec_session_skip_path (const char *message, const char *path)
{
  const char *rest = g_str_has_prefix (message, path) ? message + strlen (path) : message;

  /* U+FF1A: the colon of a Chinese message. */
  while (rest != message && (*rest == ':' || *rest == ' ' || g_utf8_get_char (rest) == 0xFF1A))
    rest = g_utf8_next_char (rest);

  return *rest != '\0' ? rest : message;
}

static void
spec_session_finish_load (SpecSession *session, SpecLoad *load, gpointer value, const GError *error)
{
  if (g_error_matches (error, SPEC_ERROR, SPEC_ERROR_CHOICE))
    {
      spec_session_emit_choose_array (session, load->role, load->path);
    }
  else if (error != NULL)
    {
      const char *message = spec_session_skip_path (error->message, load->path);

      spec_session_note_open_failed (session, load->role, load->path, message);
      spec_session_emit_open_failed (session, load->role, load->path, message);
    }
  else if (load->role == SPEC_ROLE_X || load->role == SPEC_ROLE_Y)
    {
      spec_session_check_later (session, value);
      spec_session_take_embedding (session, load->role == SPEC_ROLE_X ? SPEC_SIDE_X : SPEC_SIDE_Y, value, load->step);
    }
  else
    {
      spec_session_record_files (session, load->step);
      spec_session_remember_source (session, load);
      spec_session_take_samples (session, value);
    }
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = G_TASK (result);
  SpecLoad *load = g_task_get_task_data (task);
  g_autoptr (SpecSession) session = g_weak_ref_get (&load->session);
  g_autoptr (GError) error = NULL;
  gpointer value = g_task_propagate_pointer (task, &error);

  /* Another file was opened in this role meanwhile, or this one was given up: its cancellable is no longer the role's. */
  if (session != NULL && session->loading[load->role] == g_task_get_cancellable (task))
    {
      g_clear_object (&session->loading[load->role]);
      g_clear_pointer (&session->loading_path[load->role], g_free);
      spec_session_finish_load (session, load, value, error);
      spec_session_end_waiting (session);
      session->files_recorded = session->files_recorded && spec_session_is_reading (session);
      spec_session_update_state (session);
      spec_session_check_values (session);
    }

  if (value != NULL && (load->role == SPEC_ROLE_X || load->role == SPEC_ROLE_Y))
    spec_embedding_unref (value);
  else if (value != NULL)
    spec_samples_unref (value);
}

void
spec_session_cancel_loading (SpecSession *session, SpecRole role)
{
  if (session->loading[role] == NULL)
    return;

  g_cancellable_cancel (session->loading[role]);
  g_clear_object (&session->loading[role]);
  g_clear_pointer (&session->loading_path[role], g_free);
}

static SpecLoad *
spec_load_new (SpecSession *session, SpecRole role, const char *path)
{
  SpecLoad *load = g_new0 (SpecLoad, 1);

  g_weak_ref_init (&load->session, session);
  load->role = role;
  load->path = g_strdup (path);
  load->step = session->comparing;
  load->seed = session->params.seed;
  if (role == SPEC_ROLE_SAMPLES)
    load->labels = g_strdup (session->labels_path);
  else if (role == SPEC_ROLE_LABELS)
    load->base = spec_samples_ref (session->samples);

  return load;
}

/* Takes @load. */
static void
spec_session_start_load (SpecSession *session, SpecLoad *load)
{
  SpecRole role = load->role;
  g_autoptr (GTask) task = NULL;

  spec_session_cancel_loading (session, role);
  if (role == SPEC_ROLE_X || role == SPEC_ROLE_Y)
    g_clear_pointer (&session->pending[role == SPEC_ROLE_X ? SPEC_SIDE_X : SPEC_SIDE_Y], spec_embedding_unref);
  session->loading[role] = g_cancellable_new ();
  session->loading_path[role] = g_strdup (load->path);

  task = g_task_new (NULL, session->loading[role], on_loaded, NULL);
  g_task_set_task_data (task, load, (GDestroyNotify) spec_load_free);
  g_task_run_in_thread (task, load_in_thread);
  spec_session_update_state (session);
}

void
spec_session_open (SpecSession *session, SpecRole role, const char *path)
{
  g_return_if_fail (SPEC_IS_SESSION (session));
  g_return_if_fail (path != NULL);

  /* Labels are put on samples; before there are any, they wait for the list. */
  if (role == SPEC_ROLE_LABELS && (session->samples == NULL || session->loading[SPEC_ROLE_SAMPLES] != NULL))
    {
      replace_string (&session->labels_path, path);
      if (session->loading[SPEC_ROLE_SAMPLES] != NULL)
        {
          g_autofree char *list = g_strdup (session->loading_path[SPEC_ROLE_SAMPLES]);

          spec_session_start_load (session, spec_load_new (session, SPEC_ROLE_SAMPLES, list));
        }
      return;
    }

  spec_session_start_load (session, spec_load_new (session, role, path));
}

void
spec_session_open_quietly (SpecSession *session, SpecRole role, const char *path)
{
  SpecLoad *load = spec_load_new (session, role, path);

  load->step = FALSE;
  spec_session_start_load (session, load);
}

void
spec_session_open_named (SpecSession *session, SpecSide side, const char *path, const char *name)
{
  SpecLoad *load;

  g_return_if_fail (SPEC_IS_SESSION (session));
  g_return_if_fail (path != NULL);

  load = spec_load_new (session, side == SPEC_SIDE_X ? SPEC_ROLE_X : SPEC_ROLE_Y, path);
  load->name = g_strdup (name);
  spec_session_start_load (session, load);
}

/* Returns: (transfer full): the reading of the list that is there, once more. */
static SpecLoad *
spec_load_new_again (SpecSession *session)
{
  SpecLoad *load = spec_load_new (session, SPEC_ROLE_SAMPLES, session->samples_path);

  load->root = g_strdup (session->samples_root);
  load->skip_first = session->skip_first;
  load->names = session->names != NULL ? spec_embedding_ref (session->names) : NULL;

  return load;
}

void
spec_session_find_images (SpecSession *session, const char *folder)
{
  SpecLoad *load;

  g_return_if_fail (SPEC_IS_SESSION (session));
  g_return_if_fail (folder != NULL);

  if (session->samples_path == NULL)
    return;
  load = spec_load_new_again (session);
  replace_string (&load->root, folder);
  spec_session_start_load (session, load);
}

void
spec_session_skip_first (SpecSession *session)
{
  SpecLoad *load;

  g_return_if_fail (SPEC_IS_SESSION (session));

  if (session->samples_path == NULL)
    return;
  load = spec_load_new_again (session);
  load->skip_first = TRUE;
  spec_session_start_load (session, load);
}

void
spec_session_use_row_names (SpecSession *session, SpecSide side)
{
  SpecLoad *load;

  g_return_if_fail (SPEC_IS_SESSION (session));

  if (session->samples_path == NULL || session->embedding[side] == NULL
      || spec_embedding_get_row_names (session->embedding[side]) == NULL)
    return;
  load = spec_load_new_again (session);
  g_clear_pointer (&load->names, spec_embedding_unref);
  load->names = spec_embedding_ref (session->embedding[side]);
  spec_session_start_load (session, load);
}

gboolean
spec_session_is_loading (SpecSession *session, SpecRole role)
{
  g_return_val_if_fail (SPEC_IS_SESSION (session), FALSE);

  return session->loading[role] != NULL;
}

static void
spec_session_close_samples (SpecSession *session)
{
  g_clear_pointer (&session->listed, spec_samples_unref);
  g_clear_pointer (&session->samples_path, g_free);
  g_clear_pointer (&session->samples_root, g_free);
  g_clear_pointer (&session->labels_path, g_free);
  g_clear_pointer (&session->names, spec_embedding_unref);
  session->skip_first = FALSE;
  spec_session_refit_samples (session);
}

static gboolean
spec_session_has_file (SpecSession *session, SpecRole role)
{
  if (role == SPEC_ROLE_X || role == SPEC_ROLE_Y)
    return session->embedding[role == SPEC_ROLE_X ? SPEC_SIDE_X : SPEC_SIDE_Y] != NULL;

  return role == SPEC_ROLE_SAMPLES ? session->samples_path != NULL : session->labels_path != NULL;
}

void
spec_session_close (SpecSession *session, SpecRole role)
{
  g_return_if_fail (SPEC_IS_SESSION (session));

  spec_session_cancel_loading (session, role);
  spec_session_record_files (session, spec_session_has_file (session, role));
  switch (role)
    {
    case SPEC_ROLE_X:
      spec_session_drop_embedding (session, SPEC_SIDE_X);
      break;
    case SPEC_ROLE_Y:
      spec_session_drop_embedding (session, SPEC_SIDE_Y);
      break;
    case SPEC_ROLE_SAMPLES:
      spec_session_close_samples (session);
      break;
    case SPEC_ROLE_LABELS:
      g_clear_pointer (&session->labels_path, g_free);
      break;
    }
  spec_session_update_state (session);
}
