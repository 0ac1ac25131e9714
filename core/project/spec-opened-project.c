#include "project/spec-opened-project.h"

#include <glib/gi18n-lib.h>

#include "project/spec-file-digest.h"
#include "project/spec-result-store.h"

static gboolean
check_missing (const SpecProject *project, GError **error)
{
  const char *missing = spec_project_find_missing (project);

  if (missing != NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("%s: not found"), missing);

  return missing == NULL;
}

/* Returns: (transfer full) (nullable): what the result of @project is kept under, with its files as they are now. */
static char *
make_key (const SpecProject *project, GCancellable *cancellable, GError **error)
{
  g_autofree char *x = spec_file_digest (project->file[SPEC_PROJECT_X].path, cancellable, error);
  g_autofree char *y = x != NULL ? spec_file_digest (project->file[SPEC_PROJECT_Y].path, cancellable, error) : NULL;
  const char *const sha256[] = { x, y };
  const char *const array[] = { project->array[SPEC_SIDE_X].array, project->array[SPEC_SIDE_Y].array };

  return y != NULL ? spec_result_store_make_key (sha256, array, &project->params) : NULL;
}

static gboolean
recall (SpecOpenedProject *opened, GCancellable *cancellable, GError **error)
{
  g_autofree char *key = make_key (opened->project, cancellable, error);
  g_autoptr (SpecProblem) problem = NULL;

  if (key == NULL)
    return FALSE;
  /* Files that do not fit each other any more have no result; that is told when they are shown. */
  problem = spec_problem_new (opened->embedding[SPEC_SIDE_X], opened->embedding[SPEC_SIDE_Y], &opened->project->params, NULL);
  if (problem != NULL)
    opened->result = spec_result_store_recall (key, problem, opened->median);

  return TRUE;
}

static gboolean
check_values (SpecOpenedProject *opened, GCancellable *cancellable, GError **error)
{
  for (guint side = 0; side < 2 && opened->result == NULL; side++)
    if (!spec_embedding_check (opened->embedding[side], FALSE, cancellable, error))
      return FALSE;

  return TRUE;
}

SpecOpenedProject *
spec_opened_project_new (SpecProject *project, GCancellable *cancellable, GError **error)
{
  g_autoptr (SpecOpenedProject) opened = g_new0 (SpecOpenedProject, 1);

  opened->project = project;
  if (!check_missing (project, error))
    return NULL;
  for (guint side = 0; side < 2; side++)
    {
      opened->embedding[side] = spec_project_load_embedding (project, side, cancellable, error);
      if (opened->embedding[side] == NULL)
        return NULL;
    }
  opened->samples = spec_project_load_samples (project, opened->embedding[SPEC_SIDE_X], opened->embedding[SPEC_SIDE_Y], cancellable,
                                               error);
  if (opened->samples == NULL || !recall (opened, cancellable, error) || !check_values (opened, cancellable, error))
    return NULL;
  opened->changed = spec_project_list_changed (project, cancellable);

  return g_steal_pointer (&opened);
}

void
spec_opened_project_free (SpecOpenedProject *opened)
{
  if (opened == NULL)
    return;
  spec_project_free (opened->project);
  for (guint side = 0; side < 2; side++)
    g_clear_pointer (&opened->embedding[side], spec_embedding_unref);
  g_clear_pointer (&opened->samples, spec_samples_unref);
  g_clear_pointer (&opened->result, spec_result_unref);
  g_clear_pointer (&opened->changed, g_ptr_array_unref);
  g_free (opened);
}

gboolean
spec_opened_project_keep_result (const SpecProject *project, SpecResult *result, const double *median, GError **error)
{
  g_autofree char *key = NULL;

  if (!spec_embedding_check_unchanged (spec_problem_get_embedding (spec_result_get_problem (result), SPEC_SIDE_X), NULL)
      || !spec_embedding_check_unchanged (spec_problem_get_embedding (spec_result_get_problem (result), SPEC_SIDE_Y), NULL))
    return TRUE;
  key = make_key (project, NULL, error);

  return key != NULL && spec_result_store_keep (key, result, median, error);
}
