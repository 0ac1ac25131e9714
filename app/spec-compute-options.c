#include "spec-compute-options.h"

#include <glib/gi18n-lib.h>

/** Whole dots: what is behind the point says nothing. */
static gboolean
read_resolution (const SpecOption *option, const char *text, GError **error)
{
  double dpi;
  SpecOption exact = *option;

  exact.value = &dpi;
  if (!spec_option_read_number (&exact, text, error))
    return FALSE;
  *(guint *) option->value = (guint) dpi;
  return TRUE;
}

static void
add_comparison (SpecParams *params, SpecOptionSet *set)
{
  SpecKernel *x = &params->kernel[SPEC_SIDE_X], *y = &params->kernel[SPEC_SIDE_Y];
  const SpecOption options[] = {
    { "kernel", 0, spec_option_read_kernels, params->kernel, N_ ("gaussian or cosine"), "KERNEL" },
    { "kernel-x", 0, spec_option_read_kernel, x, N_ ("that of X alone"), "KERNEL" },
    { "kernel-y", 0, spec_option_read_kernel, y, N_ ("that of Y alone"), "KERNEL" },
    { "sigma-x", 0, spec_option_read_sigma, x, N_ ("bandwidth: a number or median"), "SIGMA" },
    { "sigma-y", 0, spec_option_read_sigma_or_balance, y, N_ ("a number, median or balance"), "SIGMA" },
    { "eta", 0, spec_option_read_number, &params->eta, N_ ("weight of the kernel of Y (1)"), "NUMBER", 0, G_MAXDOUBLE },
    { "centre", 0, NULL, &params->centre, N_ ("compare centred kernels, H K H"), NULL },
    { "method", 0, spec_option_read_method, &params->method, N_ ("auto, exact or rff"), "METHOD" },
    { "rff-dim", 0, spec_option_read_count, &params->rff_dim, N_ ("random frequencies per embedding (3000)"), "COUNT", 1, 1000000 },
    { "seed", 0, spec_option_read_seed, &params->seed, N_ ("of every random choice (0)"), "NUMBER" },
    { "modes", 0, spec_option_read_count, &params->modes, N_ ("modes per direction (10)"), "COUNT", 1, 1000 },
    { "samples", 0, spec_option_read_count, &params->samples_per_mode, N_ ("samples per mode (20)"), "COUNT", 1, 1000000 },
    { "spectrum", 0, spec_option_read_count, &params->spectrum, N_ ("eigenvalues of each single kernel (50)"), "COUNT", 0, 1000 },
    { "tolerance", 0, spec_option_read_number, &params->tolerance, N_ ("residual of a converged pair (1e-5)"), "NUMBER", 1e-12, 0.1 },
    { "memory", 0, spec_option_read_bytes, &params->memory, N_ ("bytes it may use, with K, M or G"), "SIZE" },
    { "threads", 0, spec_option_read_count, &params->threads, N_ ("how many (all)"), "COUNT", 1, 4096 },
    { NULL },
  };

  spec_option_set_add (set, options);
}

static void
add_results (SpecComputeOptions *options, SpecOptionSet *set)
{
  SpecFigureOptions *figures = &options->figures;
  const SpecOption list[] = {
    { "bandwidth-map", 0, NULL, &options->bandwidth_map, N_ ("leading eigenvalues over a range of sigma"), NULL },
    { "evidence", 0, NULL, &options->evidence, N_ ("k-means, violins, sampling error …"), NULL },
    { "montage", 0, spec_option_read_formats, &figures->formats, N_ ("montages as png, pdf, svg"), "FORMATS" },
    { "columns", 0, spec_option_read_count, &figures->columns, N_ ("pictures in a row of a montage (5)"), "COUNT", 1, 100 },
    { "dpi", 0, read_resolution, &figures->dpi, N_ ("resolution of montages (300)"), "NUMBER", 36, 2400 },
    { "width", 0, spec_option_read_inches, &figures->width, N_ ("width of montages (6.75in)"), "INCHES", 0.5, 100 },
    { "fold-duplicates", 0, NULL, &figures->fold, N_ ("show near-duplicates once in a montage"), NULL },
    { NULL },
  };

  spec_option_set_add (set, list);
}

/** The settings of a project are the defaults of the others. */
static gboolean
take_project (SpecComputeOptions *options, GError **error)
{
  const SpecProject *project = options->files.project;

  if (project == NULL)
    return TRUE;
  options->params = project->params;
  options->figures.columns = project->figures.columns;
  options->figures.dpi = project->figures.dpi;
  options->figures.width = project->figures.width;
  options->figures.curation = project->curation;
  return project->file[SPEC_PROJECT_SAMPLES].path == NULL || project->figures.formats == NULL
         || spec_figure_formats_parse (project->figures.formats, &options->figures.formats, error);
}

/** A project without samples has no montages. */
static gboolean
check_montage (const SpecComputeOptions *options, const SpecCommand *command, GError **error)
{
  const SpecFileOptions *files = &options->files;

  return options->figures.formats == 0 || files->project != NULL || files->images != NULL || files->texts != NULL
         || spec_command_refuse (command, _ ("--montage needs something to show: expected --images or --texts"), error);
}

SpecComputeOptions *
spec_compute_options_parse (const SpecCommand *command, char **arguments, SpecExit *status, GError **error)
{
  g_autoptr (SpecComputeOptions) options = g_new0 (SpecComputeOptions, 1);
  g_autoptr (SpecOptionSet) set = spec_option_set_new ();
  g_auto (GStrv) rest = g_strdupv (arguments);

  options->params = (SpecParams) SPEC_PARAMS_DEFAULT;
  options->figures = (SpecFigureOptions) SPEC_FIGURE_OPTIONS_DEFAULT;
  spec_file_options_add (&options->files, SPEC_FILES_SAMPLES | SPEC_FILES_LABELS | SPEC_FILES_NAMES | SPEC_FILES_PROJECT, set);
  add_comparison (&options->params, set);
  add_results (options, set);
  *status = SPEC_EXIT_USAGE;
  if (!spec_option_set_parse (set, command, &rest, error))
    return NULL;
  if (!spec_file_options_load_project (&options->files, spec_option_set_get (set, "root"), rest, error)
      || !take_project (options, error))
    {
      *status = SPEC_EXIT_FAILED;
      return NULL;
    }
  if (!spec_option_set_read (set, error) || !spec_params_validate (&options->params, error)
      || !spec_figure_options_validate (&options->figures, error) || !spec_file_options_take (&options->files, command, rest, error)
      || !check_montage (options, command, error))
    return NULL;
  return g_steal_pointer (&options);
}

void
spec_compute_options_free (SpecComputeOptions *options)
{
  if (options == NULL)
    return;
  spec_file_options_clear (&options->files);
  g_free (options);
}
