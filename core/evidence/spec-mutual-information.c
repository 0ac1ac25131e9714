#include "evidence/spec-mutual-information.h"

#include <math.h>

/* The contingency table of two clusterings and its margins. */
typedef struct
{
  gsize count;
  guint n_a, n_b;
  gsize *cells; /* (n_a, n_b) */
  gsize *a;     /* sizes */
  gsize *b;
} Table;

static void
table_init (Table *table, const guint *a, const guint *b)
{
  table->cells = g_new0 (gsize, (gsize) table->n_a * table->n_b);
  table->a = g_new0 (gsize, table->n_a);
  table->b = g_new0 (gsize, table->n_b);
  for (gsize i = 0; i < table->count; i++)
    {
      table->cells[(gsize) a[i] * table->n_b + b[i]]++;
      table->a[a[i]]++;
      table->b[b[i]]++;
    }
}

static void
table_clear (Table *table)
{
  g_free (table->cells);
  g_free (table->a);
  g_free (table->b);
}

static guint
count_used (const gsize *sizes, guint n)
{
  guint used = 0;

  for (guint i = 0; i < n; i++)
    used += sizes[i] > 0;
  return used;
}

static double
find_entropy (const gsize *sizes, guint n, gsize count)
{
  double entropy = 0;

  for (guint i = 0; i < n; i++)
    if (sizes[i] > 0)
      entropy -= (double) sizes[i] / (double) count * log ((double) sizes[i] / (double) count);
  return entropy;
}

/* What @shared samples in a cell whose margins are @a and @b add to the mutual information. */
static double
information_of (gsize shared, gsize a, gsize b, gsize count)
{
  double p = (double) shared / (double) count;

  return p * log ((double) count * (double) shared / ((double) a * (double) b));
}

static double
find_information (const Table *table)
{
  double information = 0;

  for (guint i = 0; i < table->n_a; i++)
    for (guint j = 0; j < table->n_b; j++)
      {
        gsize shared = table->cells[(gsize) i * table->n_b + j];

        if (shared > 0)
          information += information_of (shared, table->a[i], table->b[j], table->count);
      }
  return information;
}

/* The mean over a hypergeometric cell with margins @a and @b. @logs: log-factorials. */
static double
expect_cell (gsize a, gsize b, gsize count, const double *logs)
{
  gsize least = a + b > count ? a + b - count : 0, most = MIN (a, b);
  double fixed = logs[a] + logs[b] + logs[count - a] + logs[count - b] - logs[count], expected = 0;

  for (gsize shared = MAX (1, least); shared <= most; shared++)
    {
      double ways = logs[shared] + logs[a - shared] + logs[b - shared] + logs[count - a - b + shared];

      expected += information_of (shared, a, b, count) * exp (fixed - ways);
    }
  return expected;
}

static double
expect_information (const Table *table)
{
  g_autofree double *logs = g_new0 (double, table->count + 1);
  double expected = 0;

  for (gsize i = 2; i <= table->count; i++)
    logs[i] = logs[i - 1] + log ((double) i);
  for (guint i = 0; i < table->n_a; i++)
    for (guint j = 0; j < table->n_b; j++)
      if (table->a[i] > 0 && table->b[j] > 0)
        expected += expect_cell (table->a[i], table->b[j], table->count, logs);
  return expected;
}

static SpecMutualInformation
compare (const Table *table)
{
  guint used_a = count_used (table->a, table->n_a), used_b = count_used (table->b, table->n_b);
  double mean = 0.5
                * (find_entropy (table->a, table->n_a, table->count) + find_entropy (table->b, table->n_b, table->count));
  double information, expected;

  if (used_a == used_b && (used_a <= 1 || used_a == table->count))
    return (SpecMutualInformation){ 1, 1 };
  if (used_a == 1 || used_b == 1)
    return (SpecMutualInformation){ 0, 0 };
  information = find_information (table);
  expected = expect_information (table);
  return (SpecMutualInformation){ information / mean, (information - expected) / (mean - expected) };
}

SpecMutualInformation
spec_mutual_information_compute (const guint *a, guint n_a, const guint *b, guint n_b, gsize count)
{
  Table table = { .count = count, .n_a = n_a, .n_b = n_b };
  SpecMutualInformation found;

  if (count == 0)
    return (SpecMutualInformation){ NAN, NAN };
  table_init (&table, a, b);
  found = compare (&table);
  table_clear (&table);
  return found;
}
