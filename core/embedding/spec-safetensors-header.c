#include "embedding/spec-safetensors-header.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "base/spec-error.h"
#include "embedding/spec-file-label.h"

/* A header of this size describes some hundred thousand arrays. */
#define MAX_HEADER (16 << 20)

/* { "name": { "shape": [ … ] } } */
#define MAX_DEPTH 3

static const struct
{
  const char *name;
  gsize size;
  SpecDType dtype;
} TYPES[] = {
  { "F16", 2, SPEC_DTYPE_F16 }, { "BF16", 2, SPEC_DTYPE_BF16 }, { "F32", 4, SPEC_DTYPE_F32 },
  { "F64", 8, SPEC_DTYPE_F64 }, { "I8", 1, SPEC_DTYPE_I8 },     { "I16", 2, SPEC_DTYPE_I16 },
  { "I32", 4, SPEC_DTYPE_I32 }, { "I64", 8, SPEC_DTYPE_I64 },   { "U8", 1, SPEC_DTYPE_U8 },
  { "U16", 2, SPEC_DTYPE_U16 }, { "U32", 4, SPEC_DTYPE_U32 },   { "U64", 8, SPEC_DTYPE_U64 },
};

static gboolean
set_header_error (SpecInputFile *file, const char *expected, const char *found, GError **error)
{
  g_set_error (error, SPEC_ERROR, SPEC_ERROR_FORMAT, _ ("%s: malformed header: expected %s, found %s"), file->label,
               expected, found);

  return FALSE;
}

static gboolean
set_array_error (SpecInputFile *file, const char *name, const char *expected, const char *found, GError **error)
{
  g_autofree char *label = spec_file_label_new (file->path, name);

  g_set_error (error, SPEC_ERROR, SPEC_ERROR_FORMAT, _ ("%s: malformed header: expected %s, found %s"), label, expected,
               found);

  return FALSE;
}

/* The parser descends with each bracket; a header of brackets alone must not use up its stack. */
static gboolean
is_shallow (const char *text, gsize length)
{
  gboolean quoted = FALSE;
  guint depth = 0;

  for (gsize i = 0; i < length; i++)
    if (quoted && text[i] == '\\')
      i++;
    else if (text[i] == '"')
      quoted = !quoted;
    else if (!quoted && (text[i] == '{' || text[i] == '['))
      {
        if (++depth > MAX_DEPTH)
          return FALSE;
      }
    else if (!quoted && (text[i] == '}' || text[i] == ']') && depth-- == 0)
      return FALSE;

  return depth == 0 && !quoted;
}

static void
count_member (JsonParser *parser, JsonObject *object, const char *name, gpointer data)
{
  ++*(gsize *) data;
}

/* Members of @object and of the objects in it. */
static gsize
count_members (JsonObject *object)
{
  JsonObjectIter iter;
  const char *name; /* json-glib 1.6 cannot do without */
  JsonNode *node;
  gsize count = 0;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    count += 1 + (JSON_NODE_HOLDS_OBJECT (node) ? count_members (json_node_get_object (node)) : 0);

  return count;
}

static JsonNode *
parse_json (SpecInputFile *file, const char *text, gsize length, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) local_error = NULL;
  g_autofree char *why = NULL;
  JsonNode *root;
  gsize parsed = 0;

  if (!g_utf8_validate (text, length, NULL) || !is_shallow (text, length))
    {
      set_header_error (file, _ ("an object for each array"), _ ("other brackets or no UTF-8"), error);
      return NULL;
    }

  /* The parser lets a later member of the same name replace the earlier one, but tells of each it reads. */
  g_signal_connect (parser, "object-member", G_CALLBACK (count_member), &parsed);
  if (!json_parser_load_from_data (parser, text, length, &local_error))
    {
      why = spec_file_label_shorten (local_error->message);
      set_header_error (file, "JSON", why, error);
    }
  else if ((root = json_parser_get_root (parser)) == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    set_header_error (file, _ ("an object for each array"), _ ("something else"), error);
  else if (parsed != count_members (json_node_get_object (root)))
    set_header_error (file, _ ("each name once"), _ ("one that occurs twice"), error);
  else
    return json_parser_steal_root (parser);

  return NULL;
}

/* A list of @count whole numbers >= 0, or of any number of them for G_MAXUINT. */
static JsonArray *
get_numbers (JsonObject *object, const char *name, guint count)
{
  JsonNode *node = json_object_get_member (object, name);
  JsonArray *array;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return NULL;
  array = json_node_get_array (node);
  if (count != G_MAXUINT && json_array_get_length (array) != count)
    return NULL;
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_VALUE (element) || json_node_get_value_type (element) != G_TYPE_INT64
          || json_node_get_int (element) < 0)
        return NULL;
    }

  return array;
}

/* Fills in the type; returns bytes of a value, 0 where the type is not known. */
static gsize
apply_type (SpecArrayInfo *info, const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (TYPES); i++)
    if (g_str_equal (name, TYPES[i].name))
      {
        info->dtype = TYPES[i].dtype;
        info->type_name = g_strdup (spec_dtype_get_name (info->dtype));
        return TYPES[i].size;
      }

  info->dtype = SPEC_DTYPE_OTHER;
  info->type_name = spec_file_label_new (name, NULL);

  return 0;
}

static gboolean
apply_shape (SpecArrayInfo *info, JsonArray *shape, gsize *count)
{
  *count = 1;
  info->n_dimensions = json_array_get_length (shape);
  for (guint i = 0; i < info->n_dimensions; i++)
    {
      gsize extent = json_array_get_int_element (shape, i);

      if (i < G_N_ELEMENTS (info->shape))
        info->shape[i] = extent;
      if (!g_size_checked_mul (count, *count, extent))
        return FALSE;
    }

  return TRUE;
}

/* @body: bytes of values in the file. */
static gboolean
read_range (SpecInputFile *file, const char *name, JsonArray *offsets, gsize body, gsize needed, SpecTensorRange *range,
            GError **error)
{
  g_autofree char *expected = NULL, *found = NULL, *label = NULL;

  range->begin = json_array_get_int_element (offsets, 0);
  range->end = json_array_get_int_element (offsets, 1);
  if (range->begin > range->end || (needed != G_MAXSIZE && range->end - range->begin != needed))
    {
      expected = g_strdup_printf (_ ("%zu bytes"), needed);
      found = g_strdup_printf (_ ("bytes %zu to %zu"), range->begin, range->end);
      return set_array_error (file, name, needed != G_MAXSIZE ? expected : _ ("an end behind the start"), found, error);
    }
  if (range->end <= body)
    return TRUE;

  label = spec_file_label_new (file->path, name);
  g_set_error (error, SPEC_ERROR, SPEC_ERROR_FORMAT,
               _ ("%s: ends early: expected %zu bytes of values in the file, found %zu"),
               label, range->end, body);

  return FALSE;
}

static SpecArrayInfo *
read_array (SpecInputFile *file, const char *name, JsonNode *node, gsize body, SpecTensorRange *range, GError **error)
{
  g_autoptr (SpecArrayInfo) info = g_new0 (SpecArrayInfo, 1);
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonNode *type = object != NULL ? json_object_get_member (object, "dtype") : NULL;
  JsonArray *shape = object != NULL ? get_numbers (object, "shape", G_MAXUINT) : NULL;
  JsonArray *offsets = object != NULL ? get_numbers (object, "data_offsets", 2) : NULL;
  gsize count, needed = G_MAXSIZE, size;

  if (type == NULL || !JSON_NODE_HOLDS_VALUE (type) || json_node_get_value_type (type) != G_TYPE_STRING || shape == NULL
      || offsets == NULL || json_object_get_size (object) != 3)
    {
      set_array_error (file, name, _ ("dtype, shape and data_offsets"), _ ("something else"), error);
      return NULL;
    }

  info->name = g_strdup (name);
  size = apply_type (info, json_node_get_string (type));
  if (!apply_shape (info, shape, &count) || (size > 0 && !g_size_checked_mul (&needed, count, size)))
    {
      set_array_error (file, name, _ ("a shape that fits in memory"), _ ("a larger one"), error);
      return NULL;
    }

  return read_range (file, name, offsets, body, needed, range, error) ? g_steal_pointer (&info) : NULL;
}

static gboolean
read_arrays (SpecInputFile *file, JsonObject *root, gsize body, SpecSafetensorsHeader *header, GError **error)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, root);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    {
      SpecTensorRange range;
      SpecArrayInfo *info;

      if (g_str_equal (name, "__metadata__"))
        continue;
      info = read_array (file, name, node, body, &range, error);
      if (info == NULL)
        return FALSE;
      g_ptr_array_add (header->infos, info);
      g_array_append_val (header->ranges, range);
    }

  return TRUE;
}

static int
compare_ranges (gconstpointer a, gconstpointer b)
{
  const SpecTensorRange *left = a, *right = b;

  return left->begin != right->begin ? (left->begin < right->begin ? -1 : 1)
                                     : (left->end > right->end) - (left->end < right->end);
}

/* The ranges must follow each other from the first byte to the last. */
static gboolean
check_ranges (SpecInputFile *file, GArray *ranges, gsize body, GError **error)
{
  g_autoptr (GArray) sorted
    = g_array_append_vals (g_array_new (FALSE, FALSE, sizeof (SpecTensorRange)), ranges->data, ranges->len);
  gsize reached = 0;

  g_array_sort (sorted, compare_ranges);
  for (guint i = 0; i < sorted->len; i++)
    {
      const SpecTensorRange *range = &g_array_index (sorted, SpecTensorRange, i);

      if (range->begin != reached)
        return set_header_error (file, _ ("arrays one after the other"),
                                 range->begin < reached ? _ ("two that overlap") : _ ("a hole between two"), error);
      reached = range->end;
    }

  return reached == body
         || set_header_error (file, _ ("arrays up to the end of the file"), _ ("bytes behind the last one"), error);
}

/* Returns how many bytes the JSON has. */
static gboolean
measure (SpecInputFile *file, const guint8 *data, gsize size, gsize *length, GError **error)
{
  guint64 stated = 0;

  memcpy (&stated, data, MIN (size, sizeof stated));
  *length = GUINT64_FROM_LE (stated);
  if (size < sizeof stated || (*length <= MAX_HEADER && *length > size - sizeof stated))
    g_set_error (error, SPEC_ERROR, SPEC_ERROR_FORMAT,
                 _ ("%s: ends within its header: expected at least %zu bytes, found %zu"),
                 file->label, size < sizeof stated ? sizeof stated : *length + sizeof stated, size);
  else if (*length > MAX_HEADER)
    g_set_error (error, SPEC_ERROR, SPEC_ERROR_FORMAT,
                 _ ("%s: the header is too large: expected at most %d bytes, found %zu"), file->label,
                 MAX_HEADER, *length);
  else
    return TRUE;

  return FALSE;
}

SpecSafetensorsHeader *
spec_safetensors_header_read (SpecInputFile *file, GError **error)
{
  g_autoptr (SpecSafetensorsHeader) header = NULL;
  g_autoptr (JsonNode) root = NULL;
  gsize size, length, start, body;
  const guint8 *data = g_bytes_get_data (file->bytes, &size);

  if (!measure (file, data, size, &length, error))
    return NULL;
  root = parse_json (file, (const char *) data + sizeof (guint64), length, error);
  if (root == NULL)
    return NULL;

  header = g_new0 (SpecSafetensorsHeader, 1);
  header->infos = g_ptr_array_new_with_free_func ((GDestroyNotify) spec_array_info_free);
  header->ranges = g_array_new (FALSE, FALSE, sizeof (SpecTensorRange));
  start = sizeof (guint64) + length;
  body = size - start;
  if (!read_arrays (file, json_node_get_object (root), body, header, error)
      || !check_ranges (file, header->ranges, body, error))
    return NULL;

  for (guint i = 0; i < header->ranges->len; i++)
    {
      SpecTensorRange *range = &g_array_index (header->ranges, SpecTensorRange, i);

      range->begin += start;
      range->end += start;
    }

  return g_steal_pointer (&header);
}

void
spec_safetensors_header_free (SpecSafetensorsHeader *header)
{
  g_ptr_array_unref (header->infos);
  g_array_unref (header->ranges);
  g_free (header);
}
