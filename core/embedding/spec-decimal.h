/* Decimal numbers in text, in the C locale, fast enough for word vectors. Private to core/embedding. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * spec_decimal_parse:
 * @value: (out):
 *
 * Returns: whether all of @text but spaces around it is one number: an optional sign, digits with or without a point,
 * an optional exponent; or "nan", "inf", "infinity" in any case
 */
gboolean spec_decimal_parse (const char *text, gsize length, double *value);

G_END_DECLS
