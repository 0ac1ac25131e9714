/* How long `compute` takes and how much memory: bench-compute [X Y], by default on two made clouds of 1,713 rows, 1,280
 * columns. Run by `meson test --benchmark`; it prints and judges nothing. */
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>

#include "base/spec-random.h"
#include "report/spec-npy-writer.h"

#define ROUNDS 3

/** Unequal clusters, others in each embedding, in noise. */
static void
write_cloud (const char *path, gsize n, gsize d, guint64 seed)
{
  GRand *random = spec_random_new (seed, SPEC_STREAM_ROWS);
  g_autofree float *rows = g_new (float, n * d);
  g_autofree float *centres = g_new (float, 40 * d);

  spec_random_fill_normal (random, centres, 40 * d);
  spec_random_fill_normal (random, rows, n * d);
  for (gsize i = 0; i < n; i++)
    {
      gsize cluster = i * i * seed % 1009 * 40 / 1009;

      for (gsize k = 0; k < d; k++)
        rows[i * d + k] += 1.5f * centres[cluster * d + k];
    }
  g_assert_true (spec_npy_write_floats (path, rows, n, d, NULL));
  g_rand_free (random);
}

static void
print_costs (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "result.json", NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *root, *seconds;

  g_assert_true (json_parser_load_from_file (parser, path, NULL));
  root = json_node_get_object (json_parser_get_root (parser));
  seconds = json_object_get_object_member (root, "seconds");
  g_print ("compute, %s: load %.2f s, solve %.2f s, figures %.2f s, total %.2f s, %" G_GINT64_FORMAT
           " block products, %.0f MB\n",
           json_object_get_string_member (root, "method_used"), json_object_get_double_member (seconds, "load"),
           json_object_get_double_member (seconds, "solve"), json_object_get_double_member (seconds, "figures"),
           json_object_get_double_member (seconds, "total"), json_object_get_int_member (root, "block_products"),
           (double) json_object_get_int_member (root, "peak_memory_bytes") / 1e6);
}

static void
run (const char *x, const char *y, const char *output, const char *method)
{
  const char *arguments[]
      = { g_getenv ("SPEC_PROGRAM"), "compute", x, y, "-o", output, "--method", method, "--quiet", NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
  print_costs (output);
}

static void
remove_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  for (const char *name = dir != NULL ? g_dir_read_name (dir) : NULL; name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      remove_files (path);
      g_remove (path);
    }
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_autofree char *base = g_dir_make_tmp ("spec-bench-XXXXXX", NULL), *output = g_build_filename (base, "out", NULL);
  g_autofree char *x = g_build_filename (base, "x.npy", NULL), *y = g_build_filename (base, "y.npy", NULL);

  g_assert_nonnull (g_getenv ("SPEC_PROGRAM"));
  if (argc < 3)
    {
      write_cloud (x, 1713, 1280, 3);
      write_cloud (y, 1713, 1280, 7);
    }
  for (guint round = 0; round < ROUNDS; round++)
    run (argc < 3 ? x : argv[1], argc < 3 ? y : argv[2], output, "exact");
  run (argc < 3 ? x : argv[1], argc < 3 ? y : argv[2], output, "rff");
  remove_files (base);
  return 0;
}
