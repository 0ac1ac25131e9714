/* A project with all it is about: what a window needs to go on where it was left. */
#pragma once

#include "project/spec-project-open.h"
#include "spec/spec-result.h"

G_BEGIN_DECLS

/** Members are its own; to be stolen from by who takes them. */
typedef struct
{
  SpecProject *project;
  SpecEmbedding *embedding[2];
  SpecSamples *samples; /* as listed; numbered where there is no list */
  SpecResult *result;   /* (nullable): where one was kept that inputs and parameters still fit */
  double median[2];     /* known with it; 0: not known, or there is none */
  GPtrArray *changed;   /* paths of inputs that are others than when the project was saved */
} SpecOpenedProject;

/**
 * spec_opened_project_new:
 * @project: (transfer full):
 *
 * Reads all that @project names. Values are looked at only where no result is kept that they gave before. Not for the main thread.
 */
SpecOpenedProject *spec_opened_project_new (SpecProject *project, GCancellable *cancellable, GError **error);

/** @opened: (nullable) (transfer full): gives up its shares of embeddings, samples and result; steal what goes on
 * living. */
void spec_opened_project_free (SpecOpenedProject *opened);

/**
 * spec_opened_project_keep_result:
 * @project: with its digests
 * @result: of all rows
 *
 * Keeps @result for the next time @project is opened, where it is the result of its parameters. Not for the main thread.
 */
gboolean spec_opened_project_keep_result (const SpecProject *project, SpecResult *result, const double *median, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecOpenedProject, spec_opened_project_free)

G_END_DECLS
