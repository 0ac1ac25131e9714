#include <glib/gi18n-lib.h>

#include "base/spec-error.h"
#include "paint/spec-evidence-figure.h"
#include "paint/spec-saved-figure.h"
#include "project/spec-curation-report.h"
#include "project/spec-project-open.h"
#include "report/spec-bandwidth-report.h"
#include "report/spec-evidence-table.h"
#include "report/spec-output-folder.h"
#include "report/spec-report.h"
#include "spec-compute-bandwidth.h"
#include "spec-compute-options.h"
#include "spec-interrupt.h"
#include "spec-terminal-progress.h"
#include "spec/spec-plan.h"
#include "spec/spec-solver.h"

#define LONG_SECONDS 3 /* from here on the time is told first */

/** What one run of compute has in its hands. */
typedef struct
{
  const SpecComputeOptions *options;
  GCancellable *cancellable;
  SpecTerminalProgress *terminal;
  const SpecProgress *progress; /* the terminal's */
  SpecReportTimes times;
  gint64 begun; /* monotonic */

  SpecEmbedding *embedding[2];
  SpecSamples *samples;
  SpecSolver *solver; /* kept for the evidence: it holds the matrix */
  SpecResult *result;
  SpecEvidence *evidence; /* NULL unless asked for */
  SpecComputeBandwidth bandwidth;
  GPtrArray *warnings;    /* told at the end: progress may be rewriting a line now */
} Job;

/* About how far the whole job is when the solve, the evidence and the figures begin: by whether there are montages and
 * whether evidence is asked for. */
static const double parts[2][2][3]
    = { { { 0.02, 0.95, 0.95 }, { 0.02, 0.55, 0.96 } }, { { 0.02, 0.45, 0.45 }, { 0.02, 0.35, 0.6 } } };

/** @part: 0 the solve, 1 the evidence, 2 the figures */
static void
begin_part (Job *job, guint part)
{
  const double *begins = parts[job->options->figures.formats != 0][job->options->evidence];

  spec_terminal_progress_set_part (job->terminal, begins[part], part < 2 ? begins[part + 1] : 1);
}

static double
seconds_since (gint64 moment)
{
  return (double) (g_get_monotonic_time () - moment) / G_USEC_PER_SEC;
}

static gboolean
load_embeddings (Job *job, GError **error)
{
  const SpecProject *project = job->options->project;

  for (guint side = 0; side < 2; side++)
    {
      const char *name = job->options->name[side];
      g_autoptr (SpecEmbedding) embedding = NULL;

      spec_progress_report (job->progress, SPEC_STAGE_LOAD, 0);
      embedding = project != NULL ? spec_project_load_embedding (project, side, job->cancellable, error)
                                  : spec_embedding_load (job->options->input[side], job->cancellable, error);
      if (embedding == NULL)
        return FALSE;
      job->embedding[side] = name != NULL ? spec_embedding_rename (embedding, name) : g_steal_pointer (&embedding);
    }
  return TRUE;
}

static SpecSamples *
load_list (const SpecComputeOptions *options, gsize rows, GCancellable *cancellable, GError **error)
{
  if (options->images != NULL)
    return spec_samples_load_images (options->images, options->image_root, cancellable, error);
  if (options->texts != NULL)
    return spec_samples_load_texts (options->texts, cancellable, error);
  return spec_samples_new_numbered (rows);
}

static gboolean
load_samples (Job *job, GError **error)
{
  const SpecComputeOptions *options = job->options;
  gsize rows = spec_embedding_get_samples (job->embedding[SPEC_SIDE_X]);
  g_autoptr (SpecSamples) samples = NULL;

  if (options->project != NULL)
    {
      job->samples = spec_project_load_samples (options->project, job->embedding[SPEC_SIDE_X], job->embedding[SPEC_SIDE_Y],
                                                job->cancellable, error);
      return job->samples != NULL && spec_samples_check_count (job->samples, rows, error);
    }
  samples = load_list (options, rows, job->cancellable, error);
  if (samples == NULL || !spec_samples_check_count (samples, rows, error))
    return FALSE;
  job->samples = options->labels != NULL ? spec_samples_with_labels (samples, options->labels, job->cancellable, error)
                                         : g_steal_pointer (&samples);
  return job->samples != NULL;
}

static void
collect_warnings (Job *job)
{
  gsize missing = spec_samples_get_missing (job->samples);

  for (guint side = 0; side < 2; side++)
    {
      char *warning = spec_samples_check_order (job->samples, job->embedding[side]);

      if (warning != NULL && (job->warnings->len == 0 || !g_str_equal (warning, job->warnings->pdata[0])))
        g_ptr_array_add (job->warnings, warning);
      else
        g_free (warning);
    }
  if (missing > 0)
    g_ptr_array_add (
        job->warnings,
        g_strdup_printf (ngettext ("%s: %zu of %zu images was not found",
                                   "%s: %zu of %zu images were not found", missing),
                         spec_samples_get_source (job->samples), missing, spec_samples_get_count (job->samples)));
}

/** Another X or Y than the project was saved with gives other figures: that is no error, but it is said. */
static void
warn_of_changes (Job *job)
{
  g_autoptr (GPtrArray) changed = spec_project_list_changed (job->options->project, job->cancellable);

  for (guint i = 0; i < changed->len; i++)
    g_ptr_array_add (job->warnings, g_strdup_printf (_ ("%s: has changed since the project was saved"), (const char *) changed->pdata[i]));
}

static gboolean
check_project (Job *job, GError **error)
{
  const char *missing = spec_project_find_missing (job->options->project);

  if (missing == NULL)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
               _ ("%s: not found, and not beside the project either: expected it there; --root DIR tells where the files are now"), missing);
  return FALSE;
}

static gboolean
load (Job *job, GError **error)
{
  if (job->options->project != NULL && !check_project (job, error))
    return FALSE;
  if (!load_embeddings (job, error) || !load_samples (job, error))
    return FALSE;
  collect_warnings (job);
  if (job->options->project != NULL)
    warn_of_changes (job);
  job->times.load_seconds = seconds_since (job->begun);
  return TRUE;
}

/* Told before a long computation: whoever cannot wait may choose another method now. What does not fit is told by the solver. */
static void
tell_plan (Job *job, const SpecProblem *problem)
{
  g_autofree char *size = NULL, *text = NULL;
  SpecPlan plan;

  if (!spec_plan_make (&plan, problem, FALSE, NULL) || plan.seconds < LONG_SECONDS)
    return;
  size = g_format_size (plan.bytes);
  text = plan.seconds < 90 ? g_strdup_printf (_ ("%s: about %.0f s and %s of memory"), spec_method_get_name (plan.method), plan.seconds, size)
                           : g_strdup_printf (_ ("%s: about %.0f min and %s of memory"), spec_method_get_name (plan.method),
                                              plan.seconds / 60, size);
  spec_terminal_progress_say (job->terminal, text);
}

static gboolean
solve (Job *job, GError **error)
{
  g_autoptr (SpecProblem) problem
      = spec_problem_new (job->embedding[SPEC_SIDE_X], job->embedding[SPEC_SIDE_Y], &job->options->params, error);

  if (problem == NULL)
    return FALSE;
  tell_plan (job, problem);
  job->solver = spec_solver_new ();
  begin_part (job, 0);
  job->result = spec_solver_solve (job->solver, problem, job->cancellable, job->progress, error);
  if (job->result != NULL && !spec_result_get_converged (job->result))
    g_ptr_array_add (job->warnings, g_strdup (_ ("not every eigenvalue converged; result.json says which")));
  return job->result != NULL;
}

static gboolean
examine (Job *job, GError **error)
{
  if (job->options->evidence)
    {
      gint64 begun = g_get_monotonic_time ();

      begin_part (job, 1);
      job->evidence = spec_evidence_compute (job->solver, job->result, job->samples, job->cancellable, job->progress, error);
      job->times.evidence_seconds = seconds_since (begun);
    }
  g_clear_pointer (&job->solver, spec_solver_free); /* figures need the memory */
  return !job->options->evidence || job->evidence != NULL;
}

/* Of the time of the figures: a second or two. */
static gboolean
map_bandwidths (Job *job, const char *folder, GError **error)
{
  if (!job->options->bandwidth_map)
    return TRUE;
  return spec_compute_bandwidth_find (&job->bandwidth, job->result, job->cancellable, NULL, error)
         && spec_compute_bandwidth_write (&job->bandwidth, job->result, &job->options->figures, folder, job->cancellable, error);
}

static gboolean
write_figures (Job *job, const char *folder, GError **error)
{
  const SpecComputeOptions *options = job->options;
  SpecFigureOptions figures = options->figures;
  gint64 begun = g_get_monotonic_time ();
  gboolean done;

  figures.evidence = job->evidence;
  begin_part (job, 2);
  spec_progress_report (job->progress, SPEC_STAGE_FIGURES, 0);
  done = map_bandwidths (job, folder, error)
         && spec_figure_set_write_spectrum (job->result, job->samples, &figures, folder, job->cancellable, error)
         && (options->figures.formats == 0
             || spec_figure_set_write (job->result, job->samples, &figures, folder, job->progress,
                                       job->cancellable, error))
         && (options->project == NULL
             || spec_saved_figure_write_all (options->project->exports, job->result, job->samples, options->project->curation, folder,
                                             job->cancellable, error));
  job->times.figure_seconds = seconds_since (begun);
  return done;
}

static gboolean
write_json (Job *job, const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "result.json", NULL);
  g_autoptr (JsonNode) root = NULL;

  job->times.total_seconds = seconds_since (job->begun);
  root = spec_report_build_json (job->result, job->samples, &job->times, job->cancellable, error);
  if (root != NULL && job->options->project != NULL)
    spec_curation_report (job->options->project->curation, job->result, root);
  if (root != NULL && job->evidence != NULL)
    spec_report_set_evidence (root, job->evidence);
  if (root != NULL && job->options->bandwidth_map)
    spec_bandwidth_report_add (root, job->bandwidth.maps, job->bandwidth.suggested);
  return root != NULL && spec_report_write_json (root, path, error);
}

static gboolean
write_evidence (Job *job, const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "evidence.csv", NULL);

  return job->evidence == NULL
         || (spec_evidence_table_write (job->evidence, path, error)
             && spec_evidence_figure_write (job->evidence, job->options->figures.width, job->options->figures.dpi, folder,
                                            job->cancellable, error));
}

static gboolean
fill_folder (Job *job, const char *folder, GError **error)
{
  return load (job, error) && solve (job, error) && examine (job, error)
         && spec_report_write_tables (job->result, job->samples, folder, job->cancellable, error)
         && write_evidence (job, folder, error) && write_figures (job, folder, error) && write_json (job, folder, error)
         && !g_cancellable_set_error_if_cancelled (job->cancellable, error);
}

static gboolean
run (Job *job, GError **error)
{
  g_autoptr (SpecOutputFolder) folder = spec_output_folder_new (job->options->output, error);
  gboolean filled;

  if (folder == NULL)
    return FALSE;
  spec_interrupt_set_unfinished (folder);
  filled = fill_folder (job, spec_output_folder_get_path (folder), error);
  spec_interrupt_set_unfinished (NULL);
  return filled && spec_output_folder_commit (folder, error);
}

static void
print_summary (const Job *job)
{
  g_print (_ ("%s: SPEC-diff %.4f, %zu + %zu modes, %s, %.1f s\n"), job->options->output,
           spec_result_get_spec_diff (job->result), spec_result_get_mode_count (job->result, SPEC_DIRECTION_POSITIVE),
           spec_result_get_mode_count (job->result, SPEC_DIRECTION_NEGATIVE),
           spec_method_get_name (spec_result_get_method (job->result)), seconds_since (job->begun));
}

static void
job_clear (Job *job)
{
  for (guint side = 0; side < 2; side++)
    g_clear_pointer (&job->embedding[side], spec_embedding_unref);
  g_clear_pointer (&job->samples, spec_samples_unref);
  g_clear_pointer (&job->solver, spec_solver_free);
  g_clear_pointer (&job->result, spec_result_unref);
  g_clear_pointer (&job->evidence, spec_evidence_unref);
  spec_compute_bandwidth_clear (&job->bandwidth);
  g_clear_pointer (&job->warnings, g_ptr_array_unref);
}

SpecExit
spec_command_compute (char **arguments)
{
  SpecExit status = SPEC_EXIT_USAGE;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpecComputeOptions) options
      = spec_compute_options_parse (spec_command_find ("compute"), arguments, &status, &error);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Job job = { .options = options, .cancellable = cancellable, .begun = g_get_monotonic_time () };
  gboolean done;

  if (options == NULL)
    return spec_command_fail (status, error);
  spec_interrupt_watch (cancellable);
  job.warnings = g_ptr_array_new_with_free_func (g_free);
  job.terminal = spec_terminal_progress_new (options->quiet);
  job.progress = spec_terminal_progress_get (job.terminal);
  spec_terminal_progress_set_part (job.terminal, 0, parts[0][0][0]);
  done = run (&job, &error);
  spec_terminal_progress_free (job.terminal);
  for (guint i = 0; i < job.warnings->len; i++)
    spec_command_warn (job.warnings->pdata[i]);
  if (done && !options->quiet)
    print_summary (&job);
  job_clear (&job);
  return done ? SPEC_EXIT_DONE : spec_command_fail (SPEC_EXIT_FAILED, error);
}
