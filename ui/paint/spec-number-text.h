/* Numbers as people read them: a real minus (U+2212), grouped thousands, the locale's signs on screen and the C
 * locale's in figures, which must not depend on where they were made. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  SPEC_NUMBER_PLAIN = 0,
  SPEC_NUMBER_SIGNED = 1 << 0, /* "+" before positive numbers */
  SPEC_NUMBER_FIGURE = 1 << 1, /* decimal point and comma whatever the locale */
} SpecNumberFlags;

/** Returns: (transfer full): @value with @decimals digits after the point; "–" when it is not finite. */
char *spec_number_text_fixed (double value, int decimals, SpecNumberFlags flags);

/** Returns: (transfer full): @value > 0 with @digits significant digits and no exponent: 3.50, 28.0, 0.0213. */
char *spec_number_text_significant (double value, int digits, SpecNumberFlags flags);

/** Returns: (transfer full): @count with grouped thousands. */
char *spec_number_text_count (guint64 count, SpecNumberFlags flags);

/**
 * spec_number_text_parse:
 * Reads what a person typed: the locale's decimal sign or a plain point, surrounding blanks, either minus.
 * Returns: whether @text is one finite number
 */
gboolean spec_number_text_parse (const char *text, double *value);

G_END_DECLS
