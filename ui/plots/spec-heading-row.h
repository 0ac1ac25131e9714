/* A row that, where it is too narrow, leaves out the children that matter least instead of squeezing all. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SPEC_TYPE_HEADING_ROW (spec_heading_row_get_type ())
G_DECLARE_FINAL_TYPE (SpecHeadingRow, spec_heading_row, SPEC, HEADING_ROW, GtkWidget)

/** @spacing: pixels between children. Returns: a floating widget; children are added by the functions below, never by
 * GTK's */
GtkWidget *spec_heading_row_new (int spacing);

/** @rank: 0: always shown; of the others the highest rank is left out first.
 * A child that expands takes what remains. */
void spec_heading_row_append (SpecHeadingRow *row, GtkWidget *child, guint rank);

/** A child that is shown only while no rank above @last is, in the place of a longer one of rank @last + 1. */
void spec_heading_row_append_between (SpecHeadingRow *row, GtkWidget *child, guint rank, guint last);

G_END_DECLS
