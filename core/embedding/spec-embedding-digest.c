/* The SHA-256 of what an embedding was read from, which results record. Read through for once, by whoever asks first. */
#include "embedding/spec-embedding.h"

#include "base/spec-checksum.h"
#include "embedding/spec-embedding-private.h"

/* What is read between two looks at the cancellable. */
#define FILE_BLOCK_BYTES (4 * 1024 * 1024)

/* Microseconds between two looks at whether another thread has it by now. */
#define PATIENCE 2000

static gboolean
sum_file (SpecChecksum *sum, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autofree guint8 *block = g_malloc (FILE_BLOCK_BYTES);
  gssize got = stream != NULL ? 1 : -1;

  while (got > 0)
    {
      got = g_input_stream_read (G_INPUT_STREAM (stream), block, FILE_BLOCK_BYTES, cancellable, error);
      if (got > 0)
        spec_checksum_update (sum, block, got);
    }
  if (got < 0 && !g_cancellable_is_cancelled (cancellable))
    g_prefix_error (error, "%s: ", path);

  return got == 0;
}

static gboolean
sum_memory (SpecChecksum *sum, const SpecEmbedding *embedding, GCancellable *cancellable, GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (embedding->data->bytes, &size);

  for (gsize done = 0; done < size; done += FILE_BLOCK_BYTES)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      spec_checksum_update (sum, data + done, MIN (FILE_BLOCK_BYTES, size - done));
    }

  return TRUE;
}

static char *
sum_all (const SpecEmbedding *embedding, GCancellable *cancellable, GError **error)
{
  g_autoptr (SpecChecksum) sum = spec_checksum_new ();
  const char *path = spec_embedding_get_path (embedding);
  gboolean done = path != NULL ? sum_file (sum, path, cancellable, error) : sum_memory (sum, embedding, cancellable, error);

  return done ? spec_checksum_end (sum) : NULL;
}

/* Takes the lock, unless cancelled while another thread reads the file. */
static gboolean
lock_digest (SpecArrayData *array, GCancellable *cancellable, GError **error)
{
  while (!g_mutex_trylock (&array->digesting))
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      g_usleep (PATIENCE);
    }
  return TRUE;
}

char *
spec_embedding_dup_sha256 (const SpecEmbedding *embedding, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (embedding != NULL, NULL);

  SpecArrayData *array = embedding->data;
  char *text = NULL;

  if (!lock_digest (array, cancellable, error))
    return NULL;
  if (array->sha256 == NULL)
    array->sha256 = sum_all (embedding, cancellable, error);
  if (array->sha256 != NULL && spec_embedding_check_unchanged (embedding, error))
    text = g_strdup (array->sha256);
  g_mutex_unlock (&array->digesting);
  return text;
}

typedef struct
{
  SpecEmbedding *embedding;
  GCancellable *cancellable;
} Ahead;

static gpointer
sum_ahead (gpointer data)
{
  Ahead *ahead = data;

  g_free (spec_embedding_dup_sha256 (ahead->embedding, ahead->cancellable, NULL)); /* who needs it asks again, and hears why not */
  spec_embedding_unref (ahead->embedding);
  g_clear_object (&ahead->cancellable);
  g_free (ahead);
  return NULL;
}

GThread *
spec_embedding_digest_ahead (SpecEmbedding *embedding, GCancellable *cancellable)
{
  Ahead *ahead = g_new (Ahead, 1);

  *ahead = (Ahead){ spec_embedding_ref (embedding), cancellable != NULL ? g_object_ref (cancellable) : NULL };
  return g_thread_new ("spec-digest", sum_ahead, ahead);
}
