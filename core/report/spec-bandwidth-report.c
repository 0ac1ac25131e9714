#include "report/spec-bandwidth-report.h"

#include <math.h>

#include "report/spec-csv.h"
#include "report/spec-json-member.h"

static void
append_point (GString *table, const char *side, const SpecBandwidthPoint *point)
{
  const double values[] = { point->sigma, point->leading, point->second, point->separation };

  g_string_append (table, side);
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_string_append_c (table, ',');
      spec_csv_append_number (table, "%.9g", values[i]);
    }
  g_string_append_printf (table, ",%u,", point->rank);
  spec_csv_append_number (table, "%.9g", point->effective_modes);
  g_string_append_c (table, '\n');
}

gboolean
spec_bandwidth_report_write_table (SpecBandwidthMap *const maps[2], const char *path, GError **error)
{
  g_autoptr (GString) table = g_string_new ("side,sigma,lambda_1,lambda_2,separation,separation_rank,effective_modes\n");

  for (int side = 0; side < 2; side++)
    {
      gsize count = 0;
      const SpecBandwidthPoint *points = maps[side] != NULL ? spec_bandwidth_map_get_points (maps[side], &count) : NULL;

      for (gsize i = 0; i < count; i++)
        append_point (table, side == SPEC_SIDE_X ? "x" : "y", &points[i]);
    }
  return g_file_set_contents (path, table->str, (gssize) table->len, error);
}

void
spec_bandwidth_report_add (JsonNode *root, SpecBandwidthMap *const maps[2], const double suggested[2])
{
  const char *const medians[] = { "median_x", "median_y" }, *const sigmas[] = { "suggested_sigma_x", "suggested_sigma_y" };
  JsonObject *object = json_object_new ();
  SpecBandwidthMap *any = maps[SPEC_SIDE_X] != NULL ? maps[SPEC_SIDE_X] : maps[SPEC_SIDE_Y];

  if (any != NULL)
    json_object_set_int_member (object, "samples", (gint64) spec_bandwidth_map_get_samples (any));
  else
    json_object_set_null_member (object, "samples");
  for (int side = 0; side < 2; side++)
    spec_json_member_set_number (object, medians[side],
                                 maps[side] != NULL ? spec_bandwidth_map_get_median (maps[side]) : NAN);
  for (int side = 0; side < 2; side++)
    spec_json_member_set_number (object, sigmas[side], suggested[side] > 0 ? suggested[side] : NAN);
  json_object_set_object_member (json_node_get_object (root), "bandwidth", object);
}
