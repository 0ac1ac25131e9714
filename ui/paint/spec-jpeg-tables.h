/* Guards the JPEG decoder of stb_image, which before version 2.29 believes a Huffman table that claims to be larger than it can be
 * and writes past its end. */
#pragma once

#include <glib.h>
#include <stdio.h>

G_BEGIN_DECLS

/**
 * spec_jpeg_tables_check:
 * @file: at its start; left anywhere
 *
 * Looks at everything that could be taken for a table, wherever in the file it stands, so that no reading of the file's
 * structure other than ours can find one that was not seen.
 * Returns: TRUE if it is no JPEG file or no table has more than the 256 codes there can be; FALSE leaves the file to a decoder that
 *   looks for itself
 */
gboolean spec_jpeg_tables_check (FILE *file);

G_END_DECLS
