/* How long a text is when it is set, without asking a font; and how it is shortened. Any script. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * spec_text_shape_dup_shortened:
 * @text: (nullable): need not be UTF-8
 * @longest: characters, 1 at least
 *
 * One line without control characters or runs of blanks. A longer text is cut at a blank near its end, else between two letters (an accent stays
 * with its letter), and ends in an ellipsis, which counts. Returns: (transfer full):
 */
char *spec_text_shape_dup_shortened (const char *text, gsize longest);

/** Returns: how many lines of @room ems the shortened text takes, on the safe side. */
guint spec_text_shape_count_lines (const char *text, gsize longest, double room);

G_END_DECLS
