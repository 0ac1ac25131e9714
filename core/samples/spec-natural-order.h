/* The order people number things in: 1, 2, 10. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * spec_natural_order_compare:
 *
 * Compares by bytes, but runs of digits by their value (then by leading zeros), and "/" before everything else, so that
 * the files of a folder stay together. A total order: 0 only for equal strings.
 */
int spec_natural_order_compare (const char *a, const char *b);

/**
 * spec_natural_order_differs:
 *
 * Returns: whether @a, before @b by bytes, comes after it in natural order because of a number: digits that end at
 * something other than a letter, as in "a10.jpg" and "a2.jpg", not as in the hexadecimal "50d2" and "5a2b"
 */
gboolean spec_natural_order_differs (const char *a, const char *b);

G_END_DECLS
