#include "spec-align-options.h"

#include <glib/gi18n-lib.h>

#include "spec-option-value.h"

/* The words as they came; numbers are read by spec-option-value, which never follows the locale. */
typedef struct
{
  char *side, *kernel, *sigma[2];
  char *steps, *batch, *rate, *fidelity, *holdout, *seed, *memory, *threads;
} Words;

static void
words_clear (Words *words)
{
  char **all = (char **) words; /* nothing but strings */

  for (gsize i = 0; i < sizeof *words / sizeof *all; i++)
    g_free (all[i]);
}

static gboolean
read_side (const char *text, SpecSide *side, GError **error)
{
  if (text == NULL || g_str_equal (text, "x"))
    *side = SPEC_SIDE_X;
  else if (g_str_equal (text, "y"))
    *side = SPEC_SIDE_Y;
  else
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _ ("--side: expected “x” or “y”, found “%s”"),
                   text);
      return FALSE;
    }
  return TRUE;
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
read_comparison (const Words *words, SpecParams *params, GError **error)
{
  SpecKernel *x = &params->kernel[SPEC_SIDE_X], *y = &params->kernel[SPEC_SIDE_Y];

  return spec_option_parse_kernel ("--kernel", words->kernel, &x->kind, error)
         && spec_option_parse_kernel ("--kernel", words->kernel, &y->kind, error)
         && spec_option_parse_sigma ("--sigma-x", words->sigma[SPEC_SIDE_X], FALSE, x, error)
         && spec_option_parse_sigma ("--sigma-y", words->sigma[SPEC_SIDE_Y], TRUE, y, error)
         && spec_option_parse_count ("--seed", words->seed, 0, G_MAXINT64, &params->seed, error)
         && spec_option_parse_bytes ("--memory", words->memory, &params->memory, error)
         && read_count ("--threads", words->threads, 1, 4096, &params->threads, error);
}

static gboolean
read_params (const Words *words, SpecAlignParams *params, GError **error)
{
  return read_side (words->side, &params->side, error) && read_comparison (words, &params->comparison, error)
         && read_count ("--steps", words->steps, 0, 1000000, &params->steps, error)
         && read_count ("--batch", words->batch, 2, 1000000, &params->batch, error)
         && spec_option_parse_number ("--rate", words->rate, 1e-9, 1000, &params->rate, error)
         && spec_option_parse_number ("--fidelity", words->fidelity, 0, G_MAXDOUBLE, &params->fidelity, error)
         && spec_option_parse_number ("--holdout", words->holdout, 0, 0.9, &params->holdout, error)
         && spec_align_params_validate (params, error);
}

static gboolean
usage_error (GError **error, const char *message)
{
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, message);
  return FALSE;
}

/** Takes X and Y out of @rest. */
static gboolean
read_files (SpecAlignOptions *options, char **rest, GError **error)
{
  if (g_strv_length (rest) != 2)
    return usage_error (error, _ ("align: expected two embeddings, X and Y; see spec-explorer align --help"));
  if (options->output == NULL || *options->output == '\0')
    return usage_error (error, _ ("align: -o is missing: expected the folder to write"));
  for (guint side = 0; side < 2; side++)
    options->input[side] = g_strdup (rest[side]);
  return TRUE;
}

static gboolean
parse_words (const SpecCommand *command, char ***rest, SpecAlignOptions *options, Words *words, GError **error)
{
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output, N_ ("the folder to write"), "DIR" },
    { "side", 0, 0, G_OPTION_ARG_STRING, &words->side, N_ ("the embedding to adapt: x or y (x)"), "SIDE" },
    { "kernel", 0, 0, G_OPTION_ARG_STRING, &words->kernel, N_ ("gaussian or cosine"), "KERNEL" },
    { "sigma-x", 0, 0, G_OPTION_ARG_STRING, &words->sigma[SPEC_SIDE_X], N_ ("bandwidth: a number or median"), "SIGMA" },
    { "sigma-y", 0, 0, G_OPTION_ARG_STRING, &words->sigma[SPEC_SIDE_Y], N_ ("a number, median or balance"), "SIGMA" },
    { "steps", 0, 0, G_OPTION_ARG_STRING, &words->steps, N_ ("at most so many (300)"), "COUNT" },
    { "batch", 0, 0, G_OPTION_ARG_STRING, &words->batch, N_ ("most rows a step may take (2048)"), "COUNT" },
    { "rate", 0, 0, G_OPTION_ARG_STRING, &words->rate, N_ ("length of the first step, relative to the rows (0.7)"),
      "NUMBER" },
    { "fidelity", 0, 0, G_OPTION_ARG_STRING, &words->fidelity,
      N_ ("weight that holds the adapter near the identity (0)"), "NUMBER" },
    { "holdout", 0, 0, G_OPTION_ARG_STRING, &words->holdout, N_ ("share of the rows that no step sees (0.2)"),
      "SHARE" },
    { "labels", 0, 0, G_OPTION_ARG_FILENAME, &options->labels, N_ ("one label a line"), "FILE" },
    { "seed", 0, 0, G_OPTION_ARG_STRING, &words->seed, N_ ("of every random choice (0)"), "NUMBER" },
    { "memory", 0, 0, G_OPTION_ARG_STRING, &words->memory, N_ ("bytes it may use, with K, M or G"), "SIZE" },
    { "threads", 0, 0, G_OPTION_ARG_STRING, &words->threads, N_ ("how many (all)"), "COUNT" },
    { "quiet", 'q', 0, G_OPTION_ARG_NONE, &options->quiet, N_ ("no progress on stderr"), NULL },
    { NULL },
  };

  return spec_command_parse (command, entries, rest, error);
}

SpecAlignOptions *
spec_align_options_parse (const SpecCommand *command, char **arguments, GError **error)
{
  g_autoptr (SpecAlignOptions) options = g_new0 (SpecAlignOptions, 1);
  g_auto (GStrv) rest = g_strdupv (arguments);
  Words words = { 0 };
  gboolean done;

  options->params = (SpecAlignParams) SPEC_ALIGN_PARAMS_DEFAULT;
  done = parse_words (command, &rest, options, &words, error) && read_params (&words, &options->params, error)
         && read_files (options, rest, error);
  words_clear (&words);
  return done ? g_steal_pointer (&options) : NULL;
}

void
spec_align_options_free (SpecAlignOptions *options)
{
  if (options == NULL)
    return;
  for (guint side = 0; side < 2; side++)
    g_free (options->input[side]);
  g_free (options->output);
  g_free (options->labels);
  g_free (options);
}
