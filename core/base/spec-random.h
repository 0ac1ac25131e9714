/* Every random choice of the program: streams that depend on the recorded seed and a stream number alone. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** What a stream is for: two uses never share numbers. */
typedef enum
{
  SPEC_STREAM_ROWS,      /* preview and subsamples */
  SPEC_STREAM_START,     /* starting vectors of the eigensolver */
  SPEC_STREAM_FEATURE_X, /* frequencies of X */
  SPEC_STREAM_FEATURE_Y,
  SPEC_STREAM_EVIDENCE,
  SPEC_STREAM_ALIGN, /* batches of SPEC-align */
  SPEC_STREAM_MAP, /* layouts of maps */
  SPEC_STREAM_AGREEMENT, /* bootstrap over samples, shuffled rows */
  SPEC_STREAM_KMEANS,
  SPEC_STREAM_HALVES,  /* of the rows, for the sampling error */
  SPEC_STREAM_SHUFFLE, /* the order of Y's rows in the shuffled reference */
} SpecStream;

/** Returns: (transfer full): a generator; free with g_rand_free(). */
GRand *spec_random_new (guint64 seed, SpecStream stream);

/** Returns: (transfer full): the generator of one repetition out of several, each with numbers of its own. */
GRand *spec_random_new_part (guint64 seed, SpecStream stream, guint32 part);

/** Returns: (transfer full) (nullable): 0 … @count - 1 in random order (Fisher and Yates); NULL where there is no memory for it */
guint32 *spec_random_permute (GRand *random, gsize count);

/** Fills @values with independent N(0, 1) numbers (Box-Muller). */
void spec_random_fill_normal (GRand *random, float *values, gsize count);

/** Each 1 or -1, which is as good for the start of an iteration, and takes one number of the generator for 32 of them. */
void spec_random_fill_signs (GRand *random, float *values, gsize count);

/** Returns: (transfer full): @count different rows out of @total, ascending (Floyd's method); NULL where there is no memory for it */
guint32 *spec_random_choose_rows (guint64 seed, gsize total, gsize count, GError **error);

G_END_DECLS
