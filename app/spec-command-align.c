#include <glib/gi18n-lib.h>

#include "align/spec-align-report.h"
#include "align/spec-aligner.h"
#include "spec-align-options.h"
#include "spec-run.h"

typedef struct
{
  const SpecAlignOptions *options;
  SpecRun run; /* its samples, for their labels, only where there are some */
  SpecAlignment *alignment;
  SpecAlignAccuracy accuracy; /* with labels */
} Job;

static gboolean
load (SpecRun *run, GError **error)
{
  return spec_run_load_embeddings (run, error) && (run->files->labels == NULL || spec_run_load_samples (run, error));
}

static gboolean
align (Job *job, GError **error)
{
  SpecRun *run = &job->run;

  job->alignment = spec_aligner_run (run->embedding[SPEC_SIDE_X], run->embedding[SPEC_SIDE_Y], &job->options->params, NULL, NULL,
                                     run->cancellable, run->progress, error);
  return job->alignment != NULL;
}

static gboolean
judge (Job *job, GError **error)
{
  SpecRun *run = &job->run;

  return run->samples == NULL
         || spec_align_accuracy_compute (job->alignment, run->embedding, run->samples, &job->accuracy, run->cancellable, error);
}

static gboolean
fill_folder (gpointer data, const char *folder, GError **error)
{
  Job *job = data;
  SpecRun *run = &job->run;

  return load (run, error) && align (job, error) && judge (job, error)
         && spec_align_report_write (job->alignment, run->embedding[SPEC_SIDE_X], run->embedding[SPEC_SIDE_Y],
                                     run->samples != NULL ? &job->accuracy : NULL, spec_run_get_seconds_since (run->begun), folder,
                                     run->cancellable, error);
}

static void
print_summary (gconstpointer data)
{
  const Job *job = data;
  const SpecAlignment *alignment = job->alignment;
  const char *output = job->run.files->output;

  g_print (_ ("%s: SPEC-diff %.4f to %.4f"), output, alignment->spec_diff_before,
           alignment->spec_diff_after);
  if (alignment->holdout_count > 0)
    g_print (_ (", on held-out rows %.4f to %.4f"), alignment->holdout_before, alignment->holdout_after);
  g_print (_ (", step %u, %.1f s\n"), alignment->best_step, spec_run_get_seconds_since (job->run.begun));
  if (job->run.samples != NULL)
    g_print (_ ("%s: nearest neighbours with the same label %.3f to %.3f (the other embedding %.3f)\n"),
             output, job->accuracy.before, job->accuracy.after, job->accuracy.other);
}

SpecExit
spec_command_align (char **arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpecAlignOptions) options = spec_align_options_parse (spec_command_find ("align"), arguments, &error);
  Job job = { .options = options };
  SpecExit status;

  if (options == NULL)
    return spec_command_fail (SPEC_EXIT_USAGE, error);
  status = spec_run_write (&job.run, &options->files, fill_folder, print_summary, &job);
  g_clear_pointer (&job.alignment, spec_alignment_free);
  return status;
}
