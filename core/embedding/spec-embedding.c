#include "embedding/spec-embedding.h"

#include <string.h>

#include "embedding/spec-array-format.h"
#include "embedding/spec-embedding-private.h"

G_DEFINE_BOXED_TYPE (SpecEmbedding, spec_embedding, spec_embedding_ref, spec_embedding_unref)

static SpecEmbedding *
embedding_new_take (SpecArrayData *data, char *name)
{
  SpecEmbedding *embedding = g_new0 (SpecEmbedding, 1);

  g_atomic_ref_count_init (&embedding->references);
  embedding->data = data;
  embedding->name = name;

  return embedding;
}

static char *
dup_stem (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);
  char *ending = strrchr (base, '.');

  if (ending != NULL && ending != base)
    *ending = '\0';

  return g_filename_display_name (base);
}

/* Splits @location at the last colon that leaves the name of a file; where none does, all of it is taken for the file.
 */
static char *
split_location (const char *location, const char **array)
{
  *array = NULL;
  if (g_file_test (location, G_FILE_TEST_EXISTS))
    return g_strdup (location);

  for (gsize at = strlen (location); at-- > 1;)
    if (location[at] == ':')
      {
        g_autofree char *path = g_strndup (location, at);

        if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
          {
            *array = location + at + 1;
            return g_steal_pointer (&path);
          }
      }

  return g_strdup (location);
}

SpecEmbedding *
spec_embedding_load (const char *location, GCancellable *cancellable, GError **error)
{
  g_autoptr (SpecInputFile) file = NULL;
  g_autofree char *path = NULL;
  const char *array;
  SpecArrayData *data;

  g_return_val_if_fail (location != NULL, NULL);

  path = split_location (location, &array);
  file = spec_input_file_open (path, error);
  if (file == NULL)
    return NULL;
  data = spec_array_format_load (file, array, cancellable, error);
  if (data == NULL)
    return NULL;

  return embedding_new_take (data, dup_stem (path));
}

SpecEmbedding *
spec_embedding_new_take (float *rows, gsize samples, gsize dimensions, const char *name)
{
  SpecArrayInfo *info;
  GBytes *bytes;
  SpecArrayData *data;

  g_return_val_if_fail (rows != NULL && samples >= 2 && dimensions >= 1, NULL);

  info = spec_array_info_new_table (SPEC_DTYPE_F32, samples, dimensions);
  info->big_endian = G_BYTE_ORDER == G_BIG_ENDIAN;
  bytes = g_bytes_new_take (rows, samples * dimensions * sizeof *rows);
  data = spec_array_data_new (name, info, bytes, NULL);
  g_return_val_if_fail (data != NULL, NULL);

  return embedding_new_take (data, g_strdup (name));
}

SpecEmbedding *
spec_embedding_rename (SpecEmbedding *embedding, const char *name)
{
  g_return_val_if_fail (embedding != NULL && name != NULL, NULL);

  return embedding_new_take (spec_array_data_ref (embedding->data), g_strdup (name));
}

SpecEmbedding *
spec_embedding_ref (SpecEmbedding *embedding)
{
  g_return_val_if_fail (embedding != NULL, NULL);

  g_atomic_ref_count_inc (&embedding->references);

  return embedding;
}

void
spec_embedding_unref (SpecEmbedding *embedding)
{
  g_return_if_fail (embedding != NULL);

  if (!g_atomic_ref_count_dec (&embedding->references))
    return;

  spec_array_data_unref (embedding->data);
  g_free (embedding->name);
  g_free (embedding);
}

gsize
spec_embedding_get_samples (const SpecEmbedding *embedding)
{
  g_return_val_if_fail (embedding != NULL, 0);

  return embedding->data->info->shape[0];
}

gsize
spec_embedding_get_dimensions (const SpecEmbedding *embedding)
{
  g_return_val_if_fail (embedding != NULL, 0);

  return embedding->data->info->shape[1];
}

SpecDType
spec_embedding_get_dtype (const SpecEmbedding *embedding)
{
  g_return_val_if_fail (embedding != NULL, SPEC_DTYPE_OTHER);

  return embedding->data->info->dtype;
}

const char *
spec_embedding_get_path (const SpecEmbedding *embedding)
{
  g_return_val_if_fail (embedding != NULL, NULL);

  return embedding->data->path;
}

const char *
spec_embedding_get_array (const SpecEmbedding *embedding)
{
  g_return_val_if_fail (embedding != NULL, NULL);

  return embedding->data->info->name;
}

const char *
spec_embedding_get_name (const SpecEmbedding *embedding)
{
  g_return_val_if_fail (embedding != NULL, NULL);

  return embedding->name;
}

const char *const *
spec_embedding_get_row_names (const SpecEmbedding *embedding)
{
  g_return_val_if_fail (embedding != NULL, NULL);

  return (const char *const *) embedding->data->row_names;
}

void
spec_embedding_read_rows (const SpecEmbedding *embedding, gsize first, gsize count, float *rows)
{
  g_return_if_fail (embedding != NULL && rows != NULL);
  g_return_if_fail (first <= embedding->data->info->shape[0] && count <= embedding->data->info->shape[0] - first);

  spec_array_data_read_rows (embedding->data, first, count, rows);
}

void
spec_embedding_gather_rows (const SpecEmbedding *embedding, const guint32 *indices, gsize count, float *rows)
{
  g_return_if_fail (embedding != NULL && indices != NULL && rows != NULL);

  for (gsize i = 0; i < count; i++)
    g_return_if_fail (indices[i] < embedding->data->info->shape[0]);

  spec_array_data_gather_rows (embedding->data, indices, count, rows);
}
