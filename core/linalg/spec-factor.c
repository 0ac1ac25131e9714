#include "linalg/spec-factor.h"

#include "base/spec-pages.h"
#include "linalg/spec-packed.h"

/* Panels of the right side at a time: what they give with as many of the left one stays in the second-level cache while it is summed. */
#define PANELS 16

SpecFactor *
spec_factor_new (gsize count, gsize depth)
{
  SpecFactor *factor = g_new0 (SpecFactor, 1);

  factor->count = count;
  factor->depth = depth;
  factor->values = spec_pages_new (spec_packed_count_panels (count), spec_factor_get_stride (depth) * sizeof (float));
  if (factor->values == NULL)
    g_clear_pointer (&factor, g_free);

  return factor;
}

void
spec_factor_free (SpecFactor *factor)
{
  if (factor == NULL)
    return;

  g_free (factor->values);
  g_free (factor);
}

gsize
spec_factor_get_stride (gsize depth)
{
  gsize unit = spec_microkernels_get_for (depth)->factor_unit;

  return SPEC_PANEL_ROWS * ((depth + unit - 1) / unit * unit);
}

guint64
spec_factor_get_bytes (gsize count, gsize depth)
{
  return (guint64) spec_packed_count_panels (count) * spec_factor_get_stride (depth) * sizeof (float);
}

float *
spec_factor_get_panel (const SpecFactor *factor, gsize panel)
{
  return factor->values + panel * spec_factor_get_stride (factor->depth);
}

void
spec_factor_pack (gsize depth, const float *rows, gsize count, float *panel)
{
  spec_microkernels_get_for (depth)->pack (depth, rows, count, panel);
}

typedef void (*Multiply) (gsize depth, const float *a, gsize a_panels, const float *b, gsize b_panels, float *c, gsize stride);

static void
multiply_some (Multiply multiply, gsize depth, const float *a, gsize a_panels, const float *b, gsize b_panels, float *c, gsize stride)
{
  for (gsize j = 0; j < b_panels; j += PANELS)
    multiply (depth, a, a_panels, b + j * spec_factor_get_stride (depth), MIN (PANELS, b_panels - j),
              c + j * SPEC_PANEL_ROWS * SPEC_PANEL_ROWS, stride);
}

void
spec_factor_multiply (gsize depth, const float *a, gsize a_panels, const float *b, gsize b_panels, float *c, gsize stride)
{
  multiply_some (spec_microkernels_get_for (depth)->multiply, depth, a, a_panels, b, b_panels, c, stride);
}

void
spec_factor_coarsen (gsize count, float *values)
{
  for (gsize i = 0; i < count; i++)
    {
      union
      {
        float number;
        guint32 bits;
      } rounded = { values[i] };

      rounded.bits = (rounded.bits + 0x8000) & 0xffff0000;
      values[i] = rounded.number;
    }
}

void
spec_factor_multiply_coarse (gsize depth, const float *a, gsize a_panels, const float *b, gsize b_panels, float *c, gsize stride)
{
  const SpecMicrokernels *kernels = spec_microkernels_get_for (depth);

  multiply_some (kernels->multiply_coarse != NULL ? kernels->multiply_coarse : kernels->multiply, depth, a, a_panels, b, b_panels, c,
                 stride);
}
