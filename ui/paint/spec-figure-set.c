#include "paint/spec-figure-set.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/spec-error.h"
#include "paint/spec-figure-record.h"
#include "paint/spec-montage-figure.h"
#include "paint/spec-spectrum-figure.h"
#include "report/spec-report-origin.h"

#define OVERVIEW_COLUMNS 3 /* pictures of each cluster, in both directions */
#define OVERVIEW_LINE 5    /* clusters in a line */
#define OVERVIEW_LISTS 3   /* the same of texts */

#define THREADS 4

/* One set being written. Its threads only read it. */
typedef struct
{
  SpecResult *result;
  SpecSamples *samples;
  const SpecFigureOptions *options;
  const char *folder;
  JsonNode *origin;
  GCancellable *cancellable; /* also stops the others when one fails */
  GAsyncQueue *done;
} Set;

/* One montage; made, then owned by the pool, then by who waits. */
typedef struct
{
  const Set *set;
  char *stem;
  GArray *picks; /* SpecMontagePick */
  SpecMontageStyle style;
  SpecMontage *montage; /* (nullable): when it is done */
  GError *error;        /* (nullable) */
} Job;

static gboolean
check (const char *what, double value, double low, double high, GError **error)
{
  if (value >= low && value <= high)
    return TRUE;
  g_set_error (error, SPEC_ERROR, SPEC_ERROR_VALUE, _ ("%s is out of range: expected %g to %g, found %g"), what, low,
               high, value);
  return FALSE;
}

gboolean
spec_figure_options_validate (const SpecFigureOptions *options, GError **error)
{
  return check ("--columns", options->columns, 1, 100, error) && check ("--dpi", options->dpi, 36, 2400, error)
         && check ("--width", options->width, 0.5, 100, error);
}

static gboolean
is_texts (const Set *set)
{
  return set->samples != NULL && spec_samples_get_kind (set->samples) == SPEC_SAMPLES_TEXTS;
}

static SpecMontageStyle
make_style (const Set *set, gboolean overview, gboolean named)
{
  SpecMontageStyle style = SPEC_MONTAGE_STYLE_DEFAULT;
  guint samples = MAX (spec_problem_get_params (spec_result_get_problem (set->result))->samples_per_mode, 1);

  style.captions = SPEC_CAPTION_EIGENVALUE | SPEC_CAPTION_SIZE | SPEC_CAPTION_SIMILARITY | (named ? SPEC_CAPTION_NAME : 0);
  style.clusters_per_line = !overview ? 1 : is_texts (set) ? OVERVIEW_LISTS : OVERVIEW_LINE;
  style.columns = overview ? OVERVIEW_COLUMNS : set->options->columns;
  style.rows = overview ? OVERVIEW_COLUMNS : (samples + style.columns - 1) / style.columns;
  style.fold = set->options->fold;
  style.dpi = set->options->dpi;
  style.width = set->options->width;
  return style;
}

static gboolean
save (const Set *set, const char *stem, const char *ending, GBytes *bytes, GError **error)
{
  g_autofree char *name = g_strdup_printf ("%s.%s", stem, ending);
  g_autofree char *path = g_build_filename (set->folder, name, NULL);

  return spec_figure_save (path, bytes, error);
}

/* Lists of texts can be set by TeX itself. */
static gboolean
write_latex (const Set *set, SpecMontageFigure *figure, const char *stem, GError **error)
{
  g_autofree char *name = g_strconcat (stem, (set->options->formats & SPEC_FIGURE_PDF) != 0 ? ".pdf" : ".png", NULL);
  char *latex = spec_montage_figure_dup_latex (figure, name);
  g_autoptr (GBytes) bytes = g_bytes_new_take (latex, strlen (latex));

  return save (set, stem, "tex", bytes, error);
}

static gboolean
write_formats (const Set *set, SpecMontageFigure *figure, const char *stem, GError **error)
{
  for (guint format = SPEC_FIGURE_PNG; format <= SPEC_FIGURE_SVG; format <<= 1)
    {
      g_autoptr (GBytes) bytes = NULL;

      if ((set->options->formats & format) == 0)
        continue;
      bytes = spec_montage_figure_render (figure, format, set->cancellable, error);
      if (bytes == NULL || !save (set, stem, spec_figure_format_get_name (format), bytes, error))
        return FALSE;
    }
  return !is_texts (set) || write_latex (set, figure, stem, error);
}

static void
run_job (gpointer data, gpointer unused)
{
  Job *job = data;
  const Set *set = job->set;
  gsize wanted = spec_problem_get_params (spec_result_get_problem (set->result))->samples_per_mode;
  g_autoptr (SpecMontageFigure) figure = NULL;

  job->montage = spec_montage_new (set->result, set->samples, set->options->curation,
                                   (const SpecMontagePick *)(gpointer)job->picks->data, job->picks->len, MIN (wanted, job->style.columns * job->style.rows),
                                   job->style.fold, set->cancellable, &job->error);
  figure = job->montage != NULL
               ? spec_montage_figure_new (job->montage, &job->style, set->options->formats, set->cancellable, &job->error)
               : NULL;
  if (figure != NULL)
    write_formats (set, figure, job->stem, &job->error);
  g_async_queue_push (set->done, job);
}

static void
free_job (Job *job)
{
  g_clear_error (&job->error);
  g_clear_pointer (&job->montage, spec_montage_unref);
  g_array_unref (job->picks);
  g_free (job->stem);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, free_job)

static gboolean
any_named (const SpecMontagePick *picks, guint n_picks)
{
  for (guint i = 0; i < n_picks; i++)
    if (picks[i].name != NULL)
      return TRUE;
  return FALSE;
}

static void
push_job (GThreadPool *pool, const Set *set, char *stem, gboolean overview, const SpecMontagePick *picks, guint n_picks)
{
  Job *job = g_new0 (Job, 1);

  job->set = set;
  job->stem = stem;
  job->picks = g_array_new (FALSE, FALSE, sizeof (SpecMontagePick));
  g_array_append_vals (job->picks, picks, n_picks);
  job->style = make_style (set, overview, any_named (picks, n_picks));
  g_thread_pool_push (pool, job, NULL);
}

/* On the thread that waits: JSON objects are counted without locks, so one thread alone handles the origin. */
static gboolean
write_record (const Set *set, const Job *job, GError **error)
{
  g_autoptr (SpecMontageLayout) layout = spec_montage_layout_new (job->montage, &job->style);
  g_autoptr (GBytes) record = spec_figure_record_build_montage (set->origin, job->montage, &job->style, layout);

  return save (set, job->stem, "json", record, error);
}

/* Waits for @total montages. The first error stops the rest, which is waited for too. */
static gboolean
collect (const Set *set, guint total, const SpecProgress *progress, GError **error)
{
  GError *first = NULL;

  for (guint done = 1; done <= total; done++)
    {
      g_autoptr (Job) job = g_async_queue_pop (set->done);

      if (first != NULL)
        continue;
      if (job->error == NULL && write_record (set, job, &job->error))
        spec_progress_report (progress, SPEC_STAGE_FIGURES, (double)done / total);
      else
        {
          first = g_steal_pointer (&job->error);
          g_cancellable_cancel (set->cancellable);
        }
    }
  if (first != NULL)
    g_propagate_error (error, first);
  return first == NULL;
}

static GArray *
list_picks (SpecResult *result, SpecCuration *curation)
{
  GArray *picks = g_array_new (FALSE, FALSE, sizeof (SpecMontagePick));

  for (int direction = SPEC_DIRECTION_POSITIVE; direction <= SPEC_DIRECTION_NEGATIVE; direction++)
    for (guint i = 0; i < spec_result_get_mode_count (result, direction); i++)
      {
        SpecMontagePick pick = { direction, i, spec_curation_find_name (curation, result, direction, i) };

        g_array_append_val (picks, pick);
      }
  return picks;
}

/* The montages do not depend on each other; the overview, which takes longest, is begun first. */
static gboolean
write_all (const Set *set, const SpecProgress *progress, GError **error)
{
  g_autoptr (GArray) picks = list_picks (set->result, set->options->curation);
  guint threads = spec_problem_get_params (spec_result_get_problem (set->result))->threads;
  GThreadPool *pool;
  gboolean written;

  if (threads == 0)
    threads = MIN (g_get_num_processors (), THREADS);
  pool = g_thread_pool_new (run_job, NULL, (int)MIN (threads, THREADS), FALSE, NULL);
  push_job (pool, set, g_strdup ("montage-overview"), TRUE, (const SpecMontagePick *)(gpointer)picks->data, picks->len);
  for (guint i = 0; i < picks->len; i++)
    {
      const SpecMontagePick *pick = &g_array_index (picks, SpecMontagePick, i);
      char side = pick->direction == SPEC_DIRECTION_POSITIVE ? 'x' : 'y';

      push_job (pool, set, g_strdup_printf ("montage-%c-%02u", side, pick->index + 1), FALSE, pick, 1);
    }
  written = collect (set, picks->len + 1, progress, error);
  g_thread_pool_free (pool, FALSE, TRUE);
  return written;
}

static void
cancel_too (GCancellable *outer, gpointer inner)
{
  g_cancellable_cancel (inner);
}

gboolean
spec_figure_set_write (SpecResult *result,
                       SpecSamples *samples,
                       const SpecFigureOptions *options,
                       const char *folder,
                       const SpecProgress *progress,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GCancellable) inner = g_cancellable_new ();
  g_autoptr (GAsyncQueue) done = g_async_queue_new ();
  g_autoptr (JsonNode) origin = NULL;
  Set set = { result, samples, options, folder, NULL, inner, done };
  gulong handler = 0;
  gboolean written;

  if (!spec_figure_options_validate (options, error))
    return FALSE;
  if (options->formats == 0)
    return TRUE;
  if (cancellable != NULL)
    handler = g_cancellable_connect (cancellable, G_CALLBACK (cancel_too), inner, NULL);
  set.origin = origin = spec_report_origin_build (result, samples, inner, error);
  written = origin != NULL && write_all (&set, progress, error);
  g_cancellable_disconnect (cancellable, handler);
  return written;
}

gboolean
spec_figure_set_write_spectrum (SpecResult *result,
                                SpecSamples *samples,
                                const SpecFigureOptions *options,
                                const char *folder,
                                GCancellable *cancellable,
                                GError **error)
{
  static const SpecFigureFormat formats[] = { SPEC_FIGURE_PDF, SPEC_FIGURE_PNG };
  Set set = { .folder = folder };
  g_autoptr (JsonNode) origin = NULL;
  g_autoptr (GBytes) record = NULL;

  if (!spec_figure_options_validate (options, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GBytes) bytes
          = spec_spectrum_figure_render (result, options->evidence, options->width, options->dpi, formats[i], cancellable, error);

      if (bytes == NULL || !save (&set, "spectrum", spec_figure_format_get_name (formats[i]), bytes, error))
        return FALSE;
    }
  origin = spec_report_origin_build (result, samples, cancellable, error);
  if (origin == NULL)
    return FALSE;
  record = spec_figure_record_build_spectrum (origin, result, options->width,
                                              spec_spectrum_figure_get_height (options->width));
  return save (&set, "spectrum", "json", record, error);
}
