/* The check for values that cannot be used: it reads every one. */
#include "embedding/spec-embedding.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/spec-error.h"
#include "base/spec-team.h"
#include "embedding/spec-embedding-private.h"
#include "embedding/spec-embedding-rows.h"
#include "embedding/spec-file-label.h"

/* What is read between two looks at the cancellable: fits in the second-level cache. */
#define BLOCK_BYTES (512 * 1024)
#define TEAM_BYTES (16 * 1024 * 1024)

typedef struct
{
  gsize bad, first_bad;   /* rows with a value that is not finite */
  gsize zero, first_zero; /* rows of zeros only */
} Tally;

/* The largest magnitude among the bits of a row: 0 for a row of zeros, the exponent all ones for infinity and NaN.
 * Integers compare as the floats do, and the loop vectorises. */
static gint32
find_largest_bits (const float *row, gsize columns)
{
  gint32 largest = 0;

  for (gsize i = 0; i < columns; i++)
    {
      gint32 bits;

      memcpy (&bits, row + i, sizeof bits);
      bits &= G_MAXINT32;
      largest = MAX (largest, bits);
    }

  return largest;
}

static void
tally_row (Tally *tally, gsize index, const float *row, gsize columns)
{
  gint32 largest = find_largest_bits (row, columns);

  if (largest >= 0x7f800000 && tally->bad++ == 0)
    tally->first_bad = index;
  if (largest == 0 && tally->zero++ == 0)
    tally->first_zero = index;
}

static char *
dup_label (const SpecEmbedding *embedding)
{
  const char *path = spec_embedding_get_path (embedding);

  return path != NULL ? spec_file_label_new (path, spec_embedding_get_array (embedding))
                      : g_strdup (spec_embedding_get_name (embedding));
}

static gboolean
judge (const SpecEmbedding *embedding, const Tally *tally, gboolean need_norm, GError **error)
{
  g_autofree char *label = dup_label (embedding);

  if (tally->bad > 0)
    g_set_error (error, SPEC_ERROR, SPEC_ERROR_VALUE,
                 ngettext ("%s: %zu row is not finite (first: %zu"
                           "): expected finite numbers up to 3.4e38, found NaN, infinity or more",
                           "%s: %zu rows are not finite (first: %zu"
                           "): expected finite numbers up to 3.4e38, found NaN, infinity or more",
                           tally->bad),
                 label, tally->bad, tally->first_bad);
  else if (need_norm && tally->zero > 0)
    g_set_error (error, SPEC_ERROR, SPEC_ERROR_VALUE,
                 ngettext ("%s: %zu row has no direction (first: %zu"
                           "): the cosine kernel expected a length above 0, found only zeros",
                           "%s: %zu rows have no direction (first: %zu"
                           "): the cosine kernel expected a length above 0, found only zeros",
                           tally->zero),
                 label, tally->zero, tally->first_zero);
  else
    return TRUE;

  return FALSE;
}

/* What the lanes that check an embedding share. */
typedef struct
{
  const SpecEmbedding *embedding;
  gsize step; /* rows of a block */
  float *blocks;
  Tally *tallies; /* of each lane */
  GCancellable *cancellable;
} Check;

static void
check_blocks (guint lane, guint lanes, gpointer data)
{
  Check *check = data;
  gsize samples = spec_embedding_get_samples (check->embedding), columns = spec_embedding_get_dimensions (check->embedding);
  float *block = check->blocks + lane * check->step * columns;

  for (gsize first = lane * check->step; first < samples; first += lanes * check->step)
    {
      gsize count = MIN (check->step, samples - first);

      if (g_cancellable_is_cancelled (check->cancellable))
        return;
      spec_embedding_read_rows (check->embedding, first, count, block);
      for (gsize i = 0; i < count; i++)
        tally_row (&check->tallies[lane], first + i, block + i * columns, columns);
    }
}

static void
tally_add (Tally *sum, const Tally *part)
{
  if (part->bad > 0)
    sum->first_bad = sum->bad > 0 ? MIN (sum->first_bad, part->first_bad) : part->first_bad;
  if (part->zero > 0)
    sum->first_zero = sum->zero > 0 ? MIN (sum->first_zero, part->first_zero) : part->first_zero;
  sum->bad += part->bad;
  sum->zero += part->zero;
}

/* Threads are worth their start only where there is much to read. */
static SpecTeam *
new_team (gsize samples, gsize columns)
{
  return spec_team_new (samples * columns * sizeof (float) > TEAM_BYTES ? 0 : 1);
}

gboolean
spec_embedding_check (const SpecEmbedding *embedding, gboolean need_norm, GCancellable *cancellable, GError **error)
{
  g_autoptr (SpecTeam) team = NULL;
  g_autofree float *blocks = NULL;
  g_autofree Tally *tallies = NULL;
  gsize samples, columns, lanes;
  Tally sum = { 0 };
  Check check = { .embedding = embedding, .cancellable = cancellable };

  g_return_val_if_fail (embedding != NULL, FALSE);

  samples = spec_embedding_get_samples (embedding);
  columns = spec_embedding_get_dimensions (embedding);
  team = new_team (samples, columns);
  lanes = spec_team_get_lanes (team);
  check.step = CLAMP (BLOCK_BYTES / (columns * sizeof *blocks), 1, samples);
  check.blocks = blocks = g_try_malloc_n (lanes * check.step, columns * sizeof *blocks);
  check.tallies = tallies = g_new0 (Tally, lanes);
  if (blocks == NULL)
    {
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("%s: not enough memory to read a row of it: %.1f MB needed"),
                   spec_embedding_get_name (embedding), (double) columns * sizeof *blocks / 1e6);
      return FALSE;
    }

  spec_team_run (team, check_blocks, &check);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  for (gsize lane = 0; lane < lanes; lane++)
    tally_add (&sum, &tallies[lane]);

  return spec_embedding_check_unchanged (embedding, error) && judge (embedding, &sum, need_norm, error);
}

gboolean
spec_embedding_check_rows (const SpecEmbedding *embedding, const guint32 *indices, gsize count)
{
  gsize columns = spec_embedding_get_dimensions (embedding), step = CLAMP (BLOCK_BYTES / (columns * sizeof (float)), 1, count);
  g_autofree float *block = g_try_malloc_n (step * columns, sizeof *block);
  Tally tally = { 0 };

  spec_array_data_expect_rows (embedding->data, indices, count);
  for (gsize first = 0; block != NULL && first < count; first += step)
    {
      gsize rows = MIN (step, count - first);

      spec_embedding_gather_rows (embedding, indices + first, rows, block);
      for (gsize i = 0; i < rows; i++)
        tally_row (&tally, indices[first + i], block + i * columns, columns);
    }

  return block != NULL && tally.bad == 0;
}

gboolean
spec_embedding_check_unchanged (const SpecEmbedding *embedding, GError **error)
{
  g_return_val_if_fail (embedding != NULL, FALSE);

  return embedding->data->mapping == NULL || spec_file_mapping_check_unchanged (embedding->data->mapping, error);
}
