/* The arrays and the table of the result folder. */
#include <glib/gi18n-lib.h>

#include "base/spec-error.h"
#include "report/spec-csv.h"
#include "report/spec-json-text.h"
#include "report/spec-npy-writer.h"
#include "report/spec-report.h"

static const SpecDirection directions[] = { SPEC_DIRECTION_POSITIVE, SPEC_DIRECTION_NEGATIVE };
static const char *const direction_names[] = { "positive", "negative" };

static gboolean
append_mode (GString *table, SpecResult *result, SpecSamples *samples, SpecDirection direction, gsize index, GError **error)
{
  gboolean texts = samples != NULL && spec_samples_get_kind (samples) == SPEC_SAMPLES_TEXTS;
  gsize count = spec_problem_get_params (spec_result_get_problem (result))->samples_per_mode;
  g_autofree float *scores = NULL;
  g_autofree guint32 *rows = spec_result_rank_samples (result, direction, index, FALSE, &count, &scores, error);

  for (gsize i = 0; i < count; i++)
    {
      g_string_append_printf (table, "%s,%zu,", direction_names[direction], index + 1);
      spec_csv_append_number (table, "%.17g", spec_result_get_mode (result, direction, index)->eigenvalue);
      g_string_append_printf (table, ",%zu,%" G_GUINT32_FORMAT ",", i + 1, rows[i]);
      spec_csv_append_number (table, "%.9g", spec_json_text_shorten (scores[i]));
      g_string_append_c (table, ',');
      spec_csv_append_text (table, samples != NULL ? spec_samples_get_listed_path (samples, rows[i]) : NULL);
      g_string_append_c (table, ',');
      spec_csv_append_text (table, samples != NULL ? spec_samples_get_label (samples, rows[i]) : NULL);
      if (texts)
        {
          g_string_append_c (table, ',');
          spec_csv_append_text (table, spec_samples_get_text (samples, rows[i]));
        }
      g_string_append_c (table, '\n');
    }
  return rows != NULL;
}

static gboolean
write_clusters (SpecResult *result, SpecSamples *samples, const char *folder, GError **error)
{
  gboolean texts = samples != NULL && spec_samples_get_kind (samples) == SPEC_SAMPLES_TEXTS;
  g_autofree char *path = g_build_filename (folder, "clusters.csv", NULL);
  g_autoptr (GString) table = g_string_new ("direction,mode,eigenvalue,rank,index,score,path,label");

  g_string_append (table, texts ? ",text\n" : "\n");
  for (guint i = 0; i < G_N_ELEMENTS (directions); i++)
    for (gsize mode = 0; mode < spec_result_get_mode_count (result, directions[i]); mode++)
      if (!append_mode (table, result, samples, directions[i], mode, error))
        return FALSE;
  return g_file_set_contents (path, table->str, table->len, error);
}

/** Returns: (transfer full): the modes in the order of the arrays: the positive ones descending, the negative ones
 * ascending. */
static GPtrArray *
list_modes (SpecResult *result)
{
  GPtrArray *modes = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (directions); i++)
    for (gsize mode = 0; mode < spec_result_get_mode_count (result, directions[i]); mode++)
      g_ptr_array_add (modes, (gpointer) spec_result_get_mode (result, directions[i], mode));
  return modes;
}

static gboolean
write_eigenvalues (GPtrArray *modes, const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "eigenvalues.npy", NULL);
  g_autofree double *values = g_new (double, modes->len + 1);

  for (guint i = 0; i < modes->len; i++)
    values[i] = ((const SpecMode *) modes->pdata[i])->eigenvalue;
  return spec_npy_write_doubles (path, values, modes->len, error);
}

/** One row a sample, one column a mode. */
static gboolean
write_eigenvectors (GPtrArray *modes, gsize samples, const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "eigenvectors.npy", NULL);
  g_autofree float *values = g_try_malloc_n (MAX (samples * modes->len, 1), sizeof *values);

  if (values == NULL)
    {
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY,
                   _ ("%s: not enough memory to write it: %zu bytes needed; ask for fewer modes"), path,
                   samples * modes->len * sizeof *values);
      return FALSE;
    }
  for (guint mode = 0; mode < modes->len; mode++)
    {
      const float *scores = ((const SpecMode *) modes->pdata[mode])->scores;

      for (gsize i = 0; i < samples; i++)
        values[i * modes->len + mode] = scores[i];
    }
  return spec_npy_write_floats (path, values, samples, modes->len, error);
}

gboolean
spec_report_write_tables (SpecResult *result, SpecSamples *samples, const char *folder, GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (GPtrArray) modes = list_modes (result);

  return !g_cancellable_set_error_if_cancelled (cancellable, error) && write_eigenvalues (modes, folder, error)
         && write_eigenvectors (modes, spec_problem_get_samples (spec_result_get_problem (result)), folder, error)
         && !g_cancellable_set_error_if_cancelled (cancellable, error)
         && write_clusters (result, samples, folder, error);
}
