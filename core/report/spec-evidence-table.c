#include "report/spec-evidence-table.h"

#include <math.h>

#include "report/spec-csv.h"

static void
append_number (GString *table, double value)
{
  g_string_append_c (table, ',');
  if (isfinite (value))
    spec_csv_append_number (table, "%.17g", value);
}

static void
append_side (GString *table, const SpecSupport *side)
{
  append_number (table, side->inside);
  append_number (table, side->outside);
  append_number (table, side->silhouette);
  append_number (table, side->violin.lower);
  append_number (table, side->violin.median);
  append_number (table, side->violin.upper);
}

static void
append_sampling (GString *table, const SpecEvidence *evidence, const SpecModeEvidence *mode)
{
  append_number (table, mode->sampling.value.mean);
  append_number (table, mode->sampling.value.deviation);
  append_number (table, mode->sampling.error);
  g_string_append (table, evidence->halves == 0 ? "," : mode->sampling.weak ? ",1" : ",0");
  append_number (table, mode->stability.mean);
  append_number (table, mode->stability.deviation);
}

static void
append_mode (GString *table, const SpecEvidence *evidence, SpecDirection direction, gsize index)
{
  const SpecModeEvidence *mode = &evidence->modes[direction][index];

  g_string_append_printf (table, "%s,%zu", direction == SPEC_DIRECTION_POSITIVE ? "positive" : "negative",
                          index + 1);
  append_number (table, spec_result_get_mode (evidence->result, direction, index)->eigenvalue);
  append_sampling (table, evidence, mode);
  g_string_append_c (table, ',');
  spec_csv_append_text (table, mode->label);
  append_number (table, mode->purity);
  append_side (table, &mode->side[SPEC_SIDE_X]);
  append_side (table, &mode->side[SPEC_SIDE_Y]);
  g_string_append_c (table, '\n');
}

gboolean
spec_evidence_table_write (const SpecEvidence *evidence, const char *path, GError **error)
{
  g_autoptr (GString) table = g_string_new ("direction,mode,eigenvalue,half_mean,half_std,sampling_error,weak,stability,"
                                            "stability_std,label,purity");

  for (guint side = 0; side < 2; side++)
    {
      char name = side == SPEC_SIDE_X ? 'x' : 'y';

      g_string_append_printf (table, ",%c_similarity_inside,%c_similarity_outside,%c_silhouette", name, name, name);
      g_string_append_printf (table, ",%c_distance_lower_quartile,%c_distance_median,%c_distance_upper_quartile", name, name,
                              name);
    }
  g_string_append_c (table, '\n');
  for (guint direction = 0; direction < 2; direction++)
    for (gsize mode = 0; mode < evidence->mode_count[direction]; mode++)
      append_mode (table, evidence, direction, mode);
  return g_file_set_contents (path, table->str, (gssize) table->len, error);
}
