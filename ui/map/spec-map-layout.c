#include "map/spec-map-layout.h"

#include <stdlib.h>

void
spec_map_layout_clear (SpecMapLayout *layout)
{
  g_clear_pointer (&layout->result, spec_result_unref);
  g_clear_pointer (&layout->rows, g_free);
  for (guint side = 0; side < 2; side++)
    {
      g_clear_pointer (&layout->places[side], g_free);
      g_clear_pointer (&layout->maps[side], spec_projection_unref);
    }
  *layout = (SpecMapLayout){ .edition = layout->edition + 1 };
}

static int
compare_rows (const void *a, const void *b)
{
  guint32 left = *(const guint32 *) a, right = *(const guint32 *) b;

  return left < right ? -1 : left > right;
}

gssize
spec_map_layout_find_row (const SpecMapLayout *layout, guint32 row)
{
  const guint32 *found
      = layout->count == 0 ? NULL : bsearch (&row, layout->rows, layout->count, sizeof row, compare_rows);

  return found == NULL ? -1 : found - layout->rows;
}

SpecEmbedding *
spec_map_layout_get_embedding (const SpecMapLayout *layout, SpecSide side)
{
  return layout->result == NULL ? NULL : spec_problem_get_embedding (spec_result_get_problem (layout->result), side);
}

SpecMetric
spec_map_layout_choose_metric (const SpecKernel *kernel)
{
  return kernel->kind == SPEC_KERNEL_COSINE ? SPEC_METRIC_COSINE : SPEC_METRIC_EUCLIDEAN;
}

SpecMetric
spec_map_layout_get_metric (const SpecMapLayout *layout, SpecSide side)
{
  if (layout->result == NULL)
    return SPEC_METRIC_EUCLIDEAN;
  return spec_map_layout_choose_metric (&spec_problem_get_params (spec_result_get_problem (layout->result))->kernel[side]);
}

gsize
spec_map_layout_get_total (const SpecMapLayout *layout)
{
  return layout->result == NULL ? 0 : spec_problem_get_total (spec_result_get_problem (layout->result));
}
