/* Writes a .npy of float32 rows in 50 clusters, block by block, so that it may be larger than the memory:
 * bench-make ROWS COLUMNS SEED MERGE FILE. Two files of one number of rows have the same clusters but for MERGE: how many of
 * them are one there. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/spec-random.h"

#define CLUSTERS 50
#define BLOCK 4096
#define SPREAD 0.5f
#define SALT 1000 /* between the seeds of centres and noise */

typedef struct
{
  gsize rows, columns;
  guint merge;
  float *centres;
  GRand *labels, *noise;
} Cloud;

static void
write_header (FILE *file, const Cloud *cloud)
{
  g_autofree char *text = g_strdup_printf ("{'descr': '%sf4', 'fortran_order': False, 'shape': (%zu, %zu), }",
                                           G_BYTE_ORDER == G_LITTLE_ENDIAN ? "<" : ">", cloud->rows, cloud->columns);
  guint8 start[10] = "\x93NUMPY\x01";
  guint length = 118; /* header and all before it: 128 */

  g_assert_cmpuint (strlen (text), <, length);
  start[8] = (guint8) length;
  fwrite (start, 1, sizeof start, file);
  fprintf (file, "%-*s\n", (int) length - 1, text);
}

static void
fill_block (Cloud *cloud, float *block, gsize count)
{
  spec_random_fill_normal (cloud->noise, block, count * cloud->columns);
  for (gsize i = 0; i < count; i++)
    {
      const float *centre = cloud->centres + (guint) g_rand_int_range (cloud->labels, 0, CLUSTERS) / cloud->merge * cloud->columns;

      for (gsize j = 0; j < cloud->columns; j++)
        block[i * cloud->columns + j] = centre[j] + SPREAD * block[i * cloud->columns + j];
    }
}

static void
write_cloud (Cloud *cloud, const char *path)
{
  FILE *file = fopen (path, "wb");
  g_autofree float *block = g_new (float, BLOCK *cloud->columns);

  if (file == NULL)
    g_error ("%s: cannot be written", path);
  write_header (file, cloud);
  for (gsize first = 0; first < cloud->rows; first += BLOCK)
    {
      gsize count = MIN (BLOCK, cloud->rows - first);

      fill_block (cloud, block, count);
      if (fwrite (block, cloud->columns * sizeof *block, count, file) != count)
        g_error ("%s: the disk is full", path);
    }
  if (fclose (file) != 0)
    g_error ("%s: the disk is full", path);
}

int
main (int argc, char **argv)
{
  Cloud cloud = { 0 };
  guint64 seed;
  GRand *centres;

  if (argc != 6)
    g_error ("expected ROWS COLUMNS SEED MERGE FILE");
  cloud.rows = g_ascii_strtoull (argv[1], NULL, 10);
  cloud.columns = g_ascii_strtoull (argv[2], NULL, 10);
  seed = g_ascii_strtoull (argv[3], NULL, 10);
  cloud.merge = (guint) g_ascii_strtoull (argv[4], NULL, 10);
  g_assert_true (cloud.rows > 0 && cloud.columns > 0 && cloud.merge > 0);

  cloud.labels = spec_random_new (0, SPEC_STREAM_ROWS); /* the same in both files */
  cloud.noise = spec_random_new (seed + SALT, SPEC_STREAM_ROWS);
  cloud.centres = g_new (float, CLUSTERS *cloud.columns);
  centres = spec_random_new (seed, SPEC_STREAM_ROWS);
  spec_random_fill_normal (centres, cloud.centres, CLUSTERS * cloud.columns);
  write_cloud (&cloud, argv[5]);
  g_rand_free (centres);
  g_rand_free (cloud.labels);
  g_rand_free (cloud.noise);
  g_free (cloud.centres);

  return 0;
}
