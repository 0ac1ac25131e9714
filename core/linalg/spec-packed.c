#include "linalg/spec-packed.h"

#include <string.h>

#include "base/spec-pages.h"

SpecPacked *
spec_packed_new (gsize count, gsize depth)
{
  SpecPacked *packed = g_new0 (SpecPacked, 1);

  packed->count = count;
  packed->depth = depth;
  packed->values = spec_pages_new (spec_packed_count_panels (count) * SPEC_PANEL_ROWS, depth * sizeof (float));
  if (packed->values == NULL)
    g_clear_pointer (&packed, g_free);

  return packed;
}

void
spec_packed_free (SpecPacked *packed)
{
  if (packed == NULL)
    return;

  g_free (packed->values);
  g_free (packed);
}

gsize
spec_packed_count_panels (gsize count)
{
  return (count + SPEC_PANEL_ROWS - 1) / SPEC_PANEL_ROWS;
}

guint64
spec_packed_get_bytes (gsize count, gsize depth)
{
  return (guint64) spec_packed_count_panels (count) * SPEC_PANEL_ROWS * depth * sizeof (float);
}

float *
spec_packed_get_panel (const SpecPacked *packed, gsize panel)
{
  return packed->values + panel * SPEC_PANEL_ROWS * packed->depth;
}

/* Sixteen values of each row at a time: a cache line of the source is then used whole before the next. */
void
spec_packed_fill_panel (float *panel, gsize depth, const float *rows, gsize count)
{
  if (count < SPEC_PANEL_ROWS)
    memset (panel, 0, SPEC_PANEL_ROWS * depth * sizeof (float));
  for (gsize from = 0; from < depth; from += 16)
    for (gsize i = 0; i < count; i++)
      for (gsize k = from; k < MIN (depth, from + 16); k++)
        panel[k * SPEC_PANEL_ROWS + i] = rows[i * depth + k];
}

void
spec_packed_read_panel (const float *panel, gsize depth, float *rows, gsize count)
{
  for (gsize from = 0; from < depth; from += 16)
    for (gsize i = 0; i < count; i++)
      for (gsize k = from; k < MIN (depth, from + 16); k++)
        rows[i * depth + k] = panel[k * SPEC_PANEL_ROWS + i];
}
