#include "map/spec-graph.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "base/spec-error.h"

typedef struct
{
  guint32 index;
  float weight;
} Edge;

static int
compare_edges (gconstpointer a, gconstpointer b)
{
  guint32 left = ((const Edge *) a)->index, right = ((const Edge *) b)->index;

  return left < right ? -1 : left > right;
}

/* A directed graph's edges, by where they start or by where they end, each list ascending. */
typedef struct
{
  gsize *starts;
  Edge *edges;
} Lists;

static gboolean
lists_init (Lists *lists, gsize count, gsize edges)
{
  *lists = (Lists){ g_try_new0 (gsize, count + 2), g_try_new (Edge, edges) };
  return lists->starts != NULL && lists->edges != NULL;
}

static void
lists_clear (Lists *lists)
{
  g_free (lists->starts);
  g_free (lists->edges);
}

static void
fill_outgoing (Lists *lists, const SpecNeighbours *neighbours, const float *weights)
{
  gsize k = neighbours->k;

  for (gsize i = 0; i < neighbours->count; i++)
    {
      for (gsize p = i * k; p < (i + 1) * k; p++)
        lists->edges[p] = (Edge){ neighbours->indices[p], weights[p] };
      qsort (lists->edges + i * k, k, sizeof (Edge), compare_edges);
      lists->starts[i + 1] = (i + 1) * k;
    }
}

/* By counting: starts[j + 1] is first where list j is filled next, then where it ends. */
static void
fill_incoming (Lists *lists, const SpecNeighbours *neighbours, const float *weights)
{
  gsize n = neighbours->count, k = neighbours->k;

  for (gsize p = 0; p < n * k; p++)
    lists->starts[neighbours->indices[p] + 2]++;
  for (gsize j = 0; j < n; j++)
    lists->starts[j + 1] += lists->starts[j];
  for (gsize i = 0; i < n; i++)
    for (gsize p = i * k; p < (i + 1) * k; p++)
      lists->edges[lists->starts[neighbours->indices[p] + 1]++] = (Edge){ (guint32) i, weights[p] };
}

/* Appends the union of both lists of vertex @i. */
static void
join_row (SpecGraph *graph, gsize i, const Lists *out, const Lists *in, SpecGraphJoin join)
{
  const Edge *a = out->edges + out->starts[i], *a_end = out->edges + out->starts[i + 1];
  const Edge *b = in->edges + in->starts[i], *b_end = in->edges + in->starts[i + 1];
  gsize at = graph->starts[i];

  while (a < a_end || b < b_end)
    {
      gboolean has_a = a < a_end && (b == b_end || a->index <= b->index);
      gboolean has_b = b < b_end && (a == a_end || b->index <= a->index);
      guint32 other = has_a ? a->index : b->index;
      double own = has_a ? (a++)->weight : 0, others = has_b ? (b++)->weight : 0;

      graph->columns[at] = other;
      graph->weights[at++] = (float) (other > i ? join (own, others) : join (others, own));
    }
  graph->starts[i + 1] = at;
}

SpecGraph *
spec_graph_new (const SpecNeighbours *neighbours, const float *weights, SpecGraphJoin join, GError **error)
{
  gsize n = neighbours->count, edges = n * neighbours->k;
  g_autoptr (SpecGraph) graph = g_new0 (SpecGraph, 1);
  Lists out, in;
  gboolean out_ready = lists_init (&out, n, edges), ready = lists_init (&in, n, edges) && out_ready;

  graph->count = n;
  graph->starts = g_try_new0 (gsize, n + 1);
  graph->columns = g_try_new (guint32, 2 * edges);
  graph->weights = g_try_new (float, 2 * edges);
  ready = ready && graph->starts != NULL && graph->columns != NULL && graph->weights != NULL;
  if (ready)
    {
      fill_outgoing (&out, neighbours, weights);
      fill_incoming (&in, neighbours, weights);
      for (gsize i = 0; i < n; i++)
        join_row (graph, i, &out, &in, join);
    }
  else
    g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY,
                 _ ("not enough memory for the %zu nearest neighbours of %zu samples"), neighbours->k, n);
  lists_clear (&out);
  lists_clear (&in);
  return ready ? g_steal_pointer (&graph) : NULL;
}

void
spec_graph_free (SpecGraph *graph)
{
  if (graph == NULL)
    return;
  g_free (graph->starts);
  g_free (graph->columns);
  g_free (graph->weights);
  g_free (graph);
}

double
spec_graph_sum (const SpecGraph *graph)
{
  double sum = 0;

  for (gsize i = 0; i < graph->starts[graph->count]; i++)
    sum += graph->weights[i];
  return sum;
}

void
spec_graph_scale (SpecGraph *graph, double factor)
{
  for (gsize i = 0; i < graph->starts[graph->count]; i++)
    graph->weights[i] = (float) (graph->weights[i] * factor);
}
