#include "report/spec-json-text.h"

#include <math.h>
#include <string.h>

static void append_node (GString *text, JsonNode *node, guint depth);

static void
append_break (GString *text, guint depth)
{
  g_string_append_c (text, '\n');
  for (guint i = 0; i < depth; i++)
    g_string_append (text, "  ");
}

/** The fewest digits that read back as the same double, and a point or an exponent so that it stays one. */
static void
append_double (GString *text, double value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  const char *const formats[] = { "%.15g", "%.16g", "%.17g" };

  if (!isfinite (value)) /* JSON knows none */
    {
      g_string_append (text, "null");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_ascii_strtod (g_ascii_formatd (digits, sizeof digits, formats[i], value), NULL) == value)
      break;
  g_string_append (text, digits);
  if (strpbrk (digits, ".e") == NULL)
    g_string_append (text, ".0");
}

static void
append_value (GString *text, JsonNode *node)
{
  if (json_node_get_value_type (node) == G_TYPE_DOUBLE)
    append_double (text, json_node_get_double (node));
  else
    {
      g_autofree char *plain = json_to_string (node, FALSE);

      g_string_append (text, plain);
    }
}

static gboolean
is_plain (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) || JSON_NODE_HOLDS_NULL (node);
}

static void
append_array (GString *text, JsonArray *array, guint depth)
{
  guint length = json_array_get_length (array);
  gboolean plain = TRUE;

  for (guint i = 0; i < length; i++)
    plain &= is_plain (json_array_get_element (array, i));
  g_string_append_c (text, '[');
  for (guint i = 0; i < length; i++)
    {
      if (!plain)
        append_break (text, depth + 1);
      append_node (text, json_array_get_element (array, i), depth + 1);
      if (i + 1 < length)
        g_string_append (text, plain ? ", " : ",");
    }
  if (!plain)
    append_break (text, depth);
  g_string_append_c (text, ']');
}

/** An object of a few plain values, such as a sample, takes one line too. */
static gboolean
is_short (JsonObject *object)
{
  g_autoptr (GList) members = json_object_get_values (object);
  guint count = 0;

  for (GList *l = members; l != NULL; l = l->next, count++)
    if (!is_plain (l->data))
      return FALSE;
  return count <= 5;
}

static void
append_object (GString *text, JsonObject *object, guint depth)
{
  gboolean one_line = is_short (object);
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;
  gboolean first = TRUE;

  g_string_append_c (text, '{');
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &member))
    {
      g_autoptr (JsonNode) quoted = json_node_init_string (json_node_alloc (), name);

      if (!first)
        g_string_append (text, one_line ? ", " : ",");
      if (!one_line)
        append_break (text, depth + 1);
      append_value (text, quoted);
      g_string_append (text, ": ");
      append_node (text, member, depth + 1);
      first = FALSE;
    }
  if (!one_line)
    append_break (text, depth);
  g_string_append_c (text, '}');
}

static void
append_node (GString *text, JsonNode *node, guint depth)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    append_object (text, json_node_get_object (node), depth);
  else if (JSON_NODE_HOLDS_ARRAY (node))
    append_array (text, json_node_get_array (node), depth);
  else if (JSON_NODE_HOLDS_NULL (node))
    g_string_append (text, "null");
  else
    append_value (text, node);
}

char *
spec_json_text_new (JsonNode *root)
{
  GString *text = g_string_new (NULL);

  append_node (text, root, 0);
  g_string_append_c (text, '\n');
  return g_string_free (text, FALSE);
}

double
spec_json_text_shorten (float value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  for (guint precision = 6; precision < 9; precision++)
    {
      char format[] = "%.0g";
      double decimal;

      format[2] = '0' + precision;
      decimal = g_ascii_strtod (g_ascii_formatd (digits, sizeof digits, format, value), NULL);
      if ((float) decimal == value)
        return decimal;
    }
  return g_ascii_strtod (g_ascii_formatd (digits, sizeof digits, "%.9g", value), NULL);
}
