#define _GNU_SOURCE /* st_mtim */
#include "project/spec-file-digest.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>
#include <sys/stat.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "base/spec-checksum.h"
#include "report/spec-new-file.h"

#define BLOCK_BYTES (1 << 18)
#define HEX_DIGITS 64
/* A file written so short a time ago could be written again without its time of change telling. */
#define YOUNG_SECONDS 2

static gboolean
get_status (const char *path, struct stat *status, GError **error)
{
  int code;

  if (stat (path, status) == 0)
    return TRUE;
  code = errno;
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), "%s: %s", path, g_strerror (code));

  return FALSE;
}

/* Returns: (transfer full): where the digest of a file in this state is kept. */
static char *
make_cache_path (const char *path, const struct stat *status)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *state
      = g_strdup_printf ("%s\n%" PRIu64 " %" PRIu64 " %" PRId64 " %" PRId64 ".%09ld %" PRId64 ".%09ld",
                         absolute, (guint64) status->st_dev, (guint64) status->st_ino, (gint64) status->st_size,
                         (gint64) status->st_mtim.tv_sec, (long) status->st_mtim.tv_nsec, (gint64) status->st_ctim.tv_sec,
                         (long) status->st_ctim.tv_nsec);
  g_autofree char *name = g_compute_checksum_for_string (G_CHECKSUM_SHA256, state, -1);

  return g_build_filename (g_get_user_cache_dir (), "spec-explorer", "digests", name, NULL);
}

static char *
recall (const char *cache_path)
{
  g_autofree char *text = NULL;
  gsize length;

  if (!g_file_get_contents (cache_path, &text, &length, NULL) || length != HEX_DIGITS || strspn (text, "0123456789abcdef") != length)
    return NULL;

  return g_steal_pointer (&text);
}

static void
keep (const char *cache_path, const char *digest)
{
  g_autofree char *folder = g_path_get_dirname (cache_path);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    spec_new_file_write (cache_path, digest, strlen (digest), FALSE, NULL);
}

static char *
sum (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (SpecChecksum) checksum = spec_checksum_new ();
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autofree guint8 *block = g_malloc (BLOCK_BYTES);
  gssize got = stream != NULL ? 1 : -1;

  while (got > 0)
    {
      got = g_input_stream_read (G_INPUT_STREAM (stream), block, BLOCK_BYTES, cancellable, error);
      if (got > 0)
        spec_checksum_update (checksum, block, (gsize) got);
    }
  if (got < 0)
    {
      g_prefix_error (error, "%s: ", path);
      return NULL;
    }

  return spec_checksum_end (checksum);
}

char *
spec_file_digest (const char *path, GCancellable *cancellable, GError **error)
{
  struct stat before, after;
  g_autofree char *cache_path = NULL, *digest = NULL, *after_path = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  if (!get_status (path, &before, error))
    return NULL;
  cache_path = make_cache_path (path, &before);
  digest = recall (cache_path);
  if (digest != NULL)
    return g_steal_pointer (&digest);

  digest = sum (path, cancellable, error);
  if (digest == NULL || !get_status (path, &after, error))
    return NULL;
  after_path = make_cache_path (path, &after);
  if (g_str_equal (cache_path, after_path) && g_get_real_time () / G_USEC_PER_SEC - after.st_mtim.tv_sec > YOUNG_SECONDS)
    keep (cache_path, digest);

  return g_steal_pointer (&digest);
}
