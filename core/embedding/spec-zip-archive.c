#include "embedding/spec-zip-archive.h"

#include <glib/gi18n-lib.h>
#include <zip.h>

#include "base/spec-error.h"
#include "embedding/spec-file-label.h"
#include "embedding/spec-zip-offset.h"

#define READ_BYTES (1 << 20)

/* Deflate packs at most 1,032 to 1; a member that claims more lies about its size. */
#define MAX_RATIO 1032

struct _SpecZipArchive
{
  /* borrowed */
  SpecInputFile *file;

  /* owned */
  zip_t *zip;
};

G_DEFINE_AUTOPTR_CLEANUP_FUNC (zip_file_t, zip_fclose)

SpecZipArchive *
spec_zip_archive_open (SpecInputFile *file, GError **error)
{
  g_autoptr (SpecZipArchive) archive = g_new0 (SpecZipArchive, 1);
  gsize size;
  gconstpointer data = g_bytes_get_data (file->bytes, &size);
  zip_source_t *source;
  zip_error_t zip_error;

  zip_error_init (&zip_error);
  archive->file = file;
  source = zip_source_buffer_create (data, size, 0, &zip_error);
  if (source != NULL)
    archive->zip = zip_open_from_source (source, ZIP_RDONLY, &zip_error);
  if (archive->zip == NULL)
    {
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_FORMAT,
                   _ ("%s: is no whole zip archive: expected its directory at the end, found: %s"), file->label,
                   zip_error_strerror (&zip_error));
      g_clear_pointer (&source, zip_source_free);
    }
  zip_error_fini (&zip_error);

  return archive->zip != NULL ? g_steal_pointer (&archive) : NULL;
}

void
spec_zip_archive_free (SpecZipArchive *archive)
{
  g_clear_pointer (&archive->zip, zip_discard);
  g_free (archive);
}

guint64
spec_zip_archive_get_count (const SpecZipArchive *archive)
{
  return (guint64) MAX (zip_get_num_entries (archive->zip, 0), 0);
}

const char *
spec_zip_archive_get_name (const SpecZipArchive *archive, guint64 index)
{
  const char *name = zip_get_name (archive->zip, index, ZIP_FL_ENC_GUESS);

  return name != NULL ? name : "";
}

static void
set_member_error (SpecZipArchive *archive, guint64 index, const char *found, GError **error)
{
  g_autofree char *label = spec_file_label_new (archive->file->path, spec_zip_archive_get_name (archive, index));

  g_set_error (error, SPEC_ERROR, SPEC_ERROR_FORMAT,
               _ ("%s: cannot be unpacked: expected a sound zip member, found: %s"), label, found);
}

/* Unpacks up to @limit bytes of the open @member into @target. */
static gssize
read_bytes (zip_file_t *member, guint8 *target, gsize limit, GCancellable *cancellable, GError **error)
{
  gsize done = 0;

  while (done < limit)
    {
      zip_int64_t got;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return -1;
      got = zip_fread (member, target + done, MIN (READ_BYTES, limit - done));
      if (got < 0)
        return -1;
      if (got == 0)
        break;
      done += (gsize) got;
    }

  return (gssize) done;
}

/* libzip compares the CRC when it is asked for more than there is. */
static gboolean
is_at_sound_end (zip_file_t *member)
{
  char byte;

  return zip_fread (member, &byte, 1) == 0;
}

/* Unpacks up to @limit bytes; @whole: these are all of the member. */
static GBytes *
unpack (SpecZipArchive *archive, guint64 index, gsize limit, gboolean whole, GCancellable *cancellable, GError **error)
{
  g_autoptr (zip_file_t) member = zip_fopen_index (archive->zip, index, 0);
  g_autoptr (GError) local_error = NULL;
  g_autofree guint8 *target = NULL;
  g_autofree char *label = NULL;
  gssize got;

  if (member == NULL)
    {
      set_member_error (archive, index, zip_strerror (archive->zip), error);
      return NULL;
    }

  target = g_try_malloc (MAX (limit, 1));
  if (target == NULL)
    {
      label = spec_file_label_new (archive->file->path, spec_zip_archive_get_name (archive, index));
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("%s: not enough memory to unpack it: %.1f MB needed"),
                   label, (double) limit / 1e6);
      return NULL;
    }

  got = read_bytes (member, target, limit, cancellable, &local_error);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else if (got < 0 || (whole && !is_at_sound_end (member)))
    set_member_error (archive, index, zip_error_strerror (zip_file_get_error (member)), error);
  else
    return g_bytes_new_take (g_steal_pointer (&target), (gsize) got);

  return NULL;
}

static gboolean
measure (SpecZipArchive *archive, guint64 index, gsize *size, GError **error)
{
  zip_stat_t stat;

  zip_stat_init (&stat);
  if (zip_stat_index (archive->zip, index, 0, &stat) != 0 || (stat.valid & ZIP_STAT_SIZE) == 0
      || (stat.valid & ZIP_STAT_COMP_SIZE) == 0)
    set_member_error (archive, index, zip_strerror (archive->zip), error);
  else if (stat.comp_size > g_bytes_get_size (archive->file->bytes) || stat.size / MAX_RATIO > stat.comp_size)
    set_member_error (archive, index, _ ("a size that cannot be"), error);
  else
    {
      *size = stat.size;
      return TRUE;
    }

  return FALSE;
}

GBytes *
spec_zip_archive_read_start (SpecZipArchive *archive, guint64 index, gsize limit, GError **error)
{
  gsize size;

  if (!measure (archive, index, &size, error))
    return NULL;

  return unpack (archive, index, MIN (limit, size), FALSE, NULL, error);
}

GBytes *
spec_zip_archive_read (SpecZipArchive *archive, guint64 index, GCancellable *cancellable, GError **error)
{
  gsize size, offset, length;
  g_autoptr (GBytes) bytes = NULL;
  const guint8 *data = g_bytes_get_data (archive->file->bytes, &size);
  g_autofree char *found = NULL;

  if (spec_zip_offset_find (data, size, index, &offset, &length))
    return g_bytes_new_from_bytes (archive->file->bytes, offset, length);
  if (!measure (archive, index, &length, error))
    return NULL;

  bytes = unpack (archive, index, length, TRUE, cancellable, error);
  if (bytes == NULL || g_bytes_get_size (bytes) == length)
    return g_steal_pointer (&bytes);

  found = g_strdup_printf (_ ("%zu of %zu bytes"), g_bytes_get_size (bytes), length);
  set_member_error (archive, index, found, error);

  return NULL;
}
