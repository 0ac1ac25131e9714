#include "spec-measure-options.h"

#include <glib/gi18n-lib.h>

#include "spec-option-value.h"

/* The words as they came. */
typedef struct
{
  char *k, *largest_k, *curve, *metric, *metric_side[2], *sigma[2], *max_samples, *seed, *threads;
} Words;

static void
words_clear (Words *words)
{
  char **all = (char **) words; /* nothing but strings */

  for (gsize i = 0; i < sizeof *words / sizeof *all; i++)
    g_free (all[i]);
}

static gboolean
fail_value (const char *option, const char *expected, const char *found, GError **error)
{
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _ ("%s: expected %s, found “%s”"), option, expected,
               found);
  return FALSE;
}

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
read_neighbourhoods (const char *text, SpecMeasureOptions *options, GError **error)
{
  g_auto (GStrv) words = NULL;

  if (text == NULL)
    return TRUE;
  words = g_strsplit (text, ",", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      SpecNeighbourhood neighbourhood;

      if (!read_neighbourhood (g_strstrip (words[i]), &neighbourhood))
        return fail_value ("--k", _ ("numbers of neighbours, or fractions of the samples below 1, such as 5,10,0.01"),
                           text, error);
      g_array_append_val (options->neighbourhoods, neighbourhood);
    }
  if (options->neighbourhoods->len == 0)
    return fail_value ("--k", _ ("at least one number"), text, error);
  options->params.neighbourhoods = (const SpecNeighbourhood *) options->neighbourhoods->data;
  options->params.neighbourhood_count = options->neighbourhoods->len;
  return TRUE;
}

static gboolean
read_max_samples (const char *text, SpecAgreementParams *params, GError **error)
{
  guint64 most = params->max_samples, lowest = g_strcmp0 (text, "0") == 0 ? 0 : 10;
  gboolean done = spec_option_parse_count ("--max-samples", text, lowest, G_MAXINT32, &most, error);

  params->max_samples = most;
  return done;
}

static gboolean
read_metric (const char *option, const char *text, SpecMetric *metric, GError **error)
{
  return text == NULL || spec_metric_parse (text, metric)
         || fail_value (option, _ ("“euclidean”, “cosine”, “manhattan”, “chebyshev” or “snr”"), text, error);
}

static gboolean
read_largest_k (const char *text, SpecAgreementParams *params, GError **error)
{
  guint64 largest = params->largest_k;
  gboolean done = spec_option_parse_count ("--largest-k", text, 1, G_MAXINT32, &largest, error);

  params->largest_k = largest;
  return done;
}

static gboolean
read_params (const Words *words, SpecAgreementParams *params, GError **error)
{
  guint64 threads = params->threads;

  if (!read_metric ("--metric", words->metric, &params->metric[SPEC_SIDE_X], error)
      || !read_metric ("--metric", words->metric, &params->metric[SPEC_SIDE_Y], error)
      || !read_metric ("--metric-x", words->metric_side[SPEC_SIDE_X], &params->metric[SPEC_SIDE_X], error)
      || !read_metric ("--metric-y", words->metric_side[SPEC_SIDE_Y], &params->metric[SPEC_SIDE_Y], error)
      || !read_largest_k (words->largest_k, params, error))
    return FALSE;
  if (!spec_option_parse_sigma ("--sigma-x", words->sigma[SPEC_SIDE_X], FALSE, &params->kernel[SPEC_SIDE_X], error)
      || !spec_option_parse_sigma ("--sigma-y", words->sigma[SPEC_SIDE_Y], FALSE, &params->kernel[SPEC_SIDE_Y], error)
      || !read_max_samples (words->max_samples, params, error)
      || !spec_option_parse_count ("--seed", words->seed, 0, G_MAXINT64, &params->seed, error)
      || !spec_option_parse_count ("--threads", words->threads, 1, 4096, &threads, error))
    return FALSE;
  params->threads = (guint) threads;
  return TRUE;
}

static gboolean
read_curve (const char *text, SpecMeasureOptions *options, GError **error)
{
  g_autoptr (GError) wrong = NULL;

  if (text == NULL || spec_figure_formats_parse (text, &options->curve, &wrong))
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "--curve: %s", wrong->message);
  return FALSE;
}

static gboolean
usage_error (GError **error, const char *message)
{
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, message);
  return FALSE;
}

/** Takes X and Y out of @rest, and checks what belongs together. */
static gboolean
read_files (SpecMeasureOptions *options, char **rest, GError **error)
{
  if (g_strv_length (rest) != 2)
    return usage_error (error, _ ("measure: expected two embeddings, X and Y; see spec-explorer measure --help"));
  if (options->output == NULL || *options->output == '\0')
    return usage_error (error, _ ("measure: -o is missing: expected the folder to write"));
  if (options->images != NULL && options->texts != NULL)
    return usage_error (error, _ ("measure: samples are images or texts: expected one of --images and --texts"));
  for (guint side = 0; side < 2; side++)
    options->input[side] = g_strdup (rest[side]);
  return TRUE;
}

static gboolean
parse_words (const SpecCommand *command, char ***rest, SpecMeasureOptions *options, Words *words, GError **error)
{
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output, N_ ("the folder to write"), "DIR" },
    { "k", 'k', 0, G_OPTION_ARG_STRING, &words->k,
      N_ ("numbers of neighbours, or fractions of the samples (5,10,20,50)"), "LIST" },
    { "metric", 0, 0, G_OPTION_ARG_STRING, &words->metric, N_ ("euclidean, cosine, manhattan, chebyshev or snr"),
      "METRIC" },
    { "metric-x", 0, 0, G_OPTION_ARG_STRING, &words->metric_side[SPEC_SIDE_X], N_ ("that of X alone"), "METRIC" },
    { "metric-y", 0, 0, G_OPTION_ARG_STRING, &words->metric_side[SPEC_SIDE_Y], N_ ("that of Y alone"), "METRIC" },
    { "curve", 0, 0, G_OPTION_ARG_STRING, &words->curve,
      N_ ("draw NNGS over k and the measures: png, pdf, svg; curve.csv too"), "FORMATS" },
    { "largest-k", 0, 0, G_OPTION_ARG_STRING, &words->largest_k,
      N_ ("how far the curve of NNGS over k goes (the largest of --k; with --curve a third of the samples, 3000 at most)"), "COUNT" },
    { "sigma-x", 0, 0, G_OPTION_ARG_STRING, &words->sigma[SPEC_SIDE_X], N_ ("bandwidth of RBF CKA: a number or median"),
      "SIGMA" },
    { "sigma-y", 0, 0, G_OPTION_ARG_STRING, &words->sigma[SPEC_SIDE_Y], N_ ("the same for Y"), "SIGMA" },
    { "max-samples", 0, 0, G_OPTION_ARG_STRING, &words->max_samples,
      N_ ("RBF CKA and RSA on that many at most (5000); 0: on all"), "COUNT" },
    { "seed", 0, 0, G_OPTION_ARG_STRING, &words->seed, N_ ("of every random choice (0)"), "NUMBER" },
    { "threads", 0, 0, G_OPTION_ARG_STRING, &words->threads, N_ ("processors to use (all)"), "COUNT" },
    { "images", 0, 0, G_OPTION_ARG_FILENAME, &options->images, N_ ("list of images, or their folder"), "FILE" },
    { "image-root", 0, 0, G_OPTION_ARG_FILENAME, &options->image_root, N_ ("where relative paths start"), "DIR" },
    { "texts", 0, 0, G_OPTION_ARG_FILENAME, &options->texts, N_ ("one text sample a line, instead of images"), "FILE" },
    { "name-x", 0, 0, G_OPTION_ARG_STRING, &options->name[SPEC_SIDE_X], N_ ("what the tables call X"), "NAME" },
    { "name-y", 0, 0, G_OPTION_ARG_STRING, &options->name[SPEC_SIDE_Y], N_ ("what the tables call Y"), "NAME" },
    { "quiet", 'q', 0, G_OPTION_ARG_NONE, &options->quiet, N_ ("no progress on stderr"), NULL },
    { NULL },
  };

  return spec_command_parse (command, entries, rest, error);
}

SpecMeasureOptions *
spec_measure_options_parse (const SpecCommand *command, char **arguments, GError **error)
{
  g_autoptr (SpecMeasureOptions) options = g_new0 (SpecMeasureOptions, 1);
  g_auto (GStrv) rest = g_strdupv (arguments);
  Words words = { 0 };
  gboolean done;

  options->params = (SpecAgreementParams) SPEC_AGREEMENT_PARAMS_DEFAULT;
  options->neighbourhoods = g_array_new (FALSE, TRUE, sizeof (SpecNeighbourhood));
  done = parse_words (command, &rest, options, &words, error) && read_params (&words, &options->params, error)
         && read_neighbourhoods (words.k, options, error) && read_curve (words.curve, options, error)
         && read_files (options, rest, error);
  words_clear (&words);
  return done ? g_steal_pointer (&options) : NULL;
}

void
spec_measure_options_free (SpecMeasureOptions *options)
{
  if (options == NULL)
    return;
  for (guint side = 0; side < 2; side++)
    {
      g_free (options->input[side]);
      g_free (options->name[side]);
    }
  g_free (options->output);
  g_free (options->images);
  g_free (options->image_root);
  g_free (options->texts);
  g_array_unref (options->neighbourhoods);
  g_free (options);
}
