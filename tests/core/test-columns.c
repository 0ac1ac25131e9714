/* Products of tall columns, by every kind of processor this one can play, against plain sums. */
#include <math.h>

#include "linalg/spec-microkernels.h"

static const char *const kinds[] = { "avx512", "avx2", "baseline" };

typedef struct
{
  gsize n, ld, p, q;
  double *a, *b, *s, *c;
} Columns;

static double *
random_doubles (GRand *random, gsize count)
{
  double *values = g_new (double, count);

  for (gsize i = 0; i < count; i++)
    values[i] = g_rand_double_range (random, -1, 1);
  return values;
}

static void
columns_init (Columns *m, GRand *random, gsize n, gsize p, gsize q)
{
  gsize ld = n + 3;

  *m = (Columns){ n, ld, p, q, random_doubles (random, ld * p), random_doubles (random, ld * q), random_doubles (random, (p + 1) * q),
                  random_doubles (random, ld * q) };
}

static void
columns_clear (Columns *m)
{
  g_free (m->a);
  g_free (m->b);
  g_free (m->s);
  g_free (m->c);
}

static void
check_inner (const SpecMicrokernels *kernels, const Columns *m)
{
  g_autofree double *out = g_new (double, m->p * m->q);

  kernels->inner_columns (m->n, m->ld, m->a, m->p, m->b, m->q, out);
  for (gsize j = 0; j < m->q; j++)
    for (gsize i = 0; i < m->p; i++)
      {
        double sum = 0;
        for (gsize k = 0; k < m->n; k++)
          sum += m->a[i * m->ld + k] * m->b[j * m->ld + k];
        g_assert_cmpfloat_with_epsilon (out[j * m->p + i], sum, 1e-14 * (double) m->n);
      }
}

/* Between the columns, and where beta is 0, what was there does not matter; it stays as it was between them. */
static void
check_combine (const SpecMicrokernels *kernels, const Columns *m, double alpha, double beta)
{
  g_autofree double *before = g_memdup2 (m->c, m->ld * m->q * sizeof (double));

  for (gsize i = 0; beta == 0 && i < m->ld * m->q; i++)
    m->c[i] = NAN;
  kernels->combine_columns (m->n, m->ld, alpha, m->a, m->p, m->s, m->p + 1, m->q, beta, m->c);
  for (gsize j = 0; j < m->q; j++)
    for (gsize k = 0; k < m->ld; k++)
      {
        double sum = beta * before[j * m->ld + k];
        for (gsize i = 0; i < m->p && k < m->n; i++)
          sum += alpha * m->a[i * m->ld + k] * m->s[j * (m->p + 1) + i];
        if (k < m->n)
          g_assert_cmpfloat_with_epsilon (m->c[j * m->ld + k], sum, 1e-14 * (double) m->p);
        else if (beta != 0)
          g_assert_cmpfloat (m->c[j * m->ld + k], ==, before[j * m->ld + k]);
        else
          g_assert_true (isnan (m->c[j * m->ld + k]));
      }
}

static void
check_kind (const SpecMicrokernels *kernels)
{
  static const gsize lengths[] = { 1, 7, 8, 23, 24, 101, 1000 };
  g_autoptr (GRand) random = g_rand_new_with_seed (5);

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    for (gsize p = 1; p < 20; p += 3)
      for (gsize q = 1; q < 18; q += 2)
        {
          Columns m;
          columns_init (&m, random, lengths[i], p, q);
          check_inner (kernels, &m);
          check_combine (kernels, &m, -1, 1);
          check_combine (kernels, &m, 0.5, 0);
          columns_clear (&m);
        }
}

static void
test_products (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const SpecMicrokernels *kernels = spec_microkernels_get_by_name (kinds[i]);
      if (kernels != NULL)
        check_kind (kernels);
    }
  g_assert_nonnull (spec_microkernels_get_whole ()->inner_columns);
  g_assert_nonnull (spec_microkernels_get_whole ()->combine_columns);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/columns/products", test_products);
  return g_test_run ();
}
