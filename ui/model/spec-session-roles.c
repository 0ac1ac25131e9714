/* Which of several files is which (UI.md section 4, drag and drop). */
#include "model/spec-session-private.h"

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
