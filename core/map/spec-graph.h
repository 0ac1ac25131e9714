/* A weighted graph without direction, of nearest neighbours: a sparse symmetric matrix, its rows one after the other.
 */
#pragma once

#include <glib.h>

#include "agreement/spec-neighbours.h"

G_BEGIN_DECLS

typedef struct
{
  gsize count;      /* vertices */
  gsize *starts;    /* count + 1: where each row begins */
  guint32 *columns; /* ascending in each row */
  float *weights;
} SpecGraph;

/** What becomes of the weights of i to j and of j to i, the one of the lower index first; 0 for one that is
 * not there. */
typedef double (*SpecGraphJoin) (double forth, double back);

/**
 * spec_graph_new:
 * @weights: (array): as neighbours->indices: of each row to each of its neighbours
 *
 * Returns: (transfer full): an edge wherever one is a neighbour of the other, or NULL with SPEC_ERROR_MEMORY
 */
SpecGraph *spec_graph_new (const SpecNeighbours *neighbours, const float *weights, SpecGraphJoin join, GError **error);
/** @graph: (nullable) (transfer full): with its three arrays */
void spec_graph_free (SpecGraph *graph);

/** Returns: the sum of all weights, both directions. */
double spec_graph_sum (const SpecGraph *graph);

/** Multiplies all weights. */
void spec_graph_scale (SpecGraph *graph, double factor);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecGraph, spec_graph_free)

G_END_DECLS
