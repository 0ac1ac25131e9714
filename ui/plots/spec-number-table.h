/* The numbers of a plot as a table in a window of its own, to be read and copied. */
#pragma once

#include <gtk/gtk.h>

#include "paint/spec-number-text.h"

G_BEGIN_DECLS

#define SPEC_TYPE_NUMBER_TABLE (spec_number_table_get_type ())
G_DECLARE_FINAL_TYPE (SpecNumberTable, spec_number_table, SPEC, NUMBER_TABLE, GtkWindow)

typedef struct
{
  const char *heading;
  int decimals; /* on screen; copies carry all digits */
  SpecNumberFlags flags;
} SpecNumberColumn;

/** @subtitle: what the numbers are, under the title: "all 1,713 samples, exact". */
SpecNumberTable *spec_number_table_new (const char *title, const char *subtitle, const SpecNumberColumn *columns,
                                        guint n_columns);

/** Adds a row of as many values as there are columns; NaN: an empty cell. */
void spec_number_table_add_row (SpecNumberTable *table, const double *values);

/** Returns: (transfer full): the rows selected, or all where none is, with the headings: tabs between cells, the C
 * locale. */
char *spec_number_table_dup_text (SpecNumberTable *table);

G_END_DECLS
