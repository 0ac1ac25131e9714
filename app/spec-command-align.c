#include <glib/gi18n-lib.h>

#include "align/spec-align-report.h"
#include "align/spec-aligner.h"
#include "report/spec-output-folder.h"
#include "spec-align-options.h"
#include "spec-interrupt.h"
#include "spec-terminal-progress.h"

/** What one run of align has in its hands. */
typedef struct
{
  const SpecAlignOptions *options;
  GCancellable *cancellable;
  const SpecProgress *progress;
  gint64 begun; /* monotonic */

  SpecEmbedding *embedding[2];
  SpecSamples *samples; /* with labels; NULL without */
  SpecAlignment *alignment;
  SpecAlignAccuracy accuracy; /* with labels */
} Job;

static double
seconds_since (gint64 moment)
{
  return (double) (g_get_monotonic_time () - moment) / G_USEC_PER_SEC;
}

static gboolean
load (Job *job, GError **error)
{
  const char *labels = job->options->labels;
  g_autoptr (SpecSamples) samples = NULL;

  for (guint side = 0; side < 2; side++)
    {
      spec_progress_report (job->progress, SPEC_STAGE_LOAD, 0);
      job->embedding[side] = spec_embedding_load (job->options->input[side], job->cancellable, error);
      if (job->embedding[side] == NULL)
        return FALSE;
    }
  if (labels == NULL)
    return TRUE;
  samples = spec_samples_new_numbered (spec_embedding_get_samples (job->embedding[SPEC_SIDE_X]));
  job->samples = spec_samples_with_labels (samples, labels, job->cancellable, error);
  return job->samples != NULL;
}

static gboolean
align (Job *job, GError **error)
{
  job->alignment = spec_aligner_run (job->embedding[SPEC_SIDE_X], job->embedding[SPEC_SIDE_Y], &job->options->params,
                                     NULL, NULL, job->cancellable, job->progress, error);
  return job->alignment != NULL;
}

static gboolean
judge (Job *job, GError **error)
{
  return job->samples == NULL
         || spec_align_accuracy_compute (job->alignment, job->embedding, job->samples, &job->accuracy,
                                         job->cancellable, error);
}

static gboolean
fill (Job *job, SpecOutputFolder *folder, GError **error)
{
  return load (job, error) && align (job, error) && judge (job, error)
         && spec_align_report_write (job->alignment, job->embedding[SPEC_SIDE_X], job->embedding[SPEC_SIDE_Y],
                                     job->samples != NULL ? &job->accuracy : NULL, seconds_since (job->begun),
                                     spec_output_folder_get_path (folder), job->cancellable, error);
}

static gboolean
run (Job *job, GError **error)
{
  g_autoptr (SpecOutputFolder) folder = spec_output_folder_new (job->options->output, error);
  gboolean done;

  if (folder == NULL)
    return FALSE;
  spec_interrupt_set_unfinished (folder);
  done = fill (job, folder, error);
  spec_interrupt_set_unfinished (NULL);
  return done && !g_cancellable_set_error_if_cancelled (job->cancellable, error)
         && spec_output_folder_commit (folder, error);
}

static void
print_summary (const Job *job)
{
  const SpecAlignment *alignment = job->alignment;

  g_print (_ ("%s: SPEC-diff %.4f to %.4f"), job->options->output, alignment->spec_diff_before,
           alignment->spec_diff_after);
  if (alignment->holdout_count > 0)
    g_print (_ (", on held-out rows %.4f to %.4f"), alignment->holdout_before, alignment->holdout_after);
  g_print (_ (", step %u, %.1f s\n"), alignment->best_step, seconds_since (job->begun));
  if (job->samples != NULL)
    g_print (_ ("%s: nearest neighbours with the same label %.3f to %.3f (the other embedding %.3f)\n"),
             job->options->output, job->accuracy.before, job->accuracy.after, job->accuracy.other);
}

static void
job_clear (Job *job)
{
  for (guint side = 0; side < 2; side++)
    g_clear_pointer (&job->embedding[side], spec_embedding_unref);
  g_clear_pointer (&job->samples, spec_samples_unref);
  g_clear_pointer (&job->alignment, spec_alignment_free);
}

SpecExit
spec_command_align (char **arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpecAlignOptions) options = spec_align_options_parse (spec_command_find ("align"), arguments, &error);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Job job = { .options = options, .cancellable = cancellable, .begun = g_get_monotonic_time () };
  SpecTerminalProgress *terminal;
  gboolean done;

  if (options == NULL)
    return spec_command_fail (SPEC_EXIT_USAGE, error);
  spec_interrupt_watch (cancellable);
  terminal = spec_terminal_progress_new (options->quiet);
  job.progress = spec_terminal_progress_get (terminal);
  done = run (&job, &error);
  spec_terminal_progress_free (terminal);
  if (done && !options->quiet)
    print_summary (&job);
  job_clear (&job);
  return done ? SPEC_EXIT_DONE : spec_command_fail (SPEC_EXIT_FAILED, error);
}
