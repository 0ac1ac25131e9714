#include "linalg/spec-block.h"

/* Rows whose lines of both layouts stay in the first-level cache while they are exchanged. */
#define CHUNK SPEC_PANEL_ROWS

/* Below this many values waking the team costs more than it saves. */
#define ALONE 100000

typedef struct
{
  const SpecMicrokernels *kernels;
  gsize n, columns, ld;
  const float *v;
  const double *w; /* instead of v */
  float *block;
  const float *sums;
  float scale;
  float *y;
} Exchange;

gsize
spec_block_get_width (gsize columns)
{
  return (columns + SPEC_BLOCK_UNIT - 1) / SPEC_BLOCK_UNIT * SPEC_BLOCK_UNIT;
}

gsize
spec_block_get_size (const SpecMicrokernels *kernels, gsize rows, gsize width)
{
  return (rows + CHUNK - 1) / CHUNK * CHUNK * width * kernels->block_factor;
}

float *
spec_block_get_rows (const SpecMicrokernels *kernels, float *block, gsize row, gsize width)
{
  return block + row * width * kernels->block_factor;
}

static void
copy_chunk (const Exchange *e, gsize first, gsize width, float *to)
{
  for (gsize j = 0; j < width; j++)
    for (gsize i = 0; i < CHUNK; i++)
      to[i * width + j] = j < e->columns && first + i < e->n ? e->v[j * e->ld + first + i] : 0;
}

static void
convert_chunk (const Exchange *e, gsize first, gsize width, float *to)
{
  for (gsize j = 0; j < width; j++)
    for (gsize i = 0; i < CHUNK; i++)
      to[i * width + j] = j < e->columns && first + i < e->n ? (float) e->w[j * e->ld + first + i] : 0;
}

static void
pack_chunk (gsize index, guint lane, gpointer data)
{
  const Exchange *e = data;
  gsize width = spec_block_get_width (e->columns), first = index * CHUNK;
  float *prepared = spec_block_get_rows (e->kernels, e->block, first, width);
  g_autofree float *room = e->kernels->prepare != NULL ? g_new (float, CHUNK * width) : NULL;
  float *rows = room != NULL ? room : prepared;

  if (e->v != NULL)
    copy_chunk (e, first, width, rows);
  else
    convert_chunk (e, first, width, rows);
  if (room != NULL)
    e->kernels->prepare (rows, width, prepared);
}

static void
unpack_chunk (gsize index, guint lane, gpointer data)
{
  const Exchange *e = data;
  gsize width = spec_block_get_width (e->columns), from = index * CHUNK, to = MIN (e->n, from + CHUNK);

  for (gsize j = 0; j < e->columns; j++)
    for (gsize i = from; i < to; i++)
      e->y[j * e->n + i] = e->scale * (e->y[j * e->n + i] + e->sums[i * width + j]);
}

static void
exchange (SpecTeam *team, gsize rows, SpecIndexFunc func, Exchange *e)
{
  gsize chunks = (rows + CHUNK - 1) / CHUNK;

  if (rows * e->columns >= ALONE)
    {
      spec_team_for (team, chunks, func, e);
      return;
    }
  for (gsize index = 0; index < chunks; index++)
    func (index, 0, e);
}

void
spec_block_pack (const SpecMicrokernels *kernels, SpecTeam *team, gsize n, gsize columns, const float *v, gsize rows, float *block)
{
  exchange (team, rows, pack_chunk, &(Exchange){ .kernels = kernels, .n = n, .columns = columns, .ld = n, .v = v, .block = block });
}

void
spec_block_pack_doubles (const SpecMicrokernels *kernels, SpecTeam *team, gsize n, gsize columns, const double *v, gsize ld,
                         float *block)
{
  exchange (team, n, pack_chunk, &(Exchange){ .kernels = kernels, .n = n, .columns = columns, .ld = ld, .w = v, .block = block });
}

void
spec_block_unpack (SpecTeam *team, gsize n, gsize columns, const float *block, float scale, float *y)
{
  exchange (team, n, unpack_chunk, &(Exchange){ .n = n, .columns = columns, .sums = block, .scale = scale, .y = y });
}
