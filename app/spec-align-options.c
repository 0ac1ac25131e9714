#include "spec-align-options.h"

#include <glib/gi18n-lib.h>

static gboolean
read_side (const SpecOption *option, const char *text, GError **error)
{
  SpecSide *side = option->value;

  if (!g_str_equal (text, "x") && !g_str_equal (text, "y"))
    return spec_option_fail (option, _ ("“x” or “y”"), text, error);
  *side = g_str_equal (text, "x") ? SPEC_SIDE_X : SPEC_SIDE_Y;
  return TRUE;
}

static void
add_options (SpecAlignParams *params, SpecOptionSet *set)
{
  SpecParams *comparison = &params->comparison;
  const SpecOption options[] = {
    { "side", 0, read_side, &params->side, N_ ("the embedding to adapt: x or y (x)"), "SIDE" },
    { "kernel", 0, spec_option_read_kernels, comparison->kernel, N_ ("gaussian or cosine"), "KERNEL" },
    { "sigma-x", 0, spec_option_read_sigma, &comparison->kernel[SPEC_SIDE_X], N_ ("bandwidth: a number or median"), "SIGMA" },
    { "sigma-y", 0, spec_option_read_sigma_or_balance, &comparison->kernel[SPEC_SIDE_Y], N_ ("a number, median or balance"), "SIGMA" },
    { "steps", 0, spec_option_read_count, &params->steps, N_ ("at most so many (300)"), "COUNT", 0, 1000000 },
    { "batch", 0, spec_option_read_count, &params->batch, N_ ("most rows a step may take (2048)"), "COUNT", 2, 1000000 },
    { "rate", 0, spec_option_read_number, &params->rate, N_ ("length of the first step, relative to the rows (0.7)"), "NUMBER", 1e-9,
      1000 },
    { "fidelity", 0, spec_option_read_number, &params->fidelity, N_ ("weight that holds the adapter near the identity (0)"), "NUMBER",
      0, G_MAXDOUBLE },
    { "holdout", 0, spec_option_read_number, &params->holdout, N_ ("share of the rows that no step sees (0.2)"), "SHARE", 0, 0.9 },
    { "seed", 0, spec_option_read_seed, &comparison->seed, N_ ("of every random choice (0)"), "NUMBER" },
    { "memory", 0, spec_option_read_bytes, &comparison->memory, N_ ("bytes it may use, with K, M or G"), "SIZE" },
    { "threads", 0, spec_option_read_count, &comparison->threads, N_ ("how many (all)"), "COUNT", 1, 4096 },
    { NULL },
  };

  spec_option_set_add (set, options);
}

SpecAlignOptions *
spec_align_options_parse (const SpecCommand *command, char **arguments, GError **error)
{
  g_autoptr (SpecAlignOptions) options = g_new0 (SpecAlignOptions, 1);
  g_autoptr (SpecOptionSet) set = spec_option_set_new ();
  g_auto (GStrv) rest = g_strdupv (arguments);

  options->params = (SpecAlignParams) SPEC_ALIGN_PARAMS_DEFAULT;
  spec_file_options_add (&options->files, SPEC_FILES_LABELS, set);
  add_options (&options->params, set);
  if (!spec_option_set_parse (set, command, &rest, error) || !spec_option_set_read (set, error)
      || !spec_align_params_validate (&options->params, error) || !spec_file_options_take (&options->files, command, rest, error))
    return NULL;
  return g_steal_pointer (&options);
}

void
spec_align_options_free (SpecAlignOptions *options)
{
  if (options == NULL)
    return;
  spec_file_options_clear (&options->files);
  g_free (options);
}
