#include "project/spec-project-open.h"

SpecEmbedding *
spec_project_load_embedding (const SpecProject *project, SpecSide side, GCancellable *cancellable, GError **error)
{
  const SpecProjectFile *file = &project->file[side == SPEC_SIDE_X ? SPEC_PROJECT_X : SPEC_PROJECT_Y];
  const SpecProjectArray *array = &project->array[side];
  g_autofree char *location = array->array != NULL ? g_strconcat (file->path, ":", array->array, NULL) : g_strdup (file->path);
  g_autoptr (SpecEmbedding) embedding = spec_embedding_load (location, cancellable, error);

  if (embedding == NULL || array->name == NULL)
    return g_steal_pointer (&embedding);

  return spec_embedding_rename (embedding, array->name);
}

static SpecSamples *
load_list (const SpecProject *project, SpecEmbedding *const *embeddings, GCancellable *cancellable, GError **error)
{
  const char *list = project->file[SPEC_PROJECT_SAMPLES].path, *root = project->file[SPEC_PROJECT_ROOT].path;
  g_autoptr (SpecSamples) samples = NULL;

  if (list == NULL)
    return spec_samples_new_numbered (spec_embedding_get_samples (embeddings[SPEC_SIDE_X]));
  if (project->row_names >= 0 && spec_embedding_get_row_names (embeddings[project->row_names]) != NULL)
    return spec_samples_load_row_names (embeddings[project->row_names], list, root, cancellable, error);

  samples = spec_samples_load_list (list, root, cancellable, error);
  if (samples != NULL && project->skip_first && spec_samples_get_count (samples) >= 2)
    return spec_samples_skip_first (samples);

  return g_steal_pointer (&samples);
}

SpecSamples *
spec_project_load_samples (const SpecProject *project, SpecEmbedding *x, SpecEmbedding *y, GCancellable *cancellable, GError **error)
{
  SpecEmbedding *const embeddings[] = { x, y };
  const char *labels = project->file[SPEC_PROJECT_LABELS].path;
  g_autoptr (SpecSamples) samples = load_list (project, embeddings, cancellable, error);

  if (samples == NULL || labels == NULL)
    return g_steal_pointer (&samples);

  return spec_samples_with_labels (samples, labels, cancellable, error);
}
