#include "linalg/spec-panel.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/spec-error.h"
#include "base/spec-pages.h"
#include "linalg/spec-blas.h"
#include "linalg/spec-microkernels.h"

/* Below this many multiplications waking the team costs more than it saves. */
#define ALONE 200000

/* Doubles of a cache line. Shares are of whole ones: a vector that lies in two costs twice. */
#define LINE 8

/* Squared length of a direction, among those of unit columns, at which it is lost in rounding. Duals are made in single precision. */
#define LOST 1e-12
#define LOST_IN_METRIC 1e-5

/* What of a squared length may be left of a unit column without any of it, next to rounding, being an accident. */
#define SOUND 0.1

typedef struct
{
  gsize n, p, q, lds;
  double alpha, beta;
  const double *a, *b;
  double *c;
  double *parts;
} Panel;

static gboolean
get_share (gsize n, guint lane, guint lanes, gsize *from, gsize *count)
{
  gsize share = ((n + lanes - 1) / lanes + LINE - 1) / LINE * LINE;

  *from = MIN (n, lane * share);
  *count = MIN (n, *from + share) - *from;
  return *count > 0;
}

static void
inner_lane (guint lane, guint lanes, gpointer data)
{
  Panel *s = data;
  gsize from, count;
  double *part = s->parts + lane * s->p * s->q;

  if (get_share (s->n, lane, lanes, &from, &count))
    spec_microkernels_get_whole ()->inner_columns (count, s->n, s->a + from, s->p, s->b + from, s->q, part);
  else
    memset (part, 0, s->p * s->q * sizeof (double));
}

static gboolean
fail_memory (gsize p, gsize q, GError **error)
{
  g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("not enough memory for a product of %zu × %zu"), p, q);
  return FALSE;
}

gboolean
spec_panel_inner (SpecTeam *team, gsize n, const double *a, gsize p, const double *b, gsize q, double *out, GError **error)
{
  guint lanes = n * p * q < ALONE ? 1 : spec_team_get_lanes (team);
  g_autofree double *parts = spec_pages_new (MAX (1, p * q), lanes * sizeof (double));
  Panel panel = { .n = n, .p = p, .q = q, .a = a, .b = b, .parts = parts };

  if (p == 0 || q == 0)
    return TRUE;
  if (parts == NULL)
    return fail_memory (p, q, error);
  if (lanes == 1)
    inner_lane (0, 1, &panel);
  else
    spec_team_run (team, inner_lane, &panel);
  memcpy (out, parts, p * q * sizeof (double));
  for (guint lane = 1; lane < lanes; lane++)
    for (gsize i = 0; i < p * q; i++)
      out[i] += parts[lane * p * q + i];
  return TRUE;
}

static void
combine_lane (guint lane, guint lanes, gpointer data)
{
  Panel *s = data;
  gsize from, count;

  if (get_share (s->n, lane, lanes, &from, &count))
    spec_microkernels_get_whole ()->combine_columns (count, s->n, s->alpha, s->a + from, s->p, s->b, s->lds, s->q, s->beta,
                                                     s->c + from);
}

void
spec_panel_combine (SpecTeam *team, gsize n, double alpha, const double *a, gsize p, const double *s, gsize lds, gsize q,
                    double beta, double *c)
{
  Panel panel = { .n = n, .p = p, .q = q, .lds = lds, .alpha = alpha, .beta = beta, .a = a, .b = s, .c = c };

  if (p == 0 || q == 0)
    return;
  if (n * p * q < ALONE)
    combine_lane (0, 1, &panel);
  else
    spec_team_run (team, combine_lane, &panel);
}

typedef struct
{
  gsize size;
  const double *doubles_in;
  float *floats_out;
  const float *floats_in;
  double *doubles_out;
} Conversion;

static void
convert_lane (guint lane, guint lanes, gpointer data)
{
  Conversion *c = data;
  gsize from, count;

  get_share (c->size, lane, lanes, &from, &count);
  if (c->floats_out != NULL)
    for (gsize i = from; i < from + count; i++)
      c->floats_out[i] = (float) c->doubles_in[i];
  else
    for (gsize i = from; i < from + count; i++)
      c->doubles_out[i] = c->floats_in[i];
}

static void
convert (SpecTeam *team, Conversion *conversion)
{
  if (conversion->size < ALONE)
    convert_lane (0, 1, conversion);
  else
    spec_team_run (team, convert_lane, conversion);
}

void
spec_panel_to_float (SpecTeam *team, gsize size, const double *from, float *to)
{
  convert (team, &(Conversion){ .size = size, .doubles_in = from, .floats_out = to });
}

void
spec_panel_to_double (SpecTeam *team, gsize size, const float *from, double *to)
{
  convert (team, &(Conversion){ .size = size, .floats_in = from, .doubles_out = to });
}

double
spec_panel_length (gsize n, const double *column)
{
  double sum = 0;

  for (gsize i = 0; i < n; i++)
    sum += column[i] * column[i];
  return sqrt (sum);
}

/* What a pass needs beside the block, in one piece. */
typedef struct
{
  double *overlap; /* size x columns: the block in the basis */
  double *gram;    /* columns x columns: of the block */
  double *factor;  /* the same size */
  double *scale;   /* columns */
  double *values;  /* columns */
} Room;

static gboolean
room_init (Room *room, gsize size, gsize columns, GError **error)
{
  room->overlap = spec_pages_new (columns, (size + 2 * columns + 2) * sizeof (double));
  if (room->overlap == NULL)
    return fail_memory (size + columns, columns, error);
  room->gram = room->overlap + size * columns;
  room->factor = room->gram + columns * columns;
  room->scale = room->factor + columns * columns;
  room->values = room->scale + columns;
  return TRUE;
}

/* Factors F with F'GF = I for a Gram matrix G of unit columns: directions whose squared length is lost in rounding are left out.
 * Returns: how many columns F has. */
static gsize
factor_by_eigen (gsize k, const Room *room, double lost, GError **error)
{
  double *gram = room->gram, *values = room->values, *factor = room->factor;
  gsize rank = 0;

  if (!spec_blas_eigen (k, gram, values, error))
    return G_MAXSIZE;
  for (gsize j = 0; j < k; j++)
    {
      if (values[j] <= lost)
        continue;
      for (gsize i = 0; i < k; i++)
        factor[rank * k + i] = gram[j * k + i] / sqrt (values[j]);
      rank++;
    }
  return rank;
}

/* Turns the Gram matrix G of a block into factors F with F'GF = I: columns are scaled to length 1 first, so that small ones count as
 * much as large ones. Where the columns are far from dependent Cholesky's factor will do, which costs a tenth of the other.
 * @sound: (out): whether it did
 * Returns: how many columns F has. */
static gsize
factor_gram (gsize k, const Room *room, double lost, gboolean *sound, GError **error)
{
  double *gram = room->gram, *factor = room->factor, *scale = room->scale;
  gsize rank = k;

  for (gsize i = 0; i < k; i++)
    scale[i] = gram[i * k + i] > 0 ? 1 / sqrt (gram[i * k + i]) : 0;
  for (gsize j = 0; j < k; j++)
    for (gsize i = 0; i < k; i++)
      gram[j * k + i] *= scale[i] * scale[j];
  memcpy (factor, gram, k * k * sizeof (double));
  *sound = spec_blas_invert_root (k, factor, SOUND);
  if (!*sound)
    rank = factor_by_eigen (k, room, lost, error);
  if (rank == G_MAXSIZE)
    return rank;
  for (gsize j = 0; j < rank; j++)
    for (gsize i = 0; i < k; i++)
      factor[j * k + i] *= scale[i];
  return rank;
}

/* Whether no column lost more than its rounding bears when what it had of the basis was taken away.
 * @gram: of what is left */
static gboolean
keeps_length (gsize columns, gsize size, const double *overlap, const double *gram)
{
  for (gsize j = 0; j < columns; j++)
    {
      double left = gram[j * columns + j], gone = spec_panel_length (size, overlap + j * size);

      if (!(left >= SOUND * (left + gone * gone)))
        return FALSE;
    }
  return TRUE;
}

/* One pass of it: of the block, and of its duals by the same coefficients.
 * @sound: (out): whether a second pass would change nothing but rounding */
static gsize
orthonormalise_once (SpecTeam *team, gsize n, const double *basis, const double *duals, gsize size, double *block,
                     double *block_duals, gsize columns, const Room *small, double *room, gboolean *sound, GError **error)
{
  gboolean metric = duals != NULL, kept;

  if (!spec_panel_inner (team, n, metric ? duals : basis, size, block, columns, small->overlap, error))
    return G_MAXSIZE;
  spec_panel_combine (team, n, -1, basis, size, small->overlap, size, columns, 1, block);
  if (metric)
    spec_panel_combine (team, n, -1, duals, size, small->overlap, size, columns, 1, block_duals);
  if (!spec_panel_inner (team, n, block, columns, metric ? block_duals : block, columns, small->gram, error))
    return G_MAXSIZE;
  kept = keeps_length (columns, size, small->overlap, small->gram);
  gsize rank = factor_gram (columns, small, metric ? LOST_IN_METRIC : LOST, sound, error);
  if (rank == G_MAXSIZE)
    return rank;
  *sound = *sound && kept && !metric; /* duals are of single precision */
  spec_panel_combine (team, n, 1, block, columns, small->factor, columns, rank, 0, room);
  memcpy (block, room, n * rank * sizeof (double));
  if (!metric)
    return rank;
  spec_panel_combine (team, n, 1, block_duals, columns, small->factor, columns, rank, 0, room);
  memcpy (block_duals, room, n * rank * sizeof (double));
  return rank;
}

gsize
spec_panel_orthonormalise_metric (SpecTeam *team, gsize n, const double *basis, const double *duals, gsize size, double *block,
                                  double *block_duals, gsize columns, GError **error)
{
  g_autofree double *room = NULL, *held = NULL;
  gboolean sound = FALSE;
  Room small = { 0 };

  if (columns == 0)
    return 0;
  room = spec_pages_new (n, columns * sizeof (double));
  if (!(room != NULL || fail_memory (n, columns, error)) || !room_init (&small, size, columns, error))
    return G_MAXSIZE;
  held = small.overlap;
  for (int pass = 0; pass < 2 && columns > 0 && !sound; pass++)
    {
      columns = orthonormalise_once (team, n, basis, duals, size, block, block_duals, columns, &small, room, &sound, error);
      if (columns == G_MAXSIZE)
        break;
    }
  return columns;
}

gsize
spec_panel_orthonormalise (SpecTeam *team, gsize n, const double *basis, gsize size, double *block, gsize columns, GError **error)
{
  return spec_panel_orthonormalise_metric (team, n, basis, NULL, size, block, NULL, columns, error);
}
