#include "spec-compute-options.h"

#include <glib/gi18n-lib.h>

#include "spec-option-value.h"

/* The words as they came; numbers are read by spec-option-value, which never follows the locale. */
typedef struct
{
  char *kernel, *kernel_side[2], *sigma[2];
  char *eta, *method, *rff_dim, *seed, *modes, *samples, *spectrum, *tolerance, *memory, *threads;
  char *montage, *columns, *dpi, *width;
} Words;

static void
words_clear (Words *words)
{
  char **all = (char **) words; /* nothing but strings */

  for (gsize i = 0; i < sizeof *words / sizeof *all; i++)
    g_free (all[i]);
}

static gboolean
read_kernels (const Words *words, SpecParams *params, GError **error)
{
  SpecKernel *x = &params->kernel[SPEC_SIDE_X], *y = &params->kernel[SPEC_SIDE_Y];

  return spec_option_parse_kernel ("--kernel", words->kernel, &x->kind, error)
         && spec_option_parse_kernel ("--kernel", words->kernel, &y->kind, error)
         && spec_option_parse_kernel ("--kernel-x", words->kernel_side[SPEC_SIDE_X], &x->kind, error)
         && spec_option_parse_kernel ("--kernel-y", words->kernel_side[SPEC_SIDE_Y], &y->kind, error)
         && spec_option_parse_sigma ("--sigma-x", words->sigma[SPEC_SIDE_X], FALSE, x, error)
         && spec_option_parse_sigma ("--sigma-y", words->sigma[SPEC_SIDE_Y], TRUE, y, error);
}

static gboolean
read_count (const char *option, const char *text, guint64 lowest, guint64 highest, guint *value, GError **error)
{
  guint64 number = *value;
  gboolean done = spec_option_parse_count (option, text, lowest, highest, &number, error);

  *value = (guint) number;
  return done;
}

static gboolean
read_params (const Words *words, SpecParams *params, GError **error)
{
  return read_kernels (words, params, error)
         && spec_option_parse_number ("--eta", words->eta, 0, G_MAXDOUBLE, &params->eta, error)
         && spec_option_parse_method ("--method", words->method, &params->method, error)
         && read_count ("--rff-dim", words->rff_dim, 1, 1000000, &params->rff_dim, error)
         && spec_option_parse_count ("--seed", words->seed, 0, G_MAXINT64, &params->seed, error)
         && read_count ("--modes", words->modes, 1, 1000, &params->modes, error)
         && read_count ("--samples", words->samples, 1, 1000000, &params->samples_per_mode, error)
         && read_count ("--spectrum", words->spectrum, 0, 1000, &params->spectrum, error)
         && spec_option_parse_number ("--tolerance", words->tolerance, 1e-12, 0.1, &params->tolerance, error)
         && spec_option_parse_bytes ("--memory", words->memory, &params->memory, error)
         && read_count ("--threads", words->threads, 1, 4096, &params->threads, error)
         && spec_params_validate (params, error);
}

static gboolean
read_figures (const Words *words, SpecFigureOptions *figures, GError **error)
{
  double dpi = figures->dpi;
  gboolean done = (words->montage == NULL || spec_figure_formats_parse (words->montage, &figures->formats, error))
                  && read_count ("--columns", words->columns, 1, 100, &figures->columns, error)
                  && spec_option_parse_number ("--dpi", words->dpi, 36, 2400, &dpi, error)
                  && spec_option_parse_inches ("--width", words->width, &figures->width, error);

  figures->dpi = (guint) dpi;
  return done && spec_figure_options_validate (figures, error);
}

static gboolean
usage_error (GError **error, const char *message)
{
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, message);
  return FALSE;
}

/** A project brings its files along. */
static gboolean
check_project (const SpecComputeOptions *options, GError **error)
{
  if (options->images != NULL || options->image_root != NULL || options->texts != NULL || options->labels != NULL)
    return usage_error (error, _ ("compute: a project names its own samples: expected no --images, --image-root, --texts or --labels"));
  return TRUE;
}

/** Where @rest is one project, takes its settings for the defaults of the others. */
static gboolean
load_project (SpecComputeOptions *options, char **rest, GError **error)
{
  SpecProject *project;

  if (g_strv_length (rest) != 1 || !g_str_has_suffix (rest[0], SPEC_PROJECT_ENDING))
    return TRUE;
  options->project = project = spec_project_load (rest[0], error);
  if (project == NULL)
    return FALSE;
  if (options->root != NULL)
    spec_project_rebase (project, options->root);
  options->params = project->params;
  options->figures.columns = project->figures.columns;
  options->figures.dpi = project->figures.dpi;
  options->figures.width = project->figures.width;
  options->figures.curation = project->curation;
  return project->file[SPEC_PROJECT_SAMPLES].path == NULL || project->figures.formats == NULL
         || spec_figure_formats_parse (project->figures.formats, &options->figures.formats, error);
}

/** Takes X and Y out of @rest, and checks what belongs together. */
static gboolean
read_files (SpecComputeOptions *options, char **rest, GError **error)
{
  if (options->project == NULL && g_strv_length (rest) != 2)
    return usage_error (error, _ ("compute: expected two embeddings, X and Y, or a project; see spec-explorer compute --help"));
  if (options->output == NULL || *options->output == '\0')
    return usage_error (error, _ ("compute: -o is missing: expected the folder to write"));
  if (options->project != NULL)
    return check_project (options, error);
  if (options->images != NULL && options->texts != NULL)
    return usage_error (error, _ ("compute: samples are images or texts: expected one of --images and --texts"));
  if (options->figures.formats != 0 && options->images == NULL && options->texts == NULL)
    return usage_error (error, _ ("compute: --montage needs something to show: expected --images or --texts"));
  for (guint side = 0; side < 2; side++)
    options->input[side] = g_strdup (rest[side]);
  return TRUE;
}

static gboolean
parse_words (const SpecCommand *command, char ***rest, SpecComputeOptions *options, Words *words, GError **error)
{
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output, N_ ("the folder to write"), "DIR" },
    { "root", 0, 0, G_OPTION_ARG_FILENAME, &options->root, N_ ("where the files of a project are now"), "DIR" },
    { "images", 0, 0, G_OPTION_ARG_FILENAME, &options->images, N_ ("list of images, or their folder"), "FILE" },
    { "image-root", 0, 0, G_OPTION_ARG_FILENAME, &options->image_root, N_ ("where relative paths start"), "DIR" },
    { "texts", 0, 0, G_OPTION_ARG_FILENAME, &options->texts, N_ ("one text sample a line, instead of images"), "FILE" },
    { "labels", 0, 0, G_OPTION_ARG_FILENAME, &options->labels, N_ ("one label a line"), "FILE" },
    { "kernel", 0, 0, G_OPTION_ARG_STRING, &words->kernel, N_ ("gaussian or cosine"), "KERNEL" },
    { "kernel-x", 0, 0, G_OPTION_ARG_STRING, &words->kernel_side[SPEC_SIDE_X], N_ ("that of X alone"), "KERNEL" },
    { "kernel-y", 0, 0, G_OPTION_ARG_STRING, &words->kernel_side[SPEC_SIDE_Y], N_ ("that of Y alone"), "KERNEL" },
    { "sigma-x", 0, 0, G_OPTION_ARG_STRING, &words->sigma[SPEC_SIDE_X], N_ ("bandwidth: a number or median"), "SIGMA" },
    { "sigma-y", 0, 0, G_OPTION_ARG_STRING, &words->sigma[SPEC_SIDE_Y], N_ ("a number, median or balance"), "SIGMA" },
    { "eta", 0, 0, G_OPTION_ARG_STRING, &words->eta, N_ ("weight of the kernel of Y (1)"), "NUMBER" },
    { "centre", 0, 0, G_OPTION_ARG_NONE, &options->params.centre, N_ ("compare centred kernels, H K H"), NULL },
    { "method", 0, 0, G_OPTION_ARG_STRING, &words->method, N_ ("auto, exact or rff"), "METHOD" },
    { "rff-dim", 0, 0, G_OPTION_ARG_STRING, &words->rff_dim, N_ ("random frequencies per embedding (3000)"), "COUNT" },
    { "seed", 0, 0, G_OPTION_ARG_STRING, &words->seed, N_ ("of every random choice (0)"), "NUMBER" },
    { "modes", 0, 0, G_OPTION_ARG_STRING, &words->modes, N_ ("modes per direction (10)"), "COUNT" },
    { "samples", 0, 0, G_OPTION_ARG_STRING, &words->samples, N_ ("samples per mode (20)"), "COUNT" },
    { "spectrum", 0, 0, G_OPTION_ARG_STRING, &words->spectrum, N_ ("eigenvalues of each single kernel (50)"), "COUNT" },
    { "tolerance", 0, 0, G_OPTION_ARG_STRING, &words->tolerance, N_ ("residual of a converged pair (1e-5)"), "NUMBER" },
    { "memory", 0, 0, G_OPTION_ARG_STRING, &words->memory, N_ ("bytes it may use, with K, M or G"), "SIZE" },
    { "threads", 0, 0, G_OPTION_ARG_STRING, &words->threads, N_ ("how many (all)"), "COUNT" },
    { "bandwidth-map", 0, 0, G_OPTION_ARG_NONE, &options->bandwidth_map, N_ ("leading eigenvalues over a range of sigma"), NULL },
    { "evidence", 0, 0, G_OPTION_ARG_NONE, &options->evidence, N_ ("k-means, violins, sampling error …"), NULL },
    { "montage", 0, 0, G_OPTION_ARG_STRING, &words->montage, N_ ("montages as png, pdf, svg"), "FORMATS" },
    { "columns", 0, 0, G_OPTION_ARG_STRING, &words->columns, N_ ("pictures in a row of a montage (5)"), "COUNT" },
    { "dpi", 0, 0, G_OPTION_ARG_STRING, &words->dpi, N_ ("resolution of montages (300)"), "NUMBER" },
    { "width", 0, 0, G_OPTION_ARG_STRING, &words->width, N_ ("width of montages (6.75in)"), "INCHES" },
    { "fold-duplicates", 0, 0, G_OPTION_ARG_NONE, &options->figures.fold, N_ ("show near-duplicates once in a montage"), NULL },
    { "name-x", 0, 0, G_OPTION_ARG_STRING, &options->name[SPEC_SIDE_X], N_ ("what figures call X"), "NAME" },
    { "name-y", 0, 0, G_OPTION_ARG_STRING, &options->name[SPEC_SIDE_Y], N_ ("what figures call Y"), "NAME" },
    { "quiet", 'q', 0, G_OPTION_ARG_NONE, &options->quiet, N_ ("no progress on stderr"), NULL },
    { NULL },
  };

  return spec_command_parse (command, entries, rest, error);
}

SpecComputeOptions *
spec_compute_options_parse (const SpecCommand *command, char **arguments, SpecExit *status, GError **error)
{
  g_autoptr (SpecComputeOptions) options = g_new0 (SpecComputeOptions, 1);
  g_auto (GStrv) rest = g_strdupv (arguments);
  Words words = { 0 };
  gboolean done;

  options->params = (SpecParams) SPEC_PARAMS_DEFAULT;
  options->figures = (SpecFigureOptions) SPEC_FIGURE_OPTIONS_DEFAULT;
  *status = SPEC_EXIT_USAGE;
  done = parse_words (command, &rest, options, &words, error);
  if (done && !load_project (options, rest, error))
    {
      *status = SPEC_EXIT_FAILED;
      done = FALSE;
    }
  done = done && read_params (&words, &options->params, error) && read_figures (&words, &options->figures, error)
         && read_files (options, rest, error);
  words_clear (&words);
  return done ? g_steal_pointer (&options) : NULL;
}

void
spec_compute_options_free (SpecComputeOptions *options)
{
  if (options == NULL)
    return;
  for (guint side = 0; side < 2; side++)
    {
      g_free (options->input[side]);
      g_free (options->name[side]);
    }
  spec_project_free (options->project);
  g_free (options->root);
  g_free (options->output);
  g_free (options->images);
  g_free (options->image_root);
  g_free (options->texts);
  g_free (options->labels);
  g_free (options);
}
