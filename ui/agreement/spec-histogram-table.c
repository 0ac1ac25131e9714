#include "agreement/spec-histogram-table.h"

#include <glib/gi18n-lib.h>

SpecNumberTable *
spec_histogram_table_new (const SpecHistogram *histogram)
{
  const SpecNumberColumn columns[] = { { _ ("From"), 2, 0 }, { _ ("To"), 2, 0 }, { _ ("Samples"), 0, 0 } };
  SpecNumberTable *table = spec_number_table_new (_ ("How samples agree"), _ ("Jaccard of one sample"), columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < SPEC_HISTOGRAM_BARS; i++)
    {
      const double row[] = { i / (double) SPEC_HISTOGRAM_BARS, (i + 1) / (double) SPEC_HISTOGRAM_BARS, histogram->bars[i] };

      spec_number_table_add_row (table, row);
    }
  return table;
}
