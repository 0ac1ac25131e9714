/* A language made for tests: every text of the program in brackets, with accents, and about 40 % longer. */
#pragma once

#include <glib.h>

/* Makes the catalogue from the sources, as translators get them, in @folder, and switches the process to it: before the first text is
 * asked for. Returns: (nullable): why it cannot be done here. */
const char *pseudo_language_use (const char *folder);

/* Returns: (transfer full): what of @text is in no brackets. */
char *pseudo_language_dup_rest (const char *text);
