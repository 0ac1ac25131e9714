#include "fuzz-input.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "embedding/spec-embedding.h"

/* Rows are read a few at a time, and no more values than this of an array that is much larger than its file. */
#define ROWS_AT_ONCE 3
#define MAX_VALUES (1 << 16)

/* Memory where there is such a folder: a hundred thousand files a minute are no load for a disk. */
static const char *
get_folder (void)
{
  static char *folder = NULL;

  if (folder == NULL)
    {
      g_autofree char *name = g_strdup_printf ("spec-fuzz-%d", (int) getpid ());

      folder = g_build_filename (g_access ("/dev/shm", W_OK) == 0 ? "/dev/shm" : g_get_tmp_dir (), name, NULL);
      g_mkdir (folder, 0700);
    }

  return folder;
}

static char *last_path = NULL;

static void
remove_last (void)
{
  if (last_path != NULL)
    g_remove (last_path);
  g_rmdir (get_folder ());
}

char *
fuzz_input_write (const char *ending, const uint8_t *data, size_t size)
{
  g_autofree char *name = g_strconcat ("input", ending, NULL);
  char *path = g_build_filename (get_folder (), name, NULL);
  int file;

  if (last_path == NULL)
    atexit (remove_last);
  if (g_strcmp0 (last_path, path) != 0)
    {
      if (last_path != NULL)
        g_remove (last_path);
      g_free (last_path);
      last_path = g_strdup (path);
    }
  file = g_open (path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (file < 0 || write (file, data, size) != (ssize_t) size)
    g_error ("%s: %s", path, g_strerror (errno));
  close (file);

  return path;
}

void
fuzz_input_check_refusal (const GError *error, const char *path)
{
  if (error == NULL)
    g_error ("refused without a reason");
  if (strstr (error->message, path) == NULL)
    g_error ("does not name the file: %s", error->message);
  if (strchr (error->message, '\n') != NULL || !g_utf8_validate (error->message, -1, NULL))
    g_error ("is not one line of text: %s", error->message);
}

static void
read_rows (SpecEmbedding *embedding)
{
  gsize samples = spec_embedding_get_samples (embedding), dimensions = spec_embedding_get_dimensions (embedding);
  gsize first = 0, most = MAX (1, MAX_VALUES / dimensions);
  g_autofree float *rows = g_try_malloc_n (dimensions, ROWS_AT_ONCE * sizeof *rows);
  guint32 last = (guint32) MIN (samples - 1, G_MAXUINT32);

  if (rows == NULL)
    return;
  for (; first < MIN (samples, most); first += ROWS_AT_ONCE)
    spec_embedding_read_rows (embedding, first, MIN (ROWS_AT_ONCE, samples - first), rows);
  spec_embedding_read_rows (embedding, samples - 1, 1, rows);
  spec_embedding_gather_rows (embedding, &last, 1, rows);
}

static void
read_array (const char *location, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpecEmbedding) embedding = spec_embedding_load (location, NULL, &error);
  const char *const *names;
  gsize count = 0;

  if (embedding == NULL)
    {
      fuzz_input_check_refusal (error, path);
      return;
    }
  g_assert_cmpuint (spec_embedding_get_samples (embedding), >=, 2);
  g_assert_cmpuint (spec_embedding_get_dimensions (embedding), >=, 1);
  g_assert_true (g_utf8_validate (spec_embedding_get_name (embedding), -1, NULL));
  names = spec_embedding_get_row_names (embedding);
  for (; names != NULL && names[count] != NULL; count++)
    g_assert_true (g_utf8_validate (names[count], -1, NULL));
  if (names != NULL)
    g_assert_cmpuint (count, ==, spec_embedding_get_samples (embedding));
  read_rows (embedding);
  if (!spec_embedding_check (embedding, TRUE, NULL, &error))
    fuzz_input_check_refusal (error, path);
}

void
fuzz_input_read_embedding (const char *ending, const uint8_t *data, size_t size)
{
  g_autofree char *path = fuzz_input_write (ending, data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) arrays = spec_array_info_list (path, NULL, &error);

  if (arrays == NULL)
    fuzz_input_check_refusal (error, path);
  read_array (path, path);
  for (guint i = 0; arrays != NULL && i < MIN (arrays->len, 8); i++)
    {
      const SpecArrayInfo *info = arrays->pdata[i];
      g_autofree char *shape = spec_array_info_dup_shape (info), *location = NULL;

      g_assert_nonnull (shape);
      if (info->name == NULL || *info->name == '\0')
        continue;
      location = g_strconcat (path, ":", info->name, NULL);
      read_array (location, path);
    }
}
