/* From the words after an option to numbers. Never by the locale; errors name the option, what was expected and what
 * was found. */
#pragma once

#include "spec/spec-params.h"

G_BEGIN_DECLS

/** @text: NULL where the option was not given: @value stays as it is, and all is well. The same for all of these. */
gboolean spec_option_parse_number (const char *option, const char *text, double lowest, double highest, double *value,
                                   GError **error);

gboolean spec_option_parse_count (const char *option, const char *text, guint64 lowest, guint64 highest, guint64 *value,
                                  GError **error);

/** A number of bytes with K, M, G or T (of 1024) after it. */
gboolean spec_option_parse_bytes (const char *option, const char *text, guint64 *bytes, GError **error);

/** A length in inches, with or without "in". */
gboolean spec_option_parse_inches (const char *option, const char *text, double *inches, GError **error);

/** A number, "median" or, with @balance, "balance". */
gboolean spec_option_parse_sigma (const char *option, const char *text, gboolean balance, SpecKernel *kernel,
                                  GError **error);

gboolean spec_option_parse_kernel (const char *option, const char *text, SpecKernelKind *kind, GError **error);

gboolean spec_option_parse_method (const char *option, const char *text, SpecMethod *method, GError **error);

G_END_DECLS
