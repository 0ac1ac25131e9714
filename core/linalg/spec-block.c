#include "linalg/spec-block.h"

/* Rows whose lines of both layouts stay in the first-level cache while they are exchanged. */
#define CHUNK 64

/* Below this many values waking the team costs more than it saves. */
#define ALONE 100000

typedef struct
{
  gsize n, columns, rows;
  const float *v;
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

static void
pack_chunk (gsize index, guint lane, gpointer data)
{
  const Exchange *e = data;
  gsize width = spec_block_get_width (e->columns), from = index * CHUNK, to = MIN (e->rows, from + CHUNK);

  for (gsize j = 0; j < width; j++)
    for (gsize i = from; i < to; i++)
      e->block[i * width + j] = j < e->columns && i < e->n ? e->v[j * e->n + i] : 0;
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
spec_block_pack (SpecTeam *team, gsize n, gsize columns, const float *v, gsize rows, float *block)
{
  exchange (team, rows, pack_chunk, &(Exchange){ .n = n, .columns = columns, .rows = rows, .v = v, .block = block });
}

void
spec_block_unpack (SpecTeam *team, gsize n, gsize columns, const float *block, float scale, float *y)
{
  exchange (team, n, unpack_chunk, &(Exchange){ .n = n, .columns = columns, .sums = block, .scale = scale, .y = y });
}
