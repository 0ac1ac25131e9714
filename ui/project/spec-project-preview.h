/* What the start page shows of a project without opening it: names, how many samples, pictures of its first cluster. Kept in the user's
 * cache, under the project's path. */
#pragma once

#include "project/spec-project.h"
#include "samples/spec-samples.h"
#include "spec/spec-result.h"

G_BEGIN_DECLS

#define SPEC_PROJECT_PREVIEW_PICTURES 3
/** Pixels of a picture's side, twice what is shown. */
#define SPEC_PROJECT_PREVIEW_SIDE 72

typedef struct
{
  char *names;   /* (nullable): "CLIP, DINOv2" */
  char *samples; /* (nullable): how many, in words */
  char *picture; /* (nullable): the path of a PNG, pictures side by side */
} SpecProjectPreview;

/** Returns: (transfer full): what is known of the project at @path; empty where it was never saved here. */
SpecProjectPreview *spec_project_preview_load (const char *path);
/** @preview: (transfer full): not NULL; what is in the cache stays there. */
void spec_project_preview_free (SpecProjectPreview *preview);

/**
 * spec_project_preview_write:
 * @result: (nullable):
 * @samples: (nullable):
 *
 * Decodes pictures: not for the main thread. A cache that cannot be written is no error.
 */
void spec_project_preview_write (const SpecProject *project, const char *path, SpecResult *result, SpecSamples *samples);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecProjectPreview, spec_project_preview_free)

G_END_DECLS
