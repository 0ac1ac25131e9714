#include "embedding/spec-npz-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/spec-error.h"
#include "embedding/spec-array-choice.h"
#include "embedding/spec-file-label.h"
#include "embedding/spec-npy-file.h"
#include "embedding/spec-pickle-advice.h"
#include "embedding/spec-zip-archive.h"

/* torch.save writes a zip with the pickle "NAME/data.pkl" in it. */
static gboolean
refuse_torch (SpecInputFile *file, SpecZipArchive *archive, GError **error)
{
  for (guint64 i = 0; i < spec_zip_archive_get_count (archive); i++)
    {
      const char *name = spec_zip_archive_get_name (archive, i);

      if (g_str_equal (name, "data.pkl") || g_str_has_suffix (name, "/data.pkl"))
        {
          spec_pickle_advice_set_error (error, SPEC_PICKLE_TORCH, file->path, NULL);
          return FALSE;
        }
    }

  return TRUE;
}

static SpecZipArchive *
open_archive (SpecInputFile *file, GError **error)
{
  g_autoptr (SpecZipArchive) archive = spec_zip_archive_open (file, error);

  if (archive == NULL || !refuse_torch (file, archive, error))
    return NULL;

  return g_steal_pointer (&archive);
}

/* Reads no more of a member than its header. */
static SpecArrayInfo *
read_info (SpecInputFile *file, SpecZipArchive *archive, guint64 index, const char *array, GError **error)
{
  g_autofree char *label = spec_file_label_new (file->path, array);
  g_autoptr (GBytes) prefix = spec_zip_archive_read_start (archive, index, SPEC_NPY_PREFIX, error);
  g_autoptr (GBytes) start = NULL;
  g_autoptr (SpecNpyHeader) header = NULL;
  SpecArrayInfo *info;
  gsize size;
  const guint8 *data;

  if (prefix == NULL)
    return NULL;
  data = g_bytes_get_data (prefix, &size);
  start
    = spec_zip_archive_read_start (archive, index, MAX (spec_npy_header_measure (data, size), SPEC_NPY_PREFIX), error);
  if (start == NULL)
    return NULL;
  data = g_bytes_get_data (start, &size);
  header = spec_npy_header_parse (label, data, size, error);
  if (header == NULL)
    return NULL;

  info = spec_array_info_copy (header->info);
  info->name = g_strdup (array);

  return info;
}

/* Lists the .npy members; @places gets the place of each in the archive. */
static GPtrArray *
list_members (SpecInputFile *file, SpecZipArchive *archive, GArray *places, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) infos = g_ptr_array_new_with_free_func ((GDestroyNotify) spec_array_info_free);

  for (guint64 i = 0; i < spec_zip_archive_get_count (archive); i++)
    {
      const char *member = spec_zip_archive_get_name (archive, i);
      g_autofree char *array = NULL;
      SpecArrayInfo *info;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (!g_str_has_suffix (member, ".npy"))
        continue;
      array = g_strndup (member, strlen (member) - strlen (".npy"));
      info = read_info (file, archive, i, array, error);
      if (info == NULL)
        return NULL;
      g_ptr_array_add (infos, info);
      g_array_append_val (places, i);
    }

  return g_steal_pointer (&infos);
}

GPtrArray *
spec_npz_file_list (SpecInputFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (SpecZipArchive) archive = open_archive (file, error);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint64));

  return archive != NULL ? list_members (file, archive, places, cancellable, error) : NULL;
}

/* What the file calls its rows, where it does so in as many names as there are rows. A list that is not readable
 * (objects) or has another length says nothing about the rows and is passed over. */
static char **
read_row_names (SpecInputFile *file, SpecZipArchive *archive, GPtrArray *infos, GArray *places, gsize rows,
                GCancellable *cancellable)
{
  static const char *const NAMES[] = { "files", "paths", "ids" };

  for (gsize n = 0; n < G_N_ELEMENTS (NAMES); n++)
    for (guint i = 0; i < infos->len; i++)
      {
        const SpecArrayInfo *info = infos->pdata[i];
        g_autoptr (GBytes) bytes = NULL;
        gsize count;
        char **names;

        if (!g_str_equal (info->name, NAMES[n]) || info->n_dimensions != 1 || info->shape[0] != rows)
          continue;
        bytes = spec_zip_archive_read (archive, g_array_index (places, guint64, i), cancellable, NULL);
        names = bytes != NULL ? spec_npy_file_read_strings (file->path, file->label, bytes, &count, NULL) : NULL;
        if (names != NULL)
          return names;
      }

  return NULL;
}

SpecArrayData *
spec_npz_file_load (SpecInputFile *file, const char *array, GCancellable *cancellable, GError **error)
{
  g_autoptr (SpecZipArchive) archive = open_archive (file, error);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr (GPtrArray) infos = archive != NULL ? list_members (file, archive, places, cancellable, error) : NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *label = NULL;
  const SpecArrayInfo *info;
  g_autoptr (SpecArrayData) data = NULL;
  guint chosen;

  if (infos == NULL || !spec_array_choice_find (file->label, infos, array, &chosen, error))
    return NULL;

  info = infos->pdata[chosen];
  label = spec_file_label_new (file->path, info->name);
  if (info->dtype != SPEC_DTYPE_OTHER && !spec_array_data_check_info (label, info, error))
    return NULL;
  bytes = spec_zip_archive_read (archive, g_array_index (places, guint64, chosen), cancellable, error);
  if (bytes == NULL)
    return NULL;

  data = spec_npy_file_load_array (file->path, info->name, label, bytes, error);
  if (data == NULL)
    return NULL;
  data->row_names = read_row_names (file, archive, infos, places, data->info->shape[0], cancellable);

  return g_cancellable_set_error_if_cancelled (cancellable, error) ? NULL : g_steal_pointer (&data);
}
