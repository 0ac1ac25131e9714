/* Names inside an SVG. cairo 1.16 numbers them over the life of the process, so that the same drawing differs each
 * time. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Returns: (transfer full): the document with its ids renamed i1, i2 … in order of appearance, references too. */
GByteArray *spec_svg_renumber_ids (const GByteArray *svg);

G_END_DECLS
