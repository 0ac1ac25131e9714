/* From a project to the data it is about: the same for a window and for the command line. */
#pragma once

#include "project/spec-project.h"
#include "samples/spec-samples.h"

G_BEGIN_DECLS

/** Returns: (transfer full): the embedding of @side under the name it has in the project, or NULL. Not for the main thread. */
SpecEmbedding *spec_project_load_embedding (const SpecProject *project, SpecSide side, GCancellable *cancellable, GError **error);

/**
 * spec_project_load_samples:
 * @x: the loaded embedding
 * @y: likewise
 *
 * Returns: (transfer full): the samples as the project lists them, with their labels; only numbered where it has no list; or NULL.
 *   Whether there are as many as rows is not looked at
 */
SpecSamples *spec_project_load_samples (const SpecProject *project, SpecEmbedding *x, SpecEmbedding *y, GCancellable *cancellable,
                                        GError **error);

G_END_DECLS
