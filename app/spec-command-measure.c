#include <glib/gi18n-lib.h>

#include "paint/spec-agreement-figure.h"
#include "report/spec-measures-report.h"
#include "report/spec-report.h"
#include "spec-measure-options.h"
#include "spec-run.h"
#include "spec/spec-plan.h"

#define WIDTH 4.5 /* inches */
#define DPI 300

typedef struct
{
  const SpecMeasureOptions *options;
  SpecRun run; /* its samples only where a list was given */
  SpecAgreementParams params;
  SpecAgreement *agreement;
} Job;

static gboolean
load (SpecRun *run, GError **error)
{
  if (!spec_run_load_embeddings (run, error))
    return FALSE;
  if (run->files->images == NULL && run->files->texts == NULL)
    return TRUE;
  if (!spec_run_load_samples (run, error))
    return FALSE;
  spec_run_warn_of_order (run);
  return TRUE;
}

/** A bandwidth at which hardly any sample sees another makes any two embeddings look alike, or nothing at all. */
static void
warn_of_bandwidth (Job *job)
{
  const char *const names[] = { "--sigma-x", "--sigma-y" };

  for (guint side = 0; side < 2; side++)
    if (job->agreement->reach[side] < 1)
      spec_run_warn (&job->run, g_strdup_printf (_ ("%s %g is tiny: the kernel of a sample adds up to %.2g over all others, so RBF CKA "
                                                    "rests on a few near-duplicates; expected 1 or more"),
                                                 names[side], job->agreement->sigma[side], job->agreement->reach[side]));
}

/** How far the curve goes where nobody said: as far as usual, and as memory has room for. */
static void
choose_largest_k (Job *job)
{
  gsize samples = spec_embedding_get_samples (job->run.embedding[SPEC_SIDE_X]);

  if (job->options->curve == 0 || job->params.largest_k > 0)
    return;
  job->params.largest_k = spec_neighbour_pair_choose_k (samples, spec_plan_get_allowance ());
  if (job->params.largest_k < spec_neighbour_pair_choose_k (samples, G_MAXUINT64))
    spec_run_warn (&job->run, g_strdup_printf (_ ("the curve ends at k = %zu: there is no memory for more neighbours of %zu "
                                                  "samples"),
                                               job->params.largest_k, samples));
}

static gboolean
measure (Job *job, GError **error)
{
  SpecRun *run = &job->run;

  job->params = job->options->params;
  choose_largest_k (job);
  job->agreement = spec_agreement_compute (run->embedding[SPEC_SIDE_X], run->embedding[SPEC_SIDE_Y], &job->params, run->cancellable,
                                           run->progress, error);
  if (job->agreement == NULL)
    return FALSE;
  warn_of_bandwidth (job);
  return TRUE;
}

static gboolean
write_json (Job *job, const char *folder, GError **error)
{
  SpecRun *run = &job->run;
  g_autofree char *path = g_build_filename (folder, "measures.json", NULL);
  g_autoptr (JsonNode) root = spec_measures_report_build (job->agreement, &job->params, run->embedding[SPEC_SIDE_X],
                                                          run->embedding[SPEC_SIDE_Y], run->samples, run->cancellable, error);

  return root != NULL && spec_report_write_json (root, path, error);
}

typedef GBytes *(*Render) (const SpecAgreementFigure *figure,
                           double width_inches,
                           double dpi,
                           SpecFigureFormat format,
                           GCancellable *cancellable,
                           GError **error);

static gboolean
write_figures (Job *job, const char *folder, const char *name, Render render, GError **error)
{
  const SpecAgreement *agreement = job->agreement;
  SpecAgreementFigure figure
      = { .agreement = agreement,
          .names = { spec_embedding_get_name (job->run.embedding[0]), spec_embedding_get_name (job->run.embedding[1]) },
          .look = { .band = TRUE, .solid = TRUE },
          .k = agreement->levels[agreement->level_count - 1].k,
          .shown = SPEC_MEASURES_ALL };

  for (guint format = SPEC_FIGURE_PNG; format <= SPEC_FIGURE_SVG; format <<= 1)
    {
      g_autofree char *file = g_strdup_printf ("%s.%s", name, spec_figure_format_get_name (format));
      g_autofree char *path = g_build_filename (folder, file, NULL);
      g_autoptr (GBytes) bytes = NULL;

      if ((job->options->curve & format) == 0)
        continue;
      bytes = render (&figure, WIDTH, DPI, format, job->run.cancellable, error);
      if (bytes == NULL || !spec_figure_save (path, bytes, error))
        return FALSE;
    }
  return TRUE;
}

/** curve.csv, and the figures asked for. */
static gboolean
write_curve (Job *job, const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "curve.csv", NULL);
  g_autofree char *table = NULL;

  if (job->options->curve == 0)
    return TRUE;
  spec_progress_report (job->run.progress, SPEC_STAGE_FIGURES, 1);
  table = spec_agreement_figure_dup_csv (job->agreement->pair->curve);
  return g_file_set_contents (path, table, -1, error)
         && write_figures (job, folder, "curve", spec_agreement_figure_render_curve, error)
         && write_figures (job, folder, "measures", spec_agreement_figure_render_measures, error);
}

static gboolean
fill_folder (gpointer data, const char *folder, GError **error)
{
  Job *job = data;

  return load (&job->run, error) && measure (job, error) && write_json (job, folder, error) && write_curve (job, folder, error);
}

static void
print_summary (gconstpointer data)
{
  const Job *job = data;
  const SpecAgreement *agreement = job->agreement;
  const SpecAgreementLevel *level = &agreement->levels[agreement->level_count - 1];

  g_print (_ ("%s: debiased linear CKA %.4f, NNGS(%zu) %.4f (chance %.4f)\n"), job->run.files->output,
           agreement->cka_linear_debiased, level->k, level->nngs, level->nngs_chance);
}

SpecExit
spec_command_measure (char **arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpecMeasureOptions) options = spec_measure_options_parse (spec_command_find ("measure"), arguments, &error);
  Job job = { .options = options };
  SpecExit status;

  if (options == NULL)
    return spec_command_fail (SPEC_EXIT_USAGE, error);
  status = spec_run_write (&job.run, &options->files, fill_folder, print_summary, &job);
  g_clear_pointer (&job.agreement, spec_agreement_unref);
  return status;
}
