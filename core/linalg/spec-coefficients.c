#include "linalg/spec-coefficients.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/spec-error.h"
#include "base/spec-pages.h"
#include "linalg/spec-block.h"
#include "linalg/spec-feature-pass.h"

void
spec_coefficients_init (SpecCoefficients *c, const SpecFeatureTerm *terms, guint n_terms, SpecTeam *team)
{
  g_assert (n_terms > 0 && n_terms <= SPEC_COEFFICIENTS_MAX_TERMS);

  *c = (SpecCoefficients){ .n_terms = n_terms, .n = spec_feature_map_get_samples (terms[0].map), .team = team };
  for (guint i = 0; i < n_terms; i++)
    {
      c->terms[i] = terms[i];
      c->m += spec_feature_map_get_count (terms[i].map);
    }
}

gsize
spec_coefficients_count_blocks (const SpecCoefficients *c)
{
  return (c->n + SPEC_FEATURE_PASS_ROWS - 1) / SPEC_FEATURE_PASS_ROWS;
}

static float *
pack_coefficients (const SpecCoefficients *c, const double *w, gsize columns, gsize width, GError **error)
{
  const SpecMicrokernels *kernels = spec_feature_pass_get_kernels (c);
  gsize size = 0;

  for (guint t = 0; t < c->n_terms; t++)
    size += spec_block_get_size (kernels, spec_feature_map_get_count (c->terms[t].map), width);
  float *block = spec_pages_new (size, sizeof (float)), *next = block;
  if (block == NULL)
    g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("not enough memory for a product with %zu features"), c->m);
  for (guint t = 0; t < c->n_terms && block != NULL; t++)
    {
      gsize m = spec_feature_map_get_count (c->terms[t].map);
      spec_block_pack_doubles (kernels, c->team, m, columns, w, c->m, next);
      w += m;
      next += spec_block_get_size (kernels, m, width);
    }
  return block;
}

/* To 17 significant bits of a float's 24. */
static double
shorten (double value)
{
  union
  {
    float number;
    guint32 bits;
  } rounded = { (float) value };

  rounded.bits = (rounded.bits + 0x40) & ~(guint32) 0x7f;

  return rounded.number;
}

void
spec_coefficients_round (const SpecCoefficients *c, gsize columns, double *w)
{
  for (gsize j = 0; j < columns; j++)
    for (guint t = 0; t < c->n_terms; t++)
      {
        gboolean brief = spec_feature_map_get_halves (c->terms[t].map, 0) != NULL;

        for (gsize m = spec_feature_map_get_count (c->terms[t].map); m > 0; m--, w++)
          *w = brief ? shorten (*w) : (float) *w;
      }
}

gboolean
spec_coefficients_apply (const SpecCoefficients *c, const double *w, gsize columns, double *duals, GCancellable *cancellable,
                         GError **error)
{
  gsize width = spec_block_get_width (columns);
  g_autofree float *block = pack_coefficients (c, w, columns, width, error);
  SpecFeaturePass pass = { .c = c, .kernels = spec_feature_pass_get_kernels (c), .columns = columns, .width = width, .stride = 1,
                           .block = block, .brief = TRUE, .gather = TRUE, .cancellable = cancellable };

  return block != NULL && spec_feature_pass_run (&pass, (double) c->n, duals, NULL, error);
}

void
spec_coefficients_weigh (const SpecCoefficients *c, gsize columns, double *w)
{
  for (gsize j = 0; j < columns; j++)
    for (guint t = 0; t < c->n_terms; t++)
      for (gsize m = spec_feature_map_get_count (c->terms[t].map); m > 0; m--, w++)
        *w *= c->terms[t].weight;
}

gboolean
spec_coefficients_lift (const SpecCoefficients *c, const double *w, gsize columns, gsize stored, gsize stride, float *u,
                        double *norms, GCancellable *cancellable, GError **error)
{
  gsize width = spec_block_get_width (columns), blocks = spec_coefficients_count_blocks (c);
  g_autofree float *block = pack_coefficients (c, w, columns, width, error);
  SpecFeaturePass pass = { .c = c, .kernels = spec_feature_pass_get_kernels (c), .columns = columns, .width = width, .stride = stride,
                           .block = block, .stored = stored, .u = u, .cancellable = cancellable };
  /* Of a part of the blocks, as many rows as were seen; the last block may be short, which does not matter to an estimate. */
  double rows = stride == 1 ? (double) c->n : (double) MIN (c->n, (blocks + stride - 1) / stride * SPEC_FEATURE_PASS_ROWS);

  g_assert (stride == 1 || u == NULL);
  return block != NULL && spec_feature_pass_run (&pass, rows, NULL, norms, error);
}

gboolean
spec_coefficients_lower (const SpecCoefficients *c, const float *u, gsize columns, double *w, GCancellable *cancellable,
                         GError **error)
{
  SpecFeaturePass pass = { .c = c, .kernels = spec_feature_pass_get_kernels (c), .columns = columns,
                           .width = spec_block_get_width (columns), .stride = 1, .given = u, .gather = TRUE, .cancellable = cancellable };

  return spec_feature_pass_run (&pass, sqrt ((double) c->n), w, NULL, error);
}
