/* Fields of a table of comma-separated values (RFC 4180); the commas and line ends are the caller's. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Appends @text, quoted where it holds a comma, a quote or a line break; nothing for NULL. */
void spec_csv_append_text (GString *table, const char *text);

/** @format: "%.17g" gives a double back, "%.9g" a float; never by the locale. */
void spec_csv_append_number (GString *table, const char *format, double value);

G_END_DECLS
