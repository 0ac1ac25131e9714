#include "paint/spec-figure-set.h"

#include <glib/gi18n-lib.h>

#include "base/spec-error.h"
#include "paint/spec-figure-record.h"
#include "paint/spec-montage-figure.h"
#include "paint/spec-spectrum-figure.h"

#define OVERVIEW_COLUMNS 3 /* pictures of each cluster, in both directions */
#define OVERVIEW_LINE 5    /* clusters in a line */

/* One set being written. */
typedef struct
{
  SpecResult *result;
  SpecSamples *samples;
  const SpecFigureOptions *options;
  const char *folder;
  JsonNode *origin;
  const SpecProgress *progress;
  guint done, total; /* montages */
  GCancellable *cancellable;
} Set;

static gboolean
check (const char *what, double value, double low, double high, GError **error)
{
  if (value >= low && value <= high)
    return TRUE;
  g_set_error (error, SPEC_ERROR, SPEC_ERROR_VALUE, _ ("%s is out of range: expected %g to %g, found %g"), what, low, high,
               value);
  return FALSE;
}

gboolean
spec_figure_options_validate (const SpecFigureOptions *options, GError **error)
{
  return check ("--columns", options->columns, 1, 100, error) && check ("--dpi", options->dpi, 36, 2400, error)
         && check ("--width", options->width, 0.5, 100, error);
}

static SpecMontageStyle
make_style (const Set *set, gboolean overview)
{
  SpecMontageStyle style = SPEC_MONTAGE_STYLE_DEFAULT;
  guint samples = MAX (spec_problem_get_params (spec_result_get_problem (set->result))->samples_per_mode, 1);

  style.captions = SPEC_CAPTION_EIGENVALUE | SPEC_CAPTION_SIZE | SPEC_CAPTION_SIMILARITY;
  style.clusters_per_line = overview ? OVERVIEW_LINE : 1;
  style.columns = overview ? OVERVIEW_COLUMNS : set->options->columns;
  style.rows = overview ? OVERVIEW_COLUMNS : (samples + style.columns - 1) / style.columns;
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

static gboolean
write_formats (Set *set, SpecMontageFigure *figure, const char *stem, GError **error)
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
  return TRUE;
}

static gboolean
write_montage (Set *set, const char *stem, const SpecMontagePick *picks, gsize n_picks, const SpecMontageStyle *style,
               GError **error)
{
  gsize wanted = spec_problem_get_params (spec_result_get_problem (set->result))->samples_per_mode;
  g_autoptr (SpecMontage) montage
    = spec_montage_new (set->result, set->samples, picks, n_picks, MIN (wanted, style->columns * style->rows));
  g_autoptr (SpecMontageFigure) figure
    = spec_montage_figure_new (montage, style, set->options->formats, set->cancellable, error);
  g_autoptr (GBytes) record = NULL;

  if (figure == NULL || !write_formats (set, figure, stem, error))
    return FALSE;
  record = spec_figure_record_build_montage (set->origin, montage, style, spec_montage_figure_get_layout (figure));
  spec_progress_report (set->progress, SPEC_STAGE_FIGURES, (double) ++set->done / set->total);
  return save (set, stem, "json", record, error);
}

static gboolean
write_modes (Set *set, GArray *picks, GError **error)
{
  SpecMontageStyle style = make_style (set, FALSE);

  for (guint i = 0; i < picks->len; i++)
    {
      const SpecMontagePick *pick = &g_array_index (picks, SpecMontagePick, i);
      g_autofree char *stem
        = g_strdup_printf ("montage-%c-%02u", pick->direction == SPEC_DIRECTION_POSITIVE ? 'x' : 'y', pick->index + 1);

      if (!write_montage (set, stem, pick, 1, &style, error))
        return FALSE;
    }
  return TRUE;
}

static GArray *
list_picks (SpecResult *result)
{
  GArray *picks = g_array_new (FALSE, FALSE, sizeof (SpecMontagePick));

  for (int direction = SPEC_DIRECTION_POSITIVE; direction <= SPEC_DIRECTION_NEGATIVE; direction++)
    for (guint i = 0; i < spec_result_get_mode_count (result, direction); i++)
      {
        SpecMontagePick pick = { direction, i, NULL };

        g_array_append_val (picks, pick);
      }
  return picks;
}

gboolean
spec_figure_set_write (SpecResult *result, SpecSamples *samples, const SpecFigureOptions *options, const char *folder,
                       const SpecProgress *progress, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) picks = list_picks (result);
  g_autoptr (JsonNode) origin = NULL;
  Set set = { result, samples, options, folder, NULL, progress, 0, picks->len + 1, cancellable };
  SpecMontageStyle overview = make_style (&set, TRUE);

  if (!spec_figure_options_validate (options, error))
    return FALSE;
  if (options->formats == 0)
    return TRUE;
  set.origin = origin = spec_figure_record_new_origin (result, samples, cancellable, error);
  return origin != NULL && write_modes (&set, picks, error)
         && write_montage (&set, "montage-overview", (const SpecMontagePick *) (gpointer) picks->data, picks->len, &overview,
                           error);
}

gboolean
spec_figure_set_write_spectrum (SpecResult *result, const SpecFigureOptions *options, const char *folder,
                                GCancellable *cancellable, GError **error)
{
  static const SpecFigureFormat formats[] = { SPEC_FIGURE_PDF, SPEC_FIGURE_PNG };
  Set set = { .folder = folder };

  if (!spec_figure_options_validate (options, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GBytes) bytes
        = spec_spectrum_figure_render (result, options->width, options->dpi, formats[i], cancellable, error);

      if (bytes == NULL || !save (&set, "spectrum", spec_figure_format_get_name (formats[i]), bytes, error))
        return FALSE;
    }
  return TRUE;
}
