#include "map/spec-umap.h"

#include <glib/gi18n-lib.h>

#include "base/spec-error.h"
#include "base/spec-progress-span.h"
#include "base/spec-random.h"
#include "map/spec-fuzzy-graph.h"
#include "map/spec-umap-curve.h"

#define NEGATIVES 5      /* points pushed away from for each neighbour drawn to */
#define FARTHEST 4.0f    /* of a coordinate, at the full rate */
#define START_SPREAD 2.5 /* standard deviation of x at the start: about 10 from end to end */
#define AT_STEPS 0.15    /* share of the work that the neighbours take */

/* An edge from one end; each is there from both. */
typedef struct
{
  guint32 from, to;
  float period;    /* steps between two of its turns */
  float next;      /* the step of its next turn */
  float next_push; /* counted in steps too: how many pushes are due */
} Edge;

typedef struct
{
  float *positions; /* borrowed */
  gsize count;
  Edge *edges;
  gsize edge_count;
  SpecUmapCurve curve;
  guint64 state; /* of the generator */
} Walk;

/* Xorshift* (Vigna 2016). Returns: 0 … count - 1. */
static guint32
draw (Walk *walk)
{
  walk->state ^= walk->state >> 12;
  walk->state ^= walk->state << 25;
  walk->state ^= walk->state >> 27;
  return (guint32) (((walk->state * G_GUINT64_CONSTANT (2685821657736338717)) >> 32) * walk->count >> 32);
}

/* An edge has its turn in proportion to its weight, the heaviest at every step; those that would not have one at all
 * are left out. */
static gboolean
walk_init (Walk *walk, SpecMapJob *job, const SpecGraph *graph, GError **error)
{
  const SpecProjectionParams *params = &job->projection->params;
  GRand *random = spec_random_new (params->seed, SPEC_STREAM_MAP);
  float heaviest = 0;

  *walk = (Walk){ .positions = job->projection->positions,
                  .count = graph->count,
                  .edges = g_try_new (Edge, graph->starts[graph->count]),
                  .curve = spec_umap_curve_fit (params->min_dist),
                  .state = (guint64) g_rand_int (random) << 32 | g_rand_int (random) | 1 };
  g_rand_free (random);
  if (walk->edges == NULL)
    {
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("not enough memory for %zu samples"), graph->count);
      return FALSE;
    }
  for (gsize e = 0; e < graph->starts[graph->count]; e++)
    heaviest = MAX (heaviest, graph->weights[e]);
  for (gsize i = 0; i < graph->count; i++)
    for (gsize e = graph->starts[i]; e < graph->starts[i + 1]; e++)
      if (graph->weights[e] > 0 && graph->weights[e] * (float) params->steps >= heaviest)
        {
          float period = heaviest / graph->weights[e];

          walk->edges[walk->edge_count++]
              = (Edge){ (guint32) i, graph->columns[e], period, period, period / NEGATIVES };
        }
  return TRUE;
}

static inline float
limit (float move)
{
  return CLAMP (move, -FARTHEST, FARTHEST);
}

static inline float
get_square (const float *a, const float *b)
{
  return (a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]);
}

static void
draw_together (const Walk *walk, float *a, float *b, float rate)
{
  float square = get_square (a, b), pull = square > 0 ? spec_umap_curve_pull (&walk->curve, square) : 0;

  for (int k = 0; k < 2; k++)
    {
      float move = rate * limit (pull * (a[k] - b[k]));

      a[k] += move;
      b[k] -= move;
    }
}

/* Moves @from away from @count points drawn at random, from where it is now: the reference program moves it after each,
 * which matters only where several of them are near. */
static void
push_away (Walk *walk, guint32 from, guint count, float rate)
{
  float *own = walk->positions + 2 * from, moved[2] = { 0 };
  float apart[2][SPEC_UMAP_PUSHES] = { 0 }, squares[SPEC_UMAP_PUSHES] = { 0 }, factors[SPEC_UMAP_PUSHES];

  for (guint i = 0; i < count; i++)
    {
      const float *other = walk->positions + 2 * (gsize) draw (walk);

      apart[0][i] = own[0] - other[0];
      apart[1][i] = own[1] - other[1];
      squares[i] = apart[0][i] * apart[0][i] + apart[1][i] * apart[1][i];
    }
  spec_umap_curve_push (&walk->curve, squares, factors);
  for (guint i = 0; i < count; i++)
    for (int k = 0; k < 2; k++)
      moved[k] += limit (factors[i] * apart[k][i]);
  own[0] += rate * moved[0];
  own[1] += rate * moved[1];
}

static void
take_turn (Walk *walk, Edge *edge, float step, float rate)
{
  float between = edge->period / NEGATIVES;
  guint due = (guint) ((step - edge->next_push) / between);

  draw_together (walk, walk->positions + 2 * edge->from, walk->positions + 2 * edge->to, rate);
  edge->next += edge->period;
  edge->next_push += (float) due * between;
  for (; due > 0; due -= MIN (due, SPEC_UMAP_PUSHES))
    push_away (walk, edge->from, MIN (due, SPEC_UMAP_PUSHES), rate);
}

static void
walk_all (Walk *walk, SpecMapJob *job)
{
  guint steps = job->projection->params.steps;

  for (guint step = 0; spec_map_job_step (job, step) && step < steps; step++)
    for (gsize e = 0; e < walk->edge_count; e++)
      if (walk->edges[e].next <= (float) step)
        take_turn (walk, &walk->edges[e], (float) step, 1 - (float) step / (float) steps);
}

gboolean
spec_umap_lay_out (SpecMapJob *job, GError **error)
{
  SpecProjectionParams *params = &job->projection->params;
  SpecProgressSpan near = { job->progress, SPEC_STAGE_MAP, 0, AT_STEPS };
  SpecProgressSpan rest = { job->progress, SPEC_STAGE_MAP, AT_STEPS, 1 };
  SpecProgress near_progress = spec_progress_span_get (&near), rest_progress = spec_progress_span_get (&rest);
  const SpecProgress *outer = job->progress;
  Walk walk = { 0 };

  params->neighbours = (guint) MIN (params->neighbours, job->points->count);
  spec_map_job_start (job, START_SPREAD);
  g_autoptr (SpecGraph) graph
      = spec_fuzzy_graph_find (job->points, params->neighbours, job->team, job->end, &near_progress, error);
  gboolean ready = graph != NULL && walk_init (&walk, job, graph, error);

  job->progress = &rest_progress;
  if (ready)
    walk_all (&walk, job);
  job->progress = outer;
  g_free (walk.edges);
  return ready && !g_cancellable_set_error_if_cancelled (job->cancellable, error);
}
