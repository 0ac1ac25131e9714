#include "align/spec-align-basis.h"

#include <glib/gi18n-lib.h>

#include "align/spec-adapter.h"
#include "base/spec-error.h"
#include "linalg/spec-blas.h"

/* Rows of the adapter written at a time. */
#define BLOCK 128

static gboolean
fail_memory (gsize d, GError **error)
{
  g_autofree char *size = g_format_size (d * d * (sizeof (float) + 3 * sizeof (double)));

  g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY,
               _ ("not enough memory: the principal directions of %zu dimensions need %s"), d, size);
  return FALSE;
}

/* The eigenvectors of @moments, which are X'X, into the basis: the last first. */
static gboolean
decompose (SpecAlignBasis *basis, const float *moments, GError **error)
{
  gsize d = basis->dimensions;
  g_autofree double *wide = g_try_malloc_n (d, d * sizeof (double)), *values = g_new (double, d);
  double trace = 0;

  if (wide == NULL)
    return fail_memory (d, error);
  for (gsize i = 0; i < d; i++)
    trace += moments[i * d + i];
  for (gsize i = 0; i < d * d; i++)
    wide[i] = trace > 0 ? moments[i] / trace : 0;
  if (!spec_blas_eigen (d, wide, values, error))
    return FALSE;
  for (gsize k = 0; k < basis->rank; k++)
    basis->values[k] = MAX (0, values[d - 1 - k]);
  for (gsize i = 0; i < d; i++)
    for (gsize k = 0; k < d; k++)
      basis->turn[i * d + k] = (float) wide[(d - 1 - k) * d + i];
  return TRUE;
}

SpecAlignBasis *
spec_align_basis_new (
    const float *rows, gsize count, gsize d, gsize rank, SpecTeam *team, GCancellable *cancellable, GError **error)
{
  g_autoptr (SpecAlignBasis) basis = g_new0 (SpecAlignBasis, 1);
  g_autofree float *moments = g_try_malloc_n (d, d * sizeof (float));

  basis->dimensions = d;
  basis->rank = MIN (rank, d);
  basis->values = g_new0 (double, basis->rank);
  basis->turn = g_try_malloc_n (d, d * sizeof (float));
  if (moments == NULL || basis->turn == NULL)
    {
      fail_memory (d, error);
      return NULL;
    }
  if (!spec_adapter_gather (d, d, rows, rows, count, moments, team, cancellable, error)
      || !decompose (basis, moments, error))
    return NULL;
  return g_steal_pointer (&basis);
}

void
spec_align_basis_free (SpecAlignBasis *basis)
{
  if (basis == NULL)
    return;
  g_free (basis->values);
  g_free (basis->turn);
  g_free (basis);
}

typedef struct
{
  const SpecAlignBasis *basis;
  const float *offset; /* B - I */
  float *turned;       /* V_r (B - I), C-order (d, r) */
  float *adapter;
  GCancellable *cancellable;
} Write;

static void
write_block (gsize index, guint lane, gpointer data)
{
  const Write *w = data;
  gsize d = w->basis->dimensions, r = w->basis->rank, first = index * BLOCK, count = MIN (BLOCK, d - first);
  float *turned = w->turned + first * r, *out = w->adapter + first * d;

  if (g_cancellable_is_cancelled (w->cancellable))
    return;
  spec_blas_sgemm (SPEC_PLAIN, SPEC_PLAIN, r, count, r, 1, w->offset, r, w->basis->turn + first * d, d, 0, turned, r);
  spec_blas_sgemm (SPEC_TRANSPOSED, SPEC_PLAIN, d, count, r, 1, w->basis->turn, d, turned, r, 0, out, d);
  for (gsize i = 0; i < count; i++)
    out[i * d + first + i] += 1;
}

gboolean
spec_align_basis_write_adapter (const SpecAlignBasis *basis,
                                const float *core,
                                float *adapter,
                                SpecTeam *team,
                                GCancellable *cancellable,
                                GError **error)
{
  gsize d = basis->dimensions, r = basis->rank;
  g_autofree float *offset = g_try_malloc_n (r, r * sizeof (float)), *turned = g_try_malloc_n (d, r * sizeof (float));

  if (offset == NULL || turned == NULL)
    return fail_memory (d, error);
  for (gsize i = 0; i < r; i++)
    for (gsize j = 0; j < r; j++)
      offset[i * r + j] = core[i * r + j] - (i == j);
  spec_team_for (team, (d + BLOCK - 1) / BLOCK, write_block, &(Write){ basis, offset, turned, adapter, cancellable });
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}
