#include <glib/gi18n-lib.h>

#include "base/spec-error.h"
#include "paint/spec-evidence-figure.h"
#include "paint/spec-saved-figure.h"
#include "project/spec-curation-report.h"
#include "report/spec-bandwidth-report.h"
#include "report/spec-evidence-table.h"
#include "report/spec-report.h"
#include "spec-compute-bandwidth.h"
#include "spec-compute-options.h"
#include "spec-run.h"
#include "spec/spec-plan.h"
#include "spec/spec-solver.h"

#define LONG_SECONDS 3 /* from here on the time is told first */

typedef struct
{
  const SpecComputeOptions *options;
  SpecRun run;
  SpecReportTimes times;

  SpecSolver *solver; /* kept for the evidence: it holds the matrix */
  SpecResult *result;
  SpecEvidence *evidence; /* NULL unless asked for */
  SpecComputeBandwidth bandwidth;
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

  spec_terminal_progress_set_part (job->run.terminal, begins[part], part < 2 ? begins[part + 1] : 1);
}

static gboolean
check_project (const SpecProject *project, GError **error)
{
  const char *missing = spec_project_find_missing (project);

  if (missing == NULL)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
               _ ("%s: not found, and not beside the project either: expected it there; --root DIR tells where the files are now"), missing);
  return FALSE;
}

/** Another X or Y than the project was saved with gives other figures: that is no error, but it is said. */
static void
warn_of_changes (SpecRun *run)
{
  g_autoptr (GPtrArray) changed = spec_project_list_changed (run->files->project, run->cancellable);

  for (guint i = 0; i < changed->len; i++)
    spec_run_warn (run, g_strdup_printf (_ ("%s: has changed since the project was saved"), (const char *) changed->pdata[i]));
}

static void
warn_of_missing (SpecRun *run)
{
  gsize missing = spec_samples_get_missing (run->samples);

  if (missing > 0)
    spec_run_warn (run, g_strdup_printf (ngettext ("%s: %zu of %zu images was not found", "%s: %zu of %zu images were not found", missing),
                                         spec_samples_get_source (run->samples), missing, spec_samples_get_count (run->samples)));
}

static gboolean
load (Job *job, GError **error)
{
  SpecRun *run = &job->run;
  const SpecProject *project = run->files->project;

  spec_terminal_progress_set_part (run->terminal, 0, parts[0][0][0]);
  if (project != NULL && !check_project (project, error))
    return FALSE;
  if (!spec_run_load_embeddings (run, error) || !spec_run_load_samples (run, error))
    return FALSE;
  spec_run_warn_of_order (run);
  warn_of_missing (run);
  if (project != NULL)
    warn_of_changes (run);
  job->times.load_seconds = spec_run_get_seconds_since (run->begun);
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
  spec_terminal_progress_say (job->run.terminal, text);
}

static gboolean
solve (Job *job, GError **error)
{
  SpecRun *run = &job->run;
  g_autoptr (SpecProblem) problem
      = spec_problem_new (run->embedding[SPEC_SIDE_X], run->embedding[SPEC_SIDE_Y], &job->options->params, error);

  if (problem == NULL)
    return FALSE;
  tell_plan (job, problem);
  job->solver = spec_solver_new ();
  begin_part (job, 0);
  job->result = spec_solver_solve (job->solver, problem, run->cancellable, run->progress, error);
  if (job->result != NULL && !spec_result_get_converged (job->result))
    spec_run_warn (run, g_strdup (_ ("not every eigenvalue converged; result.json says which")));
  return job->result != NULL;
}

static gboolean
examine (Job *job, GError **error)
{
  if (job->options->evidence)
    {
      SpecRun *run = &job->run;
      gint64 begun = g_get_monotonic_time ();

      begin_part (job, 1);
      job->evidence = spec_evidence_compute (job->solver, job->result, run->samples, run->cancellable, run->progress, error);
      job->times.evidence_seconds = spec_run_get_seconds_since (begun);
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
  return spec_compute_bandwidth_find (&job->bandwidth, job->result, job->run.cancellable, NULL, error)
         && spec_compute_bandwidth_write (&job->bandwidth, job->result, &job->options->figures, folder, job->run.cancellable, error);
}

/** Those that were exported from the window of a project. */
static gboolean
write_saved_figures (Job *job, const char *folder, GError **error)
{
  const SpecProject *project = job->run.files->project;

  return project == NULL
         || spec_saved_figure_write_all (project->exports, job->result, job->run.samples, project->curation, folder,
                                         job->run.cancellable, error);
}

static gboolean
write_figures (Job *job, const char *folder, GError **error)
{
  SpecRun *run = &job->run;
  SpecFigureOptions figures = job->options->figures;
  gint64 begun = g_get_monotonic_time ();
  gboolean done;

  figures.evidence = job->evidence;
  begin_part (job, 2);
  spec_progress_report (run->progress, SPEC_STAGE_FIGURES, 0);
  done = map_bandwidths (job, folder, error)
         && spec_figure_set_write_spectrum (job->result, run->samples, &figures, folder, run->cancellable, error)
         && (figures.formats == 0
             || spec_figure_set_write (job->result, run->samples, &figures, folder, run->progress, run->cancellable, error))
         && write_saved_figures (job, folder, error);
  job->times.figure_seconds = spec_run_get_seconds_since (begun);
  return done;
}

static gboolean
write_json (Job *job, const char *folder, GError **error)
{
  SpecRun *run = &job->run;
  g_autofree char *path = g_build_filename (folder, "result.json", NULL);
  g_autoptr (JsonNode) root = NULL;

  job->times.total_seconds = spec_run_get_seconds_since (run->begun);
  root = spec_report_build_json (job->result, run->samples, &job->times, run->cancellable, error);
  if (root != NULL && run->files->project != NULL)
    spec_curation_report (run->files->project->curation, job->result, root);
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
                                            job->run.cancellable, error));
}

static gboolean
fill_folder (gpointer data, const char *folder, GError **error)
{
  Job *job = data;

  return load (job, error) && solve (job, error) && examine (job, error)
         && spec_report_write_tables (job->result, job->run.samples, folder, job->run.cancellable, error)
         && write_evidence (job, folder, error) && write_figures (job, folder, error) && write_json (job, folder, error);
}

static void
print_summary (gconstpointer data)
{
  const Job *job = data;

  g_print (_ ("%s: SPEC-diff %.4f, %zu + %zu modes, %s, %.1f s\n"), job->run.files->output,
           spec_result_get_spec_diff (job->result), spec_result_get_mode_count (job->result, SPEC_DIRECTION_POSITIVE),
           spec_result_get_mode_count (job->result, SPEC_DIRECTION_NEGATIVE),
           spec_method_get_name (spec_result_get_method (job->result)), spec_run_get_seconds_since (job->run.begun));
}

static void
job_clear (Job *job)
{
  g_clear_pointer (&job->solver, spec_solver_free);
  g_clear_pointer (&job->result, spec_result_unref);
  g_clear_pointer (&job->evidence, spec_evidence_unref);
  spec_compute_bandwidth_clear (&job->bandwidth);
}

SpecExit
spec_command_compute (char **arguments)
{
  SpecExit status = SPEC_EXIT_USAGE;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpecComputeOptions) options = spec_compute_options_parse (spec_command_find ("compute"), arguments, &status, &error);
  Job job = { .options = options };

  if (options == NULL)
    return spec_command_fail (status, error);
  status = spec_run_write (&job.run, &options->files, fill_folder, print_summary, &job);
  job_clear (&job);
  return status;
}
