#include "spec-measure-options.h"

#include <glib/gi18n-lib.h>

/** One of the list: 20, or 0.01 for a hundredth of the samples. */
static gboolean
read_neighbourhood (const char *word, SpecNeighbourhood *neighbourhood)
{
  guint64 k;
  char *end;

  *neighbourhood = (SpecNeighbourhood){ 0, 0 };
  if (g_ascii_string_to_unsigned (word, 10, 1, G_MAXINT32, &k, NULL))
    {
      neighbourhood->k = k;
      return TRUE;
    }
  neighbourhood->fraction = g_ascii_strtod (word, &end);
  return end != word && *end == '\0' && neighbourhood->fraction > 0 && neighbourhood->fraction < 1;
}

static gboolean
read_neighbourhoods (const SpecOption *option, const char *text, GError **error)
{
  GArray *neighbourhoods = option->value;
  g_auto (GStrv) words = g_strsplit (text, ",", -1);

  if (words[0] == NULL)
    return spec_option_fail (option, _ ("at least one number"), text, error);
  for (guint i = 0; words[i] != NULL; i++)
    {
      SpecNeighbourhood neighbourhood;

      if (!read_neighbourhood (g_strstrip (words[i]), &neighbourhood))
        return spec_option_fail (option, _ ("numbers of neighbours, or fractions of the samples below 1, such as 5,10,0.01"), text,
                                 error);
      g_array_append_val (neighbourhoods, neighbourhood);
    }
  return TRUE;
}

/** 0, or enough for the measures to mean something. */
static gboolean
read_max_samples (const SpecOption *option, const char *text, GError **error)
{
  SpecOption some = *option;

  if (g_str_equal (text, "0"))
    some.lowest = 0;
  return spec_option_read_size (&some, text, error);
}

static gboolean
read_metric (const SpecOption *option, const char *text, GError **error)
{
  return spec_metric_parse (text, option->value)
         || spec_option_fail (option, _ ("“euclidean”, “cosine”, “manhattan”, “chebyshev” or “snr”"), text, error);
}

static gboolean
read_metrics (const SpecOption *option, const char *text, GError **error)
{
  SpecMetric *metrics = option->value;

  if (!read_metric (option, text, error))
    return FALSE;
  metrics[SPEC_SIDE_Y] = metrics[SPEC_SIDE_X];
  return TRUE;
}

static void
add_options (SpecMeasureOptions *options, SpecOptionSet *set)
{
  SpecAgreementParams *params = &options->params;
  const SpecOption list[] = {
    { "k", 'k', read_neighbourhoods, options->neighbourhoods, N_ ("numbers of neighbours, or fractions of the samples (5,10,20,50)"),
      "LIST" },
    { "metric", 0, read_metrics, params->metric, N_ ("euclidean, cosine, manhattan, chebyshev or snr"), "METRIC" },
    { "metric-x", 0, read_metric, &params->metric[SPEC_SIDE_X], N_ ("that of X alone"), "METRIC" },
    { "metric-y", 0, read_metric, &params->metric[SPEC_SIDE_Y], N_ ("that of Y alone"), "METRIC" },
    { "curve", 0, spec_option_read_formats, &options->curve, N_ ("draw NNGS over k and the measures: png, pdf, svg; curve.csv too"), "FORMATS" },
    { "largest-k", 0, spec_option_read_size, &params->largest_k,
      N_ ("how far the curve of NNGS over k goes (the largest of --k; with --curve a third of the samples, 3000 at most)"), "COUNT", 1,
      G_MAXINT32 },
    { "sigma-x", 0, spec_option_read_sigma, &params->kernel[SPEC_SIDE_X], N_ ("bandwidth of RBF CKA: a number or median"), "SIGMA" },
    { "sigma-y", 0, spec_option_read_sigma, &params->kernel[SPEC_SIDE_Y], N_ ("the same for Y"), "SIGMA" },
    { "max-samples", 0, read_max_samples, &params->max_samples, N_ ("RBF CKA and RSA on that many at most (5000); 0: on all"), "COUNT",
      10, G_MAXINT32 },
    { "seed", 0, spec_option_read_seed, &params->seed, N_ ("of every random choice (0)"), "NUMBER" },
    { "threads", 0, spec_option_read_count, &params->threads, N_ ("processors to use (all)"), "COUNT", 1, 4096 },
    { NULL },
  };

  spec_option_set_add (set, list);
}

SpecMeasureOptions *
spec_measure_options_parse (const SpecCommand *command, char **arguments, GError **error)
{
  g_autoptr (SpecMeasureOptions) options = g_new0 (SpecMeasureOptions, 1);
  g_autoptr (SpecOptionSet) set = spec_option_set_new ();
  g_auto (GStrv) rest = g_strdupv (arguments);

  options->params = (SpecAgreementParams) SPEC_AGREEMENT_PARAMS_DEFAULT;
  options->neighbourhoods = g_array_new (FALSE, TRUE, sizeof (SpecNeighbourhood));
  spec_file_options_add (&options->files, SPEC_FILES_SAMPLES | SPEC_FILES_NAMES, set);
  add_options (options, set);
  if (!spec_option_set_parse (set, command, &rest, error) || !spec_option_set_read (set, error)
      || !spec_file_options_take (&options->files, command, rest, error))
    return NULL;
  options->params.neighbourhood_count = options->neighbourhoods->len;
  if (options->neighbourhoods->len > 0)
    options->params.neighbourhoods = (const SpecNeighbourhood *) options->neighbourhoods->data;
  return g_steal_pointer (&options);
}

void
spec_measure_options_free (SpecMeasureOptions *options)
{
  if (options == NULL)
    return;
  spec_file_options_clear (&options->files);
  g_array_unref (options->neighbourhoods);
  g_free (options);
}
