/* Records of a .csv or .tsv, one after the other (RFC 4180, any of three separators). Private to core/embedding and
 * core/samples. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** A field of the record at hand; points into the text. */
typedef struct
{
  const char *text;
  gsize length;
  gboolean doubled; /* a quoted field in which quotes stand twice */
} SpecCell;

typedef struct
{
  /* borrowed */
  const char *label; /* for messages */
  const char *at;
  const char *end;

  /* owned */
  GArray *cells; /* SpecCell: the record at hand, never empty; no cells at the end of the text */

  char separator;
  gsize line; /* where the record at hand begins, from 1 */
  gsize next_line;
} SpecDelimitedText;

/**
 * spec_delimited_text_new:
 * @path: its ending tells the separator of a .tsv; else that of the first line is found: comma, tab or semicolon
 * @label: borrowed, for messages
 * @bytes: borrowed
 */
SpecDelimitedText *spec_delimited_text_new (const char *path, const char *label, GBytes *bytes);

/** @self: (transfer full): not NULL. Cells read from it point into the file or into its buffers and are gone. */
void spec_delimited_text_free (SpecDelimitedText *self);

/** Goes on to the next record that is not empty. Fails for a quote that is never closed. At the end there
 * are no cells. */
gboolean spec_delimited_text_next (SpecDelimitedText *self, GError **error);

/** Returns: (transfer full): the field's text without the quotes around it, as UTF-8. */
char *spec_cell_dup (const SpecCell *cell);

/** Returns: the cell at @index of the record at hand. */
#define spec_delimited_text_cell(self, index) (&g_array_index ((self)->cells, SpecCell, index))

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecDelimitedText, spec_delimited_text_free)

G_END_DECLS
