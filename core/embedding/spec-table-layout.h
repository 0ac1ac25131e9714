/* Which columns of a .csv or .tsv are values, which one names the rows, and whether its first record is a heading.
 * Private to core/embedding. */
#pragma once

#include "embedding/spec-delimited-text.h"

G_BEGIN_DECLS

typedef struct
{
  gboolean heading;
  gsize columns;      /* of a record, all told */
  gsize first_value;  /* columns before it are text */
  gssize name_column; /* -1: rows have no names */
} SpecTableLayout;

/**
 * spec_table_layout_find:
 * @text: stands at the first record to be read as data afterwards
 *
 * The first record is a heading where it says text over numbers, or counts 0, 1, 2 … over them (as pandas writes it).
 * Leading columns of text, or of numbers headed "id", "index" or nothing, are no values.
 */
gboolean spec_table_layout_find (SpecDelimitedText *text, SpecTableLayout *layout, GError **error);

/** Returns: whether @cell is an empty one or a number; an empty one is NaN. */
gboolean spec_table_layout_parse (const SpecCell *cell, double *value);

G_END_DECLS
