/* Members of a JSON object that need more care than the library takes. */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/** JSON has no infinity: what is not finite becomes null. */
void spec_json_member_set_number (JsonObject *object, const char *name, double value);

/** @text: (nullable): NULL becomes null; a path may be any bytes, which JSON cannot hold: what is not UTF-8 is marked. */
void spec_json_member_set_text (JsonObject *object, const char *name, const char *text);

G_END_DECLS
