#include "embedding/spec-words-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/spec-error.h"
#include "embedding/spec-array-choice.h"
#include "embedding/spec-row-convert.h"
#include "embedding/spec-row-store.h"

#define WORDS_AT_ONCE 1024

typedef struct
{
  const guint8 *at;
  const guint8 *end;
  gsize rows;
  gsize columns;
} Reader;

static gboolean
take_number (Reader *reader, char close, gsize *number)
{
  const guint8 *start = reader->at;
  g_autofree char *text = NULL;
  guint64 value;

  while (reader->at < reader->end && reader->at - start < 20 && *reader->at != (guint8) close)
    reader->at++;
  if (reader->at == reader->end || *reader->at != (guint8) close)
    return FALSE;

  text = g_strndup ((const char *) start, reader->at++ - start);
  if (!g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT32, &value, NULL))
    return FALSE;
  *number = value;

  return TRUE;
}

/* "3000000 300\n", then for each word: the word, a space, its numbers as little-endian float32, and with some writers a
 * line end. */
static gboolean
begin (SpecInputFile *file, Reader *reader, GError **error)
{
  gsize size, least;

  reader->at = g_bytes_get_data (file->bytes, &size);
  reader->end = reader->at + size;
  if (!take_number (reader, ' ', &reader->rows) || !take_number (reader, '\n', &reader->columns))
    {
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_FORMAT,
                   _ ("%s: malformed first line: expected the numbers of words and dimensions, found others"),
                   file->label);
      return FALSE;
    }

  least = reader->rows * (reader->columns * sizeof (float) + 1); /* both below 2^31 */
  if (least <= (gsize) (reader->end - reader->at))
    return TRUE;

  g_set_error (error, SPEC_ERROR, SPEC_ERROR_FORMAT,
               _ ("%s: ends early: expected at least %zu bytes, found %zu"), file->label,
               least + (size - (reader->end - reader->at)), size);

  return FALSE;
}

static gboolean
read_word (Reader *reader, SpecRowStore *store, SpecConvertFunc convert)
{
  gsize bytes = reader->columns * sizeof (float);
  const guint8 *close;

  while (reader->at < reader->end && (*reader->at == '\n' || *reader->at == '\r'))
    reader->at++;
  close = memchr (reader->at, ' ', reader->end - reader->at);
  if (close == NULL || (gsize) (reader->end - close - 1) < bytes)
    return FALSE;

  convert (close + 1, spec_row_store_add (store, g_utf8_make_valid ((const char *) reader->at, close - reader->at)),
           reader->columns);
  reader->at = close + 1 + bytes;

  return TRUE;
}

GPtrArray *
spec_words_binary_list (SpecInputFile *file, GCancellable *cancellable, GError **error)
{
  Reader reader;
  GPtrArray *infos;

  if (!begin (file, &reader, error))
    return NULL;

  infos = g_ptr_array_new_with_free_func ((GDestroyNotify) spec_array_info_free);
  g_ptr_array_add (infos, spec_array_info_new_table (SPEC_DTYPE_F32, reader.rows, reader.columns));

  return infos;
}

SpecArrayData *
spec_words_binary_load (SpecInputFile *file, const char *array, GCancellable *cancellable, GError **error)
{
  SpecConvertFunc convert = spec_row_convert_get (SPEC_DTYPE_F32, FALSE);
  g_autoptr (SpecRowStore) store = NULL;
  Reader reader;

  if (!spec_array_choice_refuse_name (file->label, array, error) || !begin (file, &reader, error))
    return NULL;

  store = spec_row_store_new (file->label, reader.rows, reader.columns, g_bytes_get_size (file->bytes), TRUE, error);
  if (store == NULL)
    return NULL;
  for (gsize i = 0; i < reader.rows; i++)
    {
      if (i % WORDS_AT_ONCE == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (!read_word (&reader, store, convert))
        {
          g_set_error (error, SPEC_ERROR, SPEC_ERROR_FORMAT,
                       _ ("%s: ends early: expected %zu words, found %zu"), file->label,
                       reader.rows, i);
          return NULL;
        }
    }

  return spec_row_store_finish (g_steal_pointer (&store), error);
}
