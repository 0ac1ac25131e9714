/* Files are read on other threads, one per role at a time; what comes back too late is dropped. */
#include <string.h>

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
  SpecSamples *base; /* (nullable): the samples that labels are for */
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

  if (embedding == NULL || !spec_embedding_check (embedding, FALSE, cancellable, error))
    return NULL;

  return load->name != NULL ? spec_embedding_rename (embedding, load->name) : g_steal_pointer (&embedding);
}

static SpecSamples *
load_samples (SpecLoad *load, GCancellable *cancellable, GError **error)
{
  g_autoptr (SpecSamples) samples = spec_samples_load_images (load->path, load->root, cancellable, error);

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
}

/* Messages begin with the file they are about; where they are shown, its name stands above. */
static const char *
skip_path (const char *message, const char *path)
{
  const char *rest = g_str_has_prefix (message, path) ? message + strlen (path) : message;

  while (rest != message && (*rest == ':' || *rest == ' '))
    rest++;

  return *rest != '\0' ? rest : message;
}

static void
spec_session_finish_load (SpecSession *session, SpecLoad *load, gpointer value, const GError *error)
{
  if (error != NULL)
    {
      const char *message = skip_path (error->message, load->path);

      spec_session_note_open_failed (session, load->role, load->path, message);
      spec_session_emit_open_failed (session, load->role, load->path, message);
    }
  else if (load->role == SPEC_ROLE_X || load->role == SPEC_ROLE_Y)
    {
      spec_session_take_embedding (session, load->role == SPEC_ROLE_X ? SPEC_SIDE_X : SPEC_SIDE_Y, value);
    }
  else
    {
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
      spec_session_update_state (session);
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

static void
spec_session_start_load (SpecSession *session, SpecRole role, const char *path, const char *name, const char *root)
{
  SpecLoad *load = g_new0 (SpecLoad, 1);
  g_autoptr (GTask) task = NULL;

  spec_session_cancel_loading (session, role);
  session->loading[role] = g_cancellable_new ();
  session->loading_path[role] = g_strdup (path);

  g_weak_ref_init (&load->session, session);
  load->role = role;
  load->path = g_strdup (path);
  load->name = g_strdup (name);
  load->root = g_strdup (root);
  if (role == SPEC_ROLE_SAMPLES)
    load->labels = g_strdup (session->labels_path);
  else if (role == SPEC_ROLE_LABELS)
    load->base = spec_samples_ref (session->samples);

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

          spec_session_start_load (session, SPEC_ROLE_SAMPLES, list, NULL, NULL);
        }
      return;
    }

  spec_session_start_load (session, role, path, NULL, NULL);
}

void
spec_session_open_named (SpecSession *session, SpecSide side, const char *path, const char *name)
{
  g_return_if_fail (SPEC_IS_SESSION (session));
  g_return_if_fail (path != NULL);

  spec_session_start_load (session, side == SPEC_SIDE_X ? SPEC_ROLE_X : SPEC_ROLE_Y, path, name, NULL);
}

void
spec_session_find_images (SpecSession *session, const char *folder)
{
  g_return_if_fail (SPEC_IS_SESSION (session));
  g_return_if_fail (folder != NULL);

  if (session->samples_path != NULL)
    {
      g_autofree char *list = g_strdup (session->samples_path);

      spec_session_start_load (session, SPEC_ROLE_SAMPLES, list, NULL, folder);
    }
}

static gboolean
is_array_file (const char *path)
{
  static const char *const endings[] = { ".npy", ".npz", ".safetensors", ".bin", ".fvecs", ".vec", ".pt", ".pkl" };
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      if (g_str_has_suffix (lower, endings[i]))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_labels_file (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  return g_str_has_prefix (name, "labels.") || g_str_has_suffix (name, "_labels.txt");
}

void
spec_session_open_files (SpecSession *session, const char *const *paths)
{
  guint arrays = 0, found = 0;
  gboolean has_x;

  g_return_if_fail (SPEC_IS_SESSION (session));
  g_return_if_fail (paths != NULL);

  for (guint i = 0; paths[i] != NULL; i++)
    arrays += is_array_file (paths[i]) && !is_labels_file (paths[i]);
  has_x = session->embedding[SPEC_SIDE_X] != NULL || session->loading[SPEC_ROLE_X] != NULL;

  for (guint i = 0; paths[i] != NULL; i++)
    {
      SpecRole role = SPEC_ROLE_SAMPLES;

      if (is_labels_file (paths[i]))
        role = SPEC_ROLE_LABELS;
      else if (is_array_file (paths[i]))
        /* One alone fills the first gap. */
        role = (arrays == 1 && has_x) || found++ > 0 ? SPEC_ROLE_Y : SPEC_ROLE_X;
      spec_session_open (session, role, paths[i]);
    }
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
  spec_session_refit_samples (session);
}

void
spec_session_close (SpecSession *session, SpecRole role)
{
  g_return_if_fail (SPEC_IS_SESSION (session));

  spec_session_cancel_loading (session, role);
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
