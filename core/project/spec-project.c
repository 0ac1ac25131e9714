#include "project/spec-project.h"

#include "project/spec-file-digest.h"

SpecProject *
spec_project_new (void)
{
  SpecProject *project = g_new0 (SpecProject, 1);

  project->params = (SpecParams) SPEC_PARAMS_DEFAULT;
  project->row_names = -1;
  project->curation = spec_curation_new ();
  project->figures = (SpecProjectFigures) { .formats = g_strdup ("pdf,png"), .columns = 5, .dpi = 300, .width = 6.75 };
  project->sigmas = g_array_new (FALSE, FALSE, sizeof (SpecSigmaPair));

  return project;
}

void
spec_project_free (SpecProject *project)
{
  if (project == NULL)
    return;
  for (guint role = 0; role < SPEC_PROJECT_N_FILES; role++)
    {
      g_free (project->file[role].path);
      g_free (project->file[role].sha256);
    }
  for (guint side = 0; side < 2; side++)
    {
      g_free (project->array[side].array);
      g_free (project->array[side].name);
    }
  g_clear_pointer (&project->curation, spec_curation_unref);
  g_free (project->view.view);
  g_free (project->figures.formats);
  g_array_unref (project->sigmas);
  g_free (project->exports);
  g_free (project->original);
  g_free (project);
}

const char *
spec_project_find_missing (const SpecProject *project)
{
  for (guint role = 0; role < SPEC_PROJECT_N_FILES; role++)
    if (project->file[role].path != NULL && !g_file_test (project->file[role].path, G_FILE_TEST_EXISTS))
      return project->file[role].path;

  return NULL;
}

gboolean
spec_project_add_digests (SpecProject *project, GCancellable *cancellable, GError **error)
{
  for (guint role = 0; role < SPEC_PROJECT_N_FILES; role++)
    {
      SpecProjectFile *file = &project->file[role];

      g_clear_pointer (&file->sha256, g_free);
      if (file->path == NULL || g_file_test (file->path, G_FILE_TEST_IS_DIR))
        continue;
      file->sha256 = spec_file_digest (file->path, cancellable, error);
      if (file->sha256 == NULL)
        return FALSE;
    }

  return TRUE;
}

GPtrArray *
spec_project_list_changed (const SpecProject *project, GCancellable *cancellable)
{
  GPtrArray *changed = g_ptr_array_new_with_free_func (g_free);

  for (guint role = 0; role < SPEC_PROJECT_N_FILES; role++)
    {
      const SpecProjectFile *file = &project->file[role];
      g_autofree char *sha256 = NULL;

      if (file->path == NULL || file->sha256 == NULL)
        continue;
      sha256 = spec_file_digest (file->path, cancellable, NULL);
      if (sha256 != NULL && !g_str_equal (sha256, file->sha256))
        g_ptr_array_add (changed, g_strdup (file->path));
    }

  return changed;
}
