#include "embedding/spec-npy-strings.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "base/spec-error.h"

static guint32
load_character (const guint8 *source, gboolean big_endian)
{
  guint32 c;

  memcpy (&c, source, sizeof c);

  return big_endian ? GUINT32_FROM_BE (c) : GUINT32_FROM_LE (c);
}

/* UTF-32, filled up with zeros. */
static char *
decode_unicode (const guint8 *value, gsize size, gboolean big_endian)
{
  gsize length = size / 4;
  GString *text;

  while (length > 0 && load_character (value + 4 * (length - 1), big_endian) == 0)
    length--;

  text = g_string_sized_new (length + 1);
  for (gsize i = 0; i < length; i++)
    {
      gunichar c = load_character (value + 4 * i, big_endian);

      g_string_append_unichar (text, c != 0 && g_unichar_validate (c) ? c : 0xfffd);
    }

  return g_string_free (text, FALSE);
}

static char *
decode_bytes (const guint8 *value, gsize size)
{
  while (size > 0 && value[size - 1] == 0)
    size--;

  return g_utf8_make_valid ((const char *) value, size);
}

static char *
decode_integer (const guint8 *value, gsize size, gboolean is_signed, gboolean big_endian)
{
  guint64 bits = is_signed && (value[big_endian ? 0 : size - 1] & 0x80) ? G_MAXUINT64 : 0;

  for (gsize i = 0; i < size; i++)
    bits = bits << 8 | value[big_endian ? i : size - 1 - i];

  return is_signed ? g_strdup_printf ("%" PRId64, (gint64) bits)
                   : g_strdup_printf ("%" PRIu64, bits);
}

char **
spec_npy_strings_decode (const char *label, const SpecNpyHeader *header, const guint8 *values, GError **error)
{
  gsize count = header->info->shape[0], size = header->item_size;
  gboolean big_endian = header->info->big_endian;
  char **strings = count < G_MAXSSIZE / sizeof *strings ? g_try_new (char *, count + 1) : NULL;

  if (strings == NULL)
    {
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("%s: not enough memory for %zu strings"),
                   label, count);
      return NULL;
    }

  for (gsize i = 0; i < count; i++)
    {
      const guint8 *value = values + i * size;

      strings[i] = header->kind == 'U'   ? decode_unicode (value, size, big_endian)
                   : header->kind == 'S' ? decode_bytes (value, size)
                                         : decode_integer (value, size, header->kind == 'i', big_endian);
    }
  strings[count] = NULL;

  return strings;
}
