#include "clusters/spec-violin-table.h"

#include <glib/gi18n-lib.h>

#define PARTS 5 /* numbers of a violin */

/* Returns: where the next ones go. */
static double *
write_violin (const SpecViolin *violin, double *to)
{
  const double parts[PARTS] = { violin->least, violin->lower, violin->median, violin->upper, violin->greatest };

  for (guint i = 0; i < PARTS; i++)
    to[i] = parts[i];
  return to + PARTS;
}

SpecNumberTable *
spec_violin_table_new (const SpecEvidence *evidence, SpecDirection direction)
{
  const SpecNumberColumn columns[1 + 2 * PARTS]
      = { { _ ("Cluster"), 0, direction == SPEC_DIRECTION_POSITIVE ? SPEC_NUMBER_SIGNED : SPEC_NUMBER_PLAIN },
          { _ ("X least"), 3, 0 }, { _ ("X lower quartile"), 3, 0 }, { _ ("X median"), 3, 0 }, { _ ("X upper quartile"), 3, 0 },
          { _ ("X greatest"), 3, 0 }, { _ ("Y least"), 3, 0 }, { _ ("Y lower quartile"), 3, 0 }, { _ ("Y median"), 3, 0 },
          { _ ("Y upper quartile"), 3, 0 }, { _ ("Y greatest"), 3, 0 } };
  SpecNumberTable *table = spec_number_table_new (_ ("Distances within the cluster"),
                                                  _ ("in units of the mean distance of all pairs of samples"), columns,
                                                  G_N_ELEMENTS (columns));

  for (gsize i = 0; i < evidence->mode_count[direction]; i++)
    {
      const SpecModeEvidence *mode = &evidence->modes[direction][i];
      double row[G_N_ELEMENTS (columns)], *next = row;

      *next++ = direction == SPEC_DIRECTION_POSITIVE ? (double) i + 1 : -((double) i + 1);
      for (guint side = 0; side < 2; side++)
        next = write_violin (&mode->side[side].violin, next);
      spec_number_table_add_row (table, row);
    }
  return table;
}
