/* Members of a JSON object that must be of one type: what is missing or null leaves the value as it was, what is of another type is an
 * error that says so. Only the first error is kept; after it nothing more is read. */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef struct
{
  const char *file; /* for messages */
  GError *error;    /* (nullable) */
} SpecJsonReader;

/** Returns: (nullable) (transfer none): the object @name of @object. @object: (nullable): */
JsonObject *spec_json_reader_get_object (SpecJsonReader *reader, JsonObject *object, const char *name);

/** Returns: (nullable) (transfer none): the array @name of @object. */
JsonArray *spec_json_reader_get_array (SpecJsonReader *reader, JsonObject *object, const char *name);

/** A text, a number, a truth. @value: (inout): stays where there is none; a text is freed when it is replaced */
void spec_json_reader_get_text (SpecJsonReader *reader, JsonObject *object, const char *name, char **value);
void spec_json_reader_get_number (SpecJsonReader *reader, JsonObject *object, const char *name, double *value);
void spec_json_reader_get_boolean (SpecJsonReader *reader, JsonObject *object, const char *name, gboolean *value);

/** A whole number from @lowest to @highest. */
void spec_json_reader_get_count (SpecJsonReader *reader, JsonObject *object, const char *name, guint64 lowest, guint64 highest,
                                 guint64 *value);

/** The same for a guint. */
void spec_json_reader_get_uint (SpecJsonReader *reader, JsonObject *object, const char *name, guint lowest, guint highest,
                                guint *value);

/** One of @names, NULL-terminated. @value: (inout): its place */
void spec_json_reader_get_choice (SpecJsonReader *reader, JsonObject *object, const char *name, const char *const *names,
                                  guint *value);

/** Returns: (transfer full): the rows an array of whole numbers lists. */
guint32 *spec_json_reader_get_rows (SpecJsonReader *reader, JsonObject *object, const char *name, gsize *count);

/** Says that @name holds something else than @expected, unless there is an error already. */
void spec_json_reader_fail (SpecJsonReader *reader, const char *name, const char *expected, JsonNode *found);

G_END_DECLS
