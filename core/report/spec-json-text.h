/* JSON as a person may want to read it: the shortest digits that give a number back, lists of plain values on one line. */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/** Returns: (transfer full): the text of @root, two spaces a level, a line break at its end. Never by the locale. */
char *spec_json_text_new (JsonNode *root);

/** Returns: the decimal number with the fewest digits that a float reads back as @value: 0.1f gives 0.1, not 0.10000000149. */
double spec_json_text_shorten (float value);

G_END_DECLS
