/* Files that cannot be read to their end: each call fails once, reads give a byte at a time, or a page of a mapping is not there, as on a
 * disk that is worn out. It is told which file it is, and why; never are zeros taken for values. */
#include <errno.h>
#include <string.h>

#include "failing.h"
#include "faulty-run.h"
#include "embedding/spec-embedding.h"
#include "large-files.h"
#include "samples/spec-samples.h"
#include "spec-faults-config.h"

#define ROWS 20000
#define FEW 50 /* where each byte is read by itself */

static FaultyRun
read_file (const LargeFile *file, TestFolder *folder, const char *path, const Fault *fault)
{
  const char *const words[] = { SPEC_FAULT_SUBJECT, file->list ? "images" : "embedding", path, "1", NULL };

  return faulty_run (words, folder->path, fault);
}

static void
assert_told (const char *message, const char *path, int code)
{
  if (!g_str_has_prefix (message, path) || strstr (message, g_strerror (code)) == NULL || strchr (message, '\n') != NULL)
    g_error ("expected one line with %s and “%s”, found: %s", path, g_strerror (code), message);
}

static void
test_calls (gconstpointer data)
{
  static const int codes[] = { EIO, ENOMEM, EACCES };
  const LargeFile *file = large_file_find (data);
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *path = large_file_write (file, folder, FEW);
  Fault fault = { 0, EIO, FALSE, 2 };
  FaultyRun read = read_file (file, folder, path, &fault);
  guint told = 0;

  if (read.status != 0)
    g_error ("a byte at a time: %s", read.message);
  faulty_run_clear (&read);
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      gboolean happened = TRUE;

      fault = (Fault){ 1, codes[i], FALSE, 1 };
      for (; happened; fault.at++)
        {
          read = read_file (file, folder, path, &fault);
          happened = read.happened;
          g_assert_cmpint (read.status, ==, happened ? 1 : 0);
          if (happened && codes[i] != EACCES) /* of that it is told in other words */
            assert_told (read.message, path, codes[i]);
          told += happened ? 1 : 0;
          faulty_run_clear (&read);
        }
    }
  g_assert_cmpuint (told, >=, 2 * G_N_ELEMENTS (codes)); /* opened and mapped */
  g_test_message ("%s: %u faults", file->name, told);
}

static void
test_pages (gconstpointer data)
{
  static const double shares[] = { 0, 0.02, 0.3, 0.7, 0.95 };
  const LargeFile *file = large_file_find (data);
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *path = large_file_write (file, folder, ROWS);

  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SpecEmbedding) embedding = NULL;
      g_autoptr (SpecSamples) samples = NULL;

      failing_set_sound (shares[i]);
      failing_arm (FAILING_DISK, 1);
      if (file->list)
        samples = spec_samples_load_images (path, NULL, NULL, &error);
      else
        embedding = spec_embedding_load (path, NULL, &error);
      if (embedding != NULL)
        g_assert_false (spec_embedding_check (embedding, FALSE, NULL, &error));
      g_assert_cmpuint (failing_disarm (), >=, 1);
      g_assert_null (samples);
      g_assert_nonnull (error);
      assert_told (error->message, path, EIO);
    }
}

static const char *const files[]
    = { "a.npy", "a.npz", "a.safetensors", "a.csv", "a.txt", "a.bin", "a.fvecs", "images.txt", "images.csv", "images.npy" };

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *calls = g_strconcat ("/faults/reads/calls/", files[i], NULL),
                      *pages = g_strconcat ("/faults/reads/pages/", files[i], NULL);

      g_test_add_data_func (calls, files[i], test_calls);
      g_test_add_data_func (pages, files[i], test_pages);
    }

  return g_test_run ();
}
