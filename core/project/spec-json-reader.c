#include "project/spec-json-reader.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "base/spec-error.h"

/* Longer texts tell no more. */
#define MAX_SHOWN 40

/* Returns: (transfer full): what a message calls @node. */
static char *
describe (JsonNode *node)
{
  g_autofree char *found = NULL, *text = NULL;

  if (JSON_NODE_HOLDS_OBJECT (node))
    return g_strdup (_ ("an object"));
  if (JSON_NODE_HOLDS_ARRAY (node))
    return g_strdup (_ ("a list"));
  found = json_to_string (node, FALSE);
  text = g_utf8_make_valid (found, -1); /* "\ud800" alone is none */
  if (g_utf8_strlen (text, -1) > MAX_SHOWN)
    {
      g_autofree char *start = g_utf8_substring (text, 0, MAX_SHOWN);

      return g_strconcat (start, "…", NULL);
    }

  return g_steal_pointer (&text);
}

void
spec_json_reader_fail (SpecJsonReader *reader, const char *name, const char *expected, JsonNode *found)
{
  g_autofree char *text = NULL;

  if (reader->error != NULL)
    return;

  text = found != NULL ? describe (found) : g_strdup (_ ("nothing"));
  g_set_error (&reader->error, SPEC_ERROR, SPEC_ERROR_FORMAT, _ ("%s: “%s”: expected %s, found %s"), reader->file, name, expected,
               text);
}

/* Returns: (nullable): the member, where there is one that is not null and nothing was wrong before. */
static JsonNode *
find (SpecJsonReader *reader, JsonObject *object, const char *name)
{
  JsonNode *node = object != NULL && reader->error == NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && !JSON_NODE_HOLDS_NULL (node) ? node : NULL;
}

static gboolean
holds (JsonNode *node, GType type)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type;
}

JsonObject *
spec_json_reader_get_object (SpecJsonReader *reader, JsonObject *object, const char *name)
{
  JsonNode *node = find (reader, object, name);

  if (node == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_OBJECT (node))
    return json_node_get_object (node);
  spec_json_reader_fail (reader, name, _ ("an object"), node);

  return NULL;
}

JsonArray *
spec_json_reader_get_array (SpecJsonReader *reader, JsonObject *object, const char *name)
{
  JsonNode *node = find (reader, object, name);

  if (node == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_ARRAY (node))
    return json_node_get_array (node);
  spec_json_reader_fail (reader, name, _ ("a list"), node);

  return NULL;
}

void
spec_json_reader_get_text (SpecJsonReader *reader, JsonObject *object, const char *name, char **value)
{
  JsonNode *node = find (reader, object, name);

  if (node == NULL)
    return;
  if (!holds (node, G_TYPE_STRING))
    {
      spec_json_reader_fail (reader, name, _ ("a text"), node);
      return;
    }
  g_free (*value);
  *value = g_utf8_make_valid (json_node_get_string (node), -1); /* "\ud800" alone is none */
}

void
spec_json_reader_get_number (SpecJsonReader *reader, JsonObject *object, const char *name, double *value)
{
  JsonNode *node = find (reader, object, name);

  if (node == NULL)
    return;
  if (holds (node, G_TYPE_DOUBLE) || holds (node, G_TYPE_INT64))
    *value = json_node_get_double (node);
  else
    spec_json_reader_fail (reader, name, _ ("a number"), node);
}

void
spec_json_reader_get_boolean (SpecJsonReader *reader, JsonObject *object, const char *name, gboolean *value)
{
  JsonNode *node = find (reader, object, name);

  if (node == NULL)
    return;
  if (holds (node, G_TYPE_BOOLEAN))
    *value = json_node_get_boolean (node);
  else
    spec_json_reader_fail (reader, name, _ ("true or false"), node);
}

void
spec_json_reader_get_count (SpecJsonReader *reader, JsonObject *object, const char *name, guint64 lowest, guint64 highest,
                            guint64 *value)
{
  JsonNode *node = find (reader, object, name);
  g_autofree char *expected = NULL;

  if (node == NULL)
    return;
  if (holds (node, G_TYPE_INT64) && json_node_get_int (node) >= 0 && (guint64) json_node_get_int (node) >= lowest
      && (guint64) json_node_get_int (node) <= highest)
    {
      *value = (guint64) json_node_get_int (node);
      return;
    }
  expected = g_strdup_printf (_ ("a whole number from %" PRIu64 " to %" PRIu64), lowest, highest);
  spec_json_reader_fail (reader, name, expected, node);
}

void
spec_json_reader_get_uint (SpecJsonReader *reader, JsonObject *object, const char *name, guint lowest, guint highest, guint *value)
{
  guint64 number = *value;

  spec_json_reader_get_count (reader, object, name, lowest, highest, &number);
  *value = (guint) number;
}

void
spec_json_reader_get_choice (SpecJsonReader *reader, JsonObject *object, const char *name, const char *const *names, guint *value)
{
  JsonNode *node = find (reader, object, name);
  g_autofree char *expected = NULL;

  if (node == NULL)
    return;
  for (guint i = 0; holds (node, G_TYPE_STRING) && names[i] != NULL; i++)
    if (g_str_equal (names[i], json_node_get_string (node)))
      {
        *value = i;
        return;
      }
  expected = g_strjoinv (", ", (char **) names);
  spec_json_reader_fail (reader, name, expected, node);
}

guint32 *
spec_json_reader_get_rows (SpecJsonReader *reader, JsonObject *object, const char *name, gsize *count)
{
  JsonArray *array = spec_json_reader_get_array (reader, object, name);
  guint length = array != NULL ? json_array_get_length (array) : 0;
  g_autofree guint32 *rows = g_new (guint32, length + 1);

  *count = 0;
  for (guint i = 0; i < length; i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (!holds (node, G_TYPE_INT64) || json_node_get_int (node) < 0 || json_node_get_int (node) > G_MAXUINT32)
        {
          spec_json_reader_fail (reader, name, _ ("rows, whole numbers from 0"), node);
          return g_steal_pointer (&rows);
        }
      rows[i] = (guint32) json_node_get_int (node);
    }
  *count = length;

  return g_steal_pointer (&rows);
}
