#include <glib/gi18n-lib.h>

#include "paint/spec-agreement-figure.h"
#include "report/spec-measures-report.h"
#include "report/spec-output-folder.h"
#include "report/spec-report.h"
#include "spec-interrupt.h"
#include "spec-measure-options.h"
#include "spec-terminal-progress.h"
#include "spec/spec-plan.h"

#define WIDTH 4.5 /* inches */
#define DPI 300

/** What one run of measure has in its hands. */
typedef struct
{
  const SpecMeasureOptions *options;
  GCancellable *cancellable;
  SpecTerminalProgress *terminal;

  SpecEmbedding *embedding[2];
  SpecSamples *samples; /* NULL unless a list was given */
  SpecAgreementParams params;
  SpecAgreement *agreement;
  GPtrArray *warnings; /* told at the end: progress may be rewriting a line now */
} Job;

static gboolean
load_embeddings (Job *job, GError **error)
{
  spec_progress_report (spec_terminal_progress_get (job->terminal), SPEC_STAGE_LOAD, 0);
  for (guint side = 0; side < 2; side++)
    {
      const char *name = job->options->name[side];
      g_autoptr (SpecEmbedding) embedding = spec_embedding_load (job->options->input[side], job->cancellable, error);

      if (embedding == NULL)
        return FALSE;
      job->embedding[side] = name != NULL ? spec_embedding_rename (embedding, name) : g_steal_pointer (&embedding);
    }
  return TRUE;
}

static void
warn_of_order (Job *job)
{
  for (guint side = 0; side < 2; side++)
    {
      char *warning = spec_samples_check_order (job->samples, job->embedding[side]);

      if (warning != NULL && (job->warnings->len == 0 || !g_str_equal (warning, job->warnings->pdata[0])))
        g_ptr_array_add (job->warnings, warning);
      else
        g_free (warning);
    }
}

static gboolean
load_samples (Job *job, GError **error)
{
  const SpecMeasureOptions *options = job->options;

  if (options->images == NULL && options->texts == NULL)
    return TRUE;
  job->samples = options->images != NULL
                     ? spec_samples_load_images (options->images, options->image_root, job->cancellable, error)
                     : spec_samples_load_texts (options->texts, job->cancellable, error);
  if (job->samples == NULL
      || !spec_samples_check_count (job->samples, spec_embedding_get_samples (job->embedding[SPEC_SIDE_X]), error))
    return FALSE;
  warn_of_order (job);
  return TRUE;
}

/** A bandwidth at which hardly any sample sees another makes any two embeddings look alike, or nothing at all. */
static void
warn_of_bandwidth (Job *job)
{
  const char *const names[] = { "--sigma-x", "--sigma-y" };

  for (guint side = 0; side < 2; side++)
    if (job->agreement->reach[side] < 1)
      g_ptr_array_add (
          job->warnings,
          g_strdup_printf (_ ("%s %g is tiny: the kernel of a sample adds up to %.2g over all others, so RBF CKA "
                              "rests on a few near-duplicates; expected 1 or more"),
                           names[side], job->agreement->sigma[side], job->agreement->reach[side]));
}

/** How far the curve goes where nobody said: as far as usual, and as memory has room for. */
static void
choose_largest_k (Job *job)
{
  gsize samples = spec_embedding_get_samples (job->embedding[SPEC_SIDE_X]);

  if (job->options->curve == 0 || job->params.largest_k > 0)
    return;
  job->params.largest_k = spec_neighbour_pair_choose_k (samples, spec_plan_get_allowance ());
  if (job->params.largest_k < spec_neighbour_pair_choose_k (samples, G_MAXUINT64))
    g_ptr_array_add (job->warnings,
                     g_strdup_printf (_ ("the curve ends at k = %zu: there is no memory for more neighbours of %zu "
                                         "samples"),
                                      job->params.largest_k, samples));
}

static gboolean
measure (Job *job, GError **error)
{
  job->params = job->options->params;
  choose_largest_k (job);
  job->agreement
      = spec_agreement_compute (job->embedding[SPEC_SIDE_X], job->embedding[SPEC_SIDE_Y], &job->params,
                                job->cancellable, spec_terminal_progress_get (job->terminal), error);
  if (job->agreement == NULL)
    return FALSE;
  warn_of_bandwidth (job);
  return TRUE;
}

static gboolean
write_json (Job *job, const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "measures.json", NULL);
  g_autoptr (JsonNode) root
      = spec_measures_report_build (job->agreement, &job->params, job->embedding[SPEC_SIDE_X],
                                    job->embedding[SPEC_SIDE_Y], job->samples, job->cancellable, error);

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
          .names = { spec_embedding_get_name (job->embedding[0]), spec_embedding_get_name (job->embedding[1]) },
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
      bytes = render (&figure, WIDTH, DPI, format, job->cancellable, error);
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
  spec_progress_report (spec_terminal_progress_get (job->terminal), SPEC_STAGE_FIGURES, 1);
  table = spec_agreement_figure_dup_csv (job->agreement->pair->curve);
  return g_file_set_contents (path, table, -1, error)
         && write_figures (job, folder, "curve", spec_agreement_figure_render_curve, error)
         && write_figures (job, folder, "measures", spec_agreement_figure_render_measures, error);
}

static gboolean
fill_folder (Job *job, const char *folder, GError **error)
{
  return load_embeddings (job, error) && load_samples (job, error) && measure (job, error)
         && write_json (job, folder, error) && write_curve (job, folder, error)
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
  const SpecAgreement *agreement = job->agreement;
  const SpecAgreementLevel *level = &agreement->levels[agreement->level_count - 1];

  g_print (_ ("%s: debiased linear CKA %.4f, NNGS(%zu) %.4f (chance %.4f)\n"), job->options->output,
           agreement->cka_linear_debiased, level->k, level->nngs, level->nngs_chance);
}

static void
job_clear (Job *job)
{
  for (guint side = 0; side < 2; side++)
    g_clear_pointer (&job->embedding[side], spec_embedding_unref);
  g_clear_pointer (&job->samples, spec_samples_unref);
  g_clear_pointer (&job->agreement, spec_agreement_unref);
  g_clear_pointer (&job->warnings, g_ptr_array_unref);
}

SpecExit
spec_command_measure (char **arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpecMeasureOptions) options
      = spec_measure_options_parse (spec_command_find ("measure"), arguments, &error);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Job job = { .options = options, .cancellable = cancellable };
  gboolean done;

  if (options == NULL)
    return spec_command_fail (SPEC_EXIT_USAGE, error);
  spec_interrupt_watch (cancellable);
  job.warnings = g_ptr_array_new_with_free_func (g_free);
  job.terminal = spec_terminal_progress_new (options->quiet);
  done = run (&job, &error);
  spec_terminal_progress_free (job.terminal);
  for (guint i = 0; i < job.warnings->len; i++)
    spec_command_warn (job.warnings->pdata[i]);
  if (done && !options->quiet)
    print_summary (&job);
  job_clear (&job);
  return done ? SPEC_EXIT_DONE : spec_command_fail (SPEC_EXIT_FAILED, error);
}
