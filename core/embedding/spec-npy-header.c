#include "embedding/spec-npy-header.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/spec-error.h"
#include "embedding/spec-file-label.h"
#include "embedding/spec-input-file.h"

/* NumPy itself reads no header above 10,000 characters from files it does not trust; records of many fields have more.
 */
#define MAX_HEADER (1 << 20)
#define MAX_STRING_ITEM (1 << 20)

typedef struct
{
  const char *at;
  const char *end;

  /* for the message: what was expected last, and where */
  const char *expected;
  const char *start;
} Cursor;

typedef enum
{
  KEY_DESCR = 1 << 0,
  KEY_ORDER = 1 << 1,
  KEY_SHAPE = 1 << 2,
  KEY_ALL = KEY_DESCR | KEY_ORDER | KEY_SHAPE,
} Keys;

static gsize
prefix_size (const guint8 *data)
{
  return data[6] == 1 ? 10 : 12;
}

gsize
spec_npy_header_measure (const guint8 *prefix, gsize length)
{
  guint64 size;

  if (length < SPEC_NPY_PREFIX || memcmp (prefix, "\x93NUMPY", 6) != 0)
    return 0;

  size = prefix[8] | (guint) prefix[9] << 8;
  if (prefix[6] != 1)
    size |= (guint64) prefix[10] << 16 | (guint64) prefix[11] << 24;

  return prefix_size (prefix) + size;
}

static void
skip_space (Cursor *cursor)
{
  while (cursor->at < cursor->end && g_ascii_isspace (*cursor->at))
    cursor->at++;
}

static gboolean
take (Cursor *cursor, char wanted)
{
  skip_space (cursor);
  if (cursor->at == cursor->end || *cursor->at != wanted)
    return FALSE;
  cursor->at++;

  return TRUE;
}

static gboolean
take_word (Cursor *cursor, const char *word)
{
  gsize length = strlen (word);

  skip_space (cursor);
  if ((gsize) (cursor->end - cursor->at) < length || memcmp (cursor->at, word, length) != 0)
    return FALSE;
  cursor->at += length;

  return TRUE;
}

/* A Python string without escapes, which NumPy never needs here. */
static char *
take_string (Cursor *cursor)
{
  const char *start, *close;
  char quote;

  skip_space (cursor);
  if (cursor->at == cursor->end || (*cursor->at != '\'' && *cursor->at != '"'))
    return NULL;

  quote = *cursor->at;
  start = cursor->at + 1;
  close = memchr (start, quote, cursor->end - start);
  if (close == NULL || memchr (start, '\\', close - start) != NULL)
    return NULL;
  cursor->at = close + 1;

  return g_strndup (start, close - start);
}

/* Steps over the list of fields that describes a record. */
static gboolean
skip_list (Cursor *cursor)
{
  guint depth = 0;

  do
    {
      g_autofree char *text = NULL;

      skip_space (cursor);
      if (cursor->at == cursor->end)
        return FALSE;
      if (*cursor->at == '\'' || *cursor->at == '"')
        {
          text = take_string (cursor);
          if (text == NULL)
            return FALSE;
          continue;
        }
      if (strchr ("[(", *cursor->at) != NULL)
        depth++;
      else if (strchr ("])", *cursor->at) != NULL)
        depth--;
      cursor->at++;
    }
  while (depth > 0);

  return TRUE;
}

static SpecDType
find_number (char kind, gsize size)
{
  static const struct
  {
    char kind;
    gsize size;
    SpecDType dtype;
  } NUMBERS[] = {
    { 'f', 2, SPEC_DTYPE_F16 }, { 'f', 4, SPEC_DTYPE_F32 }, { 'f', 8, SPEC_DTYPE_F64 }, { 'i', 1, SPEC_DTYPE_I8 },
    { 'i', 2, SPEC_DTYPE_I16 }, { 'i', 4, SPEC_DTYPE_I32 }, { 'i', 8, SPEC_DTYPE_I64 }, { 'u', 1, SPEC_DTYPE_U8 },
    { 'u', 2, SPEC_DTYPE_U16 }, { 'u', 4, SPEC_DTYPE_U32 }, { 'u', 8, SPEC_DTYPE_U64 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (NUMBERS); i++)
    if (NUMBERS[i].kind == kind && NUMBERS[i].size == size)
      return NUMBERS[i].dtype;

  return SPEC_DTYPE_OTHER;
}

/* @descr as NumPy writes it: byte order, kind, size: "<f4", "|S12", ">U62", "|O", "<M8[ns]". */
static gboolean
apply_descr (SpecNpyHeader *header, const char *descr)
{
  SpecArrayInfo *info = header->info;
  const char *at = descr;
  char *end;
  guint64 size;

  info->big_endian = *at == '>' || (*at == '=' && G_BYTE_ORDER == G_BIG_ENDIAN);
  if (*at != '\0' && strchr ("<>|=", *at) != NULL)
    at++;
  if (!g_ascii_isalpha (*at))
    return FALSE;

  header->kind = *at == 'a' ? 'S' : *at;
  size = g_ascii_strtoull (at + 1, &end, 10);
  if (size > MAX_STRING_ITEM)
    return FALSE;

  header->item_size = header->kind == 'U' ? size * 4 : header->kind == 'O' ? 0 : size;
  info->dtype = header->kind == 'U' || header->kind == 'S' ? SPEC_DTYPE_STRING : find_number (header->kind, size);
  if (spec_dtype_is_number (info->dtype))
    info->type_name = g_strdup (spec_dtype_get_name (info->dtype));
  else
    info->type_name = g_strdup (header->kind == 'O' ? "object" : descr);

  return *end == '\0' || !spec_dtype_is_number (info->dtype);
}

static gboolean
take_descr (Cursor *cursor, SpecNpyHeader *header)
{
  g_autofree char *descr = NULL;

  skip_space (cursor);
  if (cursor->at < cursor->end && *cursor->at == '[')
    {
      header->kind = 'V';
      header->info->dtype = SPEC_DTYPE_OTHER;
      header->info->type_name = g_strdup ("record");
      return skip_list (cursor);
    }

  descr = take_string (cursor);

  if (descr == NULL)
    return FALSE;
  for (const char *at = descr; *at != '\0'; at++)
    if (!g_ascii_isprint (*at))
      return FALSE;

  return apply_descr (header, descr);
}

static gboolean
take_extent (Cursor *cursor, gsize *extent)
{
  const char *start;

  skip_space (cursor);
  start = cursor->at;
  *extent = 0;
  for (; cursor->at < cursor->end && g_ascii_isdigit (*cursor->at); cursor->at++)
    if (!g_size_checked_mul (extent, *extent, 10)
        || !g_size_checked_add (extent, *extent, g_ascii_digit_value (*cursor->at)))
      return FALSE;
  if (cursor->at == start)
    return FALSE;
  take (cursor, 'L'); /* Python 2 wrote (3L, 4L) */

  return TRUE;
}

static gboolean
take_shape (Cursor *cursor, SpecNpyHeader *header)
{
  SpecArrayInfo *info = header->info;

  header->data_size = 1;
  if (!take (cursor, '('))
    return FALSE;
  while (!take (cursor, ')'))
    {
      gsize extent;

      if (!take_extent (cursor, &extent) || !g_size_checked_mul (&header->data_size, header->data_size, extent))
        return FALSE;
      if (info->n_dimensions < G_N_ELEMENTS (info->shape))
        info->shape[info->n_dimensions] = extent;
      info->n_dimensions++;
      if (take (cursor, ','))
        continue;
      return take (cursor, ')');
    }

  return TRUE;
}

static gboolean
take_order (Cursor *cursor, SpecNpyHeader *header)
{
  header->info->fortran_order = take_word (cursor, "True");

  return header->info->fortran_order || take_word (cursor, "False");
}

static gboolean
take_value (Cursor *cursor, SpecNpyHeader *header, Keys key)
{
  skip_space (cursor);
  cursor->start = cursor->at;
  switch (key)
    {
    case KEY_DESCR:
      cursor->expected = _ ("the type of the values");
      return take_descr (cursor, header);
    case KEY_ORDER:
      cursor->expected = _ ("True or False for fortran_order");
      return take_order (cursor, header);
    default:
      cursor->expected = _ ("a shape that fits in memory");
      return take_shape (cursor, header);
    }
}

static void
expect_entry (Cursor *cursor)
{
  skip_space (cursor);
  cursor->start = cursor->at;
  cursor->expected = _ ("each of descr, fortran_order and shape once");
}

static gboolean
take_entry (Cursor *cursor, SpecNpyHeader *header, Keys *seen)
{
  g_autofree char *name = take_string (cursor);
  Keys key = g_strcmp0 (name, "descr") == 0           ? KEY_DESCR
             : g_strcmp0 (name, "fortran_order") == 0 ? KEY_ORDER
             : g_strcmp0 (name, "shape") == 0         ? KEY_SHAPE
                                                      : 0;

  if (key == 0 || (*seen & key) != 0 || !take (cursor, ':'))
    return FALSE;
  *seen |= key;

  return take_value (cursor, header, key);
}

static gboolean
take_dictionary (Cursor *cursor, SpecNpyHeader *header)
{
  Keys seen = 0;

  expect_entry (cursor);
  if (!take (cursor, '{'))
    return FALSE;
  while (!take (cursor, '}'))
    {
      expect_entry (cursor);
      if (!take_entry (cursor, header, &seen))
        return FALSE;
      expect_entry (cursor);
      if (!take (cursor, ',') && !(cursor->at < cursor->end && *cursor->at == '}'))
        return FALSE;
    }
  expect_entry (cursor);
  if (seen != KEY_ALL || cursor->at < cursor->end)
    return FALSE;

  cursor->expected = _ ("a shape that fits in memory");

  return g_size_checked_mul (&header->data_size, header->data_size, header->item_size);
}

static gboolean
check_prefix (const char *label, const guint8 *data, gsize length, GError **error)
{
  g_autofree char *found = NULL;
  gsize total = MAX (spec_npy_header_measure (data, length), SPEC_NPY_PREFIX);

  if (memcmp (data, "\x93NUMPY", MIN (length, 6)) != 0)
    {
      found = spec_file_label_quote ((const char *) data, MIN (length, 16));
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_FORMAT, _ ("%s: is no array: expected NumPy's first bytes, found %s"),
                   label, found);
    }
  else if (length > 6 && (data[6] < 1 || data[6] > 3))
    g_set_error (error, SPEC_ERROR, SPEC_ERROR_UNSUPPORTED,
                 _ ("%s: a version of .npy that is not read: expected 1 to 3, found %u"), label, data[6]);
  else if (total > MAX_HEADER)
    g_set_error (error, SPEC_ERROR, SPEC_ERROR_FORMAT,
                 _ ("%s: the header is too large: expected at most %d bytes, found %zu"), label,
                 MAX_HEADER, total);
  else if (total > length)
    g_set_error (error, SPEC_ERROR, SPEC_ERROR_FORMAT,
                 _ ("%s: ends within its header: expected at least %zu bytes, found %zu"),
                 label, total, length);
  else
    return TRUE;

  return FALSE;
}

SpecNpyHeader *
spec_npy_header_parse (const char *label, const guint8 *data, gsize length, GError **error)
{
  g_autoptr (SpecNpyHeader) header = NULL;
  g_autofree char *found = NULL;
  Cursor cursor = { 0 };

  if (!check_prefix (label, data, length, error))
    return NULL;

  header = g_new0 (SpecNpyHeader, 1);
  header->info = g_new0 (SpecArrayInfo, 1);
  header->data_offset = spec_npy_header_measure (data, length);
  cursor.at = (const char *) data + prefix_size (data);
  cursor.end = (const char *) data + header->data_offset;
  if (take_dictionary (&cursor, header))
    return g_steal_pointer (&header);

  while (cursor.end > cursor.start && g_ascii_isspace (cursor.end[-1]))
    cursor.end--;
  found = spec_file_label_quote (cursor.start, cursor.end - cursor.start);
  g_set_error (error, SPEC_ERROR, SPEC_ERROR_FORMAT, _ ("%s: malformed header: expected %s, found %s"), label,
               cursor.expected, found);

  return NULL;
}

void
spec_npy_header_free (SpecNpyHeader *header)
{
  spec_array_info_free (header->info);
  g_free (header);
}
