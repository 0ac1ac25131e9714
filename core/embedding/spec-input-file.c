#include "embedding/spec-input-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/spec-error.h"
#include "embedding/spec-file-label.h"
#include "embedding/spec-pickle-advice.h"

/* How much of a file is looked at to tell text from binary. */
#define SNIFF_BYTES 4096

static gboolean
has_ending (const char *path, const char *const *endings)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (; *endings != NULL; endings++)
    if (g_str_has_suffix (lower, *endings))
      return TRUE;

  return FALSE;
}

#define HAS_ENDING(path, ...) has_ending (path, (const char *const[]) { __VA_ARGS__, NULL })

static gboolean
begins_with (const guint8 *data, gsize size, const char *magic, gsize length)
{
  return size >= length && memcmp (data, magic, length) == 0;
}

#define BEGINS_WITH(data, size, magic) begins_with (data, size, magic, sizeof (magic) - 1)

/* Protocol 2 and later. The third byte is the first instruction and never 0, while an .fvecs of 640 columns begins 80
 * 02 00 00. */
static gboolean
is_pickle (const guint8 *data, gsize size)
{
  return size >= 3 && data[0] == 0x80 && data[1] >= 2 && data[1] <= 5 && data[2] != 0;
}

static gboolean
refuse_pickle (const char *path, const guint8 *data, gsize size, GError **error)
{
  gboolean torch = HAS_ENDING (path, ".pt", ".pth");

  /* A zip goes on to the .npz reader, which knows PyTorch's from NumPy's. */
  if (BEGINS_WITH (data, size, "PK") || (!is_pickle (data, size) && !torch && !HAS_ENDING (path, ".pkl", ".pickle")))
    return TRUE;

  spec_pickle_advice_set_error (error, torch ? SPEC_PICKLE_TORCH : SPEC_PICKLE_PLAIN, path, NULL);

  return FALSE;
}

static gboolean
refuse_foreign (const char *label, const guint8 *data, gsize size, GError **error)
{
  static const struct
  {
    const char *magic;
    const char *what;
  } FOREIGN[] = {
    { "\x1f\x8b", "gzip" },    { "\x28\xb5\x2f\xfd", "zstd" }, { "\xfd\x37zXZ", "xz" }, { "BZh", "bzip2" },
    { "\x89HDF\r\n", "HDF5" }, { "PAR1", "Parquet" },          { "ARROW1", "Arrow" },   { "MATLAB 5.0", "MATLAB" },
    { "\x89PNG", "PNG" },      { "\xff\xd8\xff", "JPEG" },     { "%PDF", "PDF" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (FOREIGN); i++)
    if (begins_with (data, size, FOREIGN[i].magic, strlen (FOREIGN[i].magic)))
      {
        g_set_error (
          error, SPEC_ERROR, SPEC_ERROR_UNSUPPORTED,
          _ ("%s: a format that is not read: expected .npy, .npz, .safetensors, .csv, .tsv, word vectors or .fvecs, "
             "found %s"),
          label, FOREIGN[i].what);
        return FALSE;
      }

  return TRUE;
}

static gboolean
is_safetensors (const guint8 *data, gsize size)
{
  guint64 length;

  if (size < 9 || data[8] != '{')
    return FALSE;
  memcpy (&length, data, sizeof length);

  return GUINT64_FROM_LE (length) <= size - 8;
}

static gboolean
looks_like_text (const guint8 *data, gsize size)
{
  gsize length = MIN (size, SNIFF_BYTES);

  for (gsize i = 0; i < length; i++)
    if (data[i] < 0x20 && data[i] != '\t' && data[i] != '\n' && data[i] != '\r')
      return FALSE;

  return TRUE;
}

/* "400000 300\n": what word2vec's binary files begin with. */
static gboolean
begins_with_two_numbers (const guint8 *data, gsize size)
{
  gsize at = 0, spaces = 0;

  for (; at < MIN (size, 64) && data[at] != '\n'; at++)
    if (data[at] == ' ')
      spaces++;
    else if (!g_ascii_isdigit (data[at]))
      return FALSE;

  return at >= 3 && at < size && data[at] == '\n' && spaces == 1;
}

/* A table where the first line has more commas or tabs than spaces; under the ending of a table, also where it has
 * neither, but not where it has spaces alone, which is how numpy.savetxt writes whatever the ending. */
static SpecFormat
guess_text_format (const char *path, const guint8 *data, gsize size)
{
  gboolean table_ending = HAS_ENDING (path, ".csv", ".tsv");
  gsize separators = 0, spaces = 0;

  for (gsize i = 0; i < size && data[i] != '\n'; i++)
    {
      separators += data[i] == ',' || data[i] == '\t' || data[i] == ';';
      spaces += data[i] == ' ';
    }
  if (separators > spaces || (table_ending && (separators > 0 || spaces == 0)))
    return SPEC_FORMAT_TABLE;

  return SPEC_FORMAT_WORDS_TEXT;
}

static gboolean
detect_by_content (const guint8 *data, gsize size, SpecFormat *format)
{
  if (BEGINS_WITH (data, size, "\x93NUMPY"))
    *format = SPEC_FORMAT_NPY;
  else if (BEGINS_WITH (data, size, "PK\x03\x04") || BEGINS_WITH (data, size, "PK\x05\x06"))
    *format = SPEC_FORMAT_NPZ;
  else if (is_safetensors (data, size))
    *format = SPEC_FORMAT_SAFETENSORS;
  else
    return FALSE;

  return TRUE;
}

/* Only formats without a mark of their own; an .npy without NumPy's first bytes is none. */
static gboolean
detect_by_ending (const char *path, const guint8 *data, gsize size, SpecFormat *format)
{
  gboolean text = looks_like_text (data, size);

  if (HAS_ENDING (path, ".npy", ".npz"))
    return FALSE;
  if (HAS_ENDING (path, ".safetensors"))
    *format = SPEC_FORMAT_SAFETENSORS;
  else if (HAS_ENDING (path, ".fvecs"))
    *format = SPEC_FORMAT_FVECS;
  else if (!text && begins_with_two_numbers (data, size))
    *format = SPEC_FORMAT_WORDS_BINARY;
  else if (!text)
    return FALSE;
  else
    *format = guess_text_format (path, data, size);

  return TRUE;
}

static gboolean
detect (const char *path, const char *label, GBytes *bytes, SpecFormat *format, GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  g_autofree char *found = NULL;

  if (size == 0)
    {
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_FORMAT, _ ("%s: is empty: expected an array, found 0 bytes"), label);
      return FALSE;
    }
  if (!refuse_pickle (path, data, size, error) || !refuse_foreign (label, data, size, error))
    return FALSE;
  if (detect_by_content (data, size, format) || detect_by_ending (path, data, size, format))
    return TRUE;

  found = spec_file_label_quote ((const char *) data, MIN (size, 16));
  if (HAS_ENDING (path, ".npy", ".npz"))
    g_set_error (error, SPEC_ERROR, SPEC_ERROR_FORMAT,
                 _ ("%s: is not what its ending says: expected NumPy's first bytes, found %s"), label, found);
  else
    g_set_error (
      error, SPEC_ERROR, SPEC_ERROR_UNSUPPORTED,
      _ ("%s: a format that is not read: expected .npy, .npz, .safetensors, .csv, .tsv, word vectors or .fvecs, found "
         "a file that begins with %s"),
      label, found);

  return FALSE;
}

SpecInputFile *
spec_input_file_open (const char *path, GError **error)
{
  g_autoptr (SpecInputFile) file = g_new0 (SpecInputFile, 1);

  file->path = g_strdup (path);
  file->label = spec_file_label_new (path, NULL);
  file->mapping = spec_file_mapping_new (path, error);
  if (file->mapping == NULL)
    return NULL;
  file->bytes = spec_file_mapping_get_bytes (file->mapping);
  if (!spec_file_mapping_confirm (file->mapping, detect (path, file->label, file->bytes, &file->format, error), error))
    return NULL;

  return g_steal_pointer (&file);
}

void
spec_input_file_free (SpecInputFile *file)
{
  g_free (file->path);
  g_free (file->label);
  g_clear_pointer (&file->bytes, g_bytes_unref);
  g_clear_pointer (&file->mapping, spec_file_mapping_unref);
  g_free (file);
}
