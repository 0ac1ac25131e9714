/* Runs a target over the files of its corpus, whole, cut short and with bytes flipped: NAME FOLDER. */
#include <string.h>

#include "fuzz-input.h"

#define CUTS 24
#define FLIPS 200

static void
run_file (gconstpointer data)
{
  const char *path = data;
  g_autofree char *text = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (g_str_hash (strrchr (path, G_DIR_SEPARATOR)));
  gsize size;

  g_assert_true (g_file_get_contents (path, &text, &size, NULL));
  LLVMFuzzerTestOneInput ((const uint8_t *) text, size);
  for (guint i = 0; i < CUTS && size > 0; i++)
    LLVMFuzzerTestOneInput ((const uint8_t *) text, i < CUTS / 2 ? MIN (i, size) : (gsize) g_rand_int_range (random, 0, size));
  for (guint i = 0; i < FLIPS && size > 0; i++)
    {
      g_autofree char *changed = g_memdup2 (text, size);

      for (guint k = 0; k <= i % 3; k++)
        changed[g_rand_int_range (random, 0, MIN (size, i % 2 == 0 ? 160 : size))] ^= 1 << g_rand_int_range (random, 0, 8);
      LLVMFuzzerTestOneInput ((const uint8_t *) changed, size);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  dir = g_dir_open (argv[1], 0, NULL);
  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *test = g_strconcat ("/fuzz/", name, NULL);

      g_test_add_data_func_full (test, g_build_filename (argv[1], name, NULL), run_file, g_free);
    }

  return g_test_run ();
}
