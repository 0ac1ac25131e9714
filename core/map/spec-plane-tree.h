/* A quadtree over points of the plane, for sums over all pairs in which far points count together (Barnes and Hut
 * 1986; for t-SNE van der Maaten 2014). Points are taken in groups that are near each other: a group looks at the tree
 * once, and what it has found is summed for all of its points at the same time. */
#pragma once

#include <glib.h>

#include "map/spec-plane-curve.h"

G_BEGIN_DECLS

/** Points of a group. */
#define SPEC_PLANE_GROUP 16

/** A square with points in it. Its first child, if it has any, stands after it. */
typedef struct
{
  float x, y;    /* the mean of its points */
  float square;  /* squared length of the longer side of what its points fill */
  guint32 first; /* of its points, in the order of the curve */
  guint32 count;
  guint32 next; /* the square after it and all that is in it */
  gboolean leaf;
} SpecPlaneNode;

typedef struct
{
  gsize count; /* points */
  SpecPlaneEntry *entries, *room;
  float *x, *y; /* in the order of the curve, the last ones repeated up to a full group */
  SpecPlaneNode *nodes;
  gsize node_count;
} SpecPlaneTree;

/** What a group sums over: points, and squares that stand for all of theirs. A lane's own. */
typedef struct
{
  gsize count;
  float *x, *y, *mass; /* room for every point there is */
} SpecPlaneSources;

/** Sums of a group's points, each over all others. */
typedef struct
{
  float x[SPEC_PLANE_GROUP], y[SPEC_PLANE_GROUP]; /* sum_j m_j q_j^2 (p - p_j), q_j = 1/(1 + |p - p_j|^2) */
  float weight[SPEC_PLANE_GROUP];                 /* sum_j m_j q_j */
} SpecPlaneForces;

/** Returns: (transfer full): room for @count points, or NULL when there is not enough memory. */
SpecPlaneTree *spec_plane_tree_new (gsize count);
/** @tree: (nullable) (transfer full): entries and room go with it. */
void spec_plane_tree_free (SpecPlaneTree *tree);

/** Returns: whether there was enough memory. */
gboolean spec_plane_sources_init (SpecPlaneSources *sources, gsize count);
/** Frees the arrays of a list that was filled; the struct is the caller's, and not to be read before it is
 * filled anew. */
void spec_plane_sources_clear (SpecPlaneSources *sources);

/** Builds the tree of these points, which are finite; on the calling thread. */
void spec_plane_tree_build (SpecPlaneTree *tree, const float *x, const float *y);

/** Returns: how many groups there are. */
gsize spec_plane_tree_get_groups (const SpecPlaneTree *tree);

/**
 * spec_plane_tree_sum:
 * @theta: a square counts as one where its side is below @theta times its distance from every point of the group;
 *   below 0.7; 0: never, the sums are exact
 *
 * Point i of the group is tree->entries[group * SPEC_PLANE_GROUP + i].index; the last group may have fewer.
 * The same bits whatever thread it is on.
 */
void spec_plane_tree_sum (
    const SpecPlaneTree *tree, gsize group, double theta, SpecPlaneSources *sources, SpecPlaneForces *forces);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecPlaneTree, spec_plane_tree_free)

G_END_DECLS
