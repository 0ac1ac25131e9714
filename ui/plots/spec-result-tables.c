#include "plots/spec-result-tables.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* "2,000 of 9,469 samples" or "all 9,469 samples" */
static char *
dup_subtitle (SpecResult *result)
{
  SpecProblem *problem = spec_result_get_problem (result);
  g_autofree char *used = spec_number_text_count (spec_problem_get_samples (problem), SPEC_NUMBER_PLAIN);
  gsize count = spec_problem_get_total (problem);
  g_autofree char *total = spec_number_text_count (count, SPEC_NUMBER_PLAIN);

  if (spec_problem_is_preview (problem))
    return g_strdup_printf (ngettext ("Preview: %s of %s sample", "Preview: %s of %s samples", count), used, total);
  if (spec_result_get_method (result) == SPEC_METHOD_RFF)
    return g_strdup_printf (ngettext ("Approximate: all %s samples", "Approximate: all %s samples", count), total);
  return g_strdup_printf (ngettext ("Exact: all %s samples", "Exact: all %s samples", count), total);
}

SpecNumberTable *
spec_result_tables_new_spectra (SpecSession *session)
{
  SpecResult *result = spec_session_get_result (session);
  const double *values[2];
  gsize count[2];
  SpecNumberColumn columns[] = { { _ ("Rank"), 0, SPEC_NUMBER_PLAIN },
                                 { spec_session_get_name (session, SPEC_SIDE_X), 6, SPEC_NUMBER_PLAIN },
                                 { spec_session_get_name (session, SPEC_SIDE_Y), 6, SPEC_NUMBER_PLAIN } };
  g_autofree char *subtitle = NULL;
  SpecNumberTable *table;

  if (result == NULL)
    return NULL;
  subtitle = dup_subtitle (result);
  table = spec_number_table_new (_ ("Spectra"), subtitle, columns, G_N_ELEMENTS (columns));
  for (guint side = 0; side < 2; side++)
    values[side] = spec_result_get_spectrum (result, side, &count[side]);
  for (gsize i = 0; i < MAX (count[0], count[1]); i++)
    {
      double row[] = { i + 1, i < count[0] ? values[0][i] : NAN, i < count[1] ? values[1][i] : NAN };

      spec_number_table_add_row (table, row);
    }
  return table;
}

static void
add_modes (SpecNumberTable *table, SpecResult *result, const SpecEvidence *evidence, SpecDirection direction)
{
  gsize total = spec_problem_get_total (spec_result_get_problem (result));
  int sign = direction == SPEC_DIRECTION_POSITIVE ? 1 : -1;

  for (gsize i = 0; i < spec_result_get_mode_count (result, direction); i++)
    {
      const SpecMode *mode = spec_result_get_mode (result, direction, i);
      double row[]
          = { sign * ((int) i + 1), mode->eigenvalue, round (fabs (mode->eigenvalue) * total), mode->residual, NAN, NAN };

      if (evidence != NULL)
        {
          row[4] = evidence->modes[direction][i].sampling.error;
          row[5] = evidence->modes[direction][i].stability.mean;
        }

      spec_number_table_add_row (table, row);
    }
}

SpecNumberTable *
spec_result_tables_new_difference (SpecSession *session)
{
  SpecResult *result = spec_session_get_result (session);
  const SpecNumberColumn columns[] = { { _ ("Cluster"), 0, SPEC_NUMBER_SIGNED },
                                       { _ ("Eigenvalue"), 6, SPEC_NUMBER_SIGNED },
                                       { _ ("≈ Samples"), 0, SPEC_NUMBER_PLAIN },
                                       { _ ("Residual"), 8, SPEC_NUMBER_PLAIN },
                                       { _ ("Sampling error"), 6, SPEC_NUMBER_PLAIN },
                                       { _ ("Stability"), 3, SPEC_NUMBER_PLAIN } };
  const SpecEvidence *evidence = result != NULL ? spec_session_get_evidence (session, result) : NULL;
  gboolean sampled = evidence != NULL && evidence->halves > 0;
  g_autofree char *subtitle = NULL;
  SpecNumberTable *table;

  if (result == NULL)
    return NULL;
  subtitle = dup_subtitle (result);
  table = spec_number_table_new (_ ("Spectrum of the difference"), subtitle, columns,
                                 G_N_ELEMENTS (columns) - (sampled ? 0 : 2));
  add_modes (table, result, evidence, SPEC_DIRECTION_POSITIVE);
  add_modes (table, result, evidence, SPEC_DIRECTION_NEGATIVE);
  return table;
}
