#include "map/spec-plane-tree.h"

#include <string.h>

#include "linalg/spec-vectorised.h"

#define LEAF 8 /* points that a square is not divided for */

SpecPlaneTree *
spec_plane_tree_new (gsize count)
{
  g_autoptr (SpecPlaneTree) tree = g_new0 (SpecPlaneTree, 1);

  tree->count = count;
  tree->entries = g_try_new (SpecPlaneEntry, count);
  tree->room = g_try_new (SpecPlaneEntry, count);
  tree->x = g_try_new0 (float, count + SPEC_PLANE_GROUP);
  tree->y = g_try_new0 (float, count + SPEC_PLANE_GROUP);
  tree->nodes = g_try_new (SpecPlaneNode, 2 * count);
  if (tree->entries == NULL || tree->room == NULL || tree->x == NULL || tree->y == NULL || tree->nodes == NULL)
    return NULL;
  return g_steal_pointer (&tree);
}

void
spec_plane_tree_free (SpecPlaneTree *tree)
{
  if (tree == NULL)
    return;
  g_free (tree->entries);
  g_free (tree->room);
  g_free (tree->x);
  g_free (tree->y);
  g_free (tree->nodes);
  g_free (tree);
}

gboolean
spec_plane_sources_init (SpecPlaneSources *sources, gsize count)
{
  *sources = (SpecPlaneSources){ 0, g_try_new (float, count), g_try_new (float, count), g_try_new (float, count) };
  return sources->x != NULL && sources->y != NULL && sources->mass != NULL;
}

void
spec_plane_sources_clear (SpecPlaneSources *sources)
{
  g_free (sources->x);
  g_free (sources->y);
  g_free (sources->mass);
}

/* Mean and extent of a square's points. */
static void
measure_node (const SpecPlaneTree *tree, SpecPlaneNode *node)
{
  const float *x = tree->x + node->first, *y = tree->y + node->first;
  float left = x[0], right = x[0], low = y[0], high = y[0];
  double sum_x = 0, sum_y = 0;

  for (gsize i = 0; i < node->count; i++)
    {
      sum_x += x[i];
      sum_y += y[i];
      left = MIN (left, x[i]);
      right = MAX (right, x[i]);
      low = MIN (low, y[i]);
      high = MAX (high, y[i]);
    }
  float side = MAX (right - left, high - low);
  node->x = (float) (sum_x / node->count);
  node->y = (float) (sum_y / node->count);
  node->square = side * side;
}

/* The end of the run from @first that shares the bits of the keys above @shift. */
static guint32
find_end (const SpecPlaneTree *tree, guint32 first, guint32 end, guint shift)
{
  guint32 quarter = tree->entries[first].key >> shift;

  while (first < end) /* the first that is beyond */
    {
      guint32 middle = first + (end - first) / 2;

      if (tree->entries[middle].key >> shift == quarter)
        first = middle + 1;
      else
        end = middle;
    }
  return end;
}

/* The square of points first … end - 1, and all that is in it; @level halvings remain. A square whose points are all in
 * one quarter is that quarter, so that there are fewer than 2 count squares. */
static void
build_node (SpecPlaneTree *tree, guint32 first, guint32 end, guint level)
{
  SpecPlaneNode *node = &tree->nodes[tree->node_count++];

  while (level > 0 && find_end (tree, first, end, 2 * (level - 1)) == end)
    level--;
  *node = (SpecPlaneNode){ .first = first, .count = end - first, .leaf = level == 0 || end - first <= LEAF };
  measure_node (tree, node);
  for (guint32 at = first; !node->leaf && at < end;)
    {
      guint32 next = find_end (tree, at, end, 2 * (level - 1));

      build_node (tree, at, next, level - 1);
      at = next;
    }
  node->next = (guint32) tree->node_count;
}

void
spec_plane_tree_build (SpecPlaneTree *tree, const float *x, const float *y)
{
  gsize n = tree->count;

  spec_plane_curve_sort (n, x, y, tree->entries, tree->room);
  for (gsize i = 0; i < n + SPEC_PLANE_GROUP; i++)
    {
      gsize index = tree->entries[MIN (i, n - 1)].index;

      tree->x[i] = x[index];
      tree->y[i] = y[index];
    }
  tree->node_count = 0;
  build_node (tree, 0, (guint32) n, SPEC_PLANE_LEVELS);
}

gsize
spec_plane_tree_get_groups (const SpecPlaneTree *tree)
{
  return (tree->count + SPEC_PLANE_GROUP - 1) / SPEC_PLANE_GROUP;
}

typedef struct
{
  float left, right, low, high;
} Box;

static Box
get_box (const float *x, const float *y)
{
  Box box = { x[0], x[0], y[0], y[0] };

  for (gsize i = 1; i < SPEC_PLANE_GROUP; i++)
    {
      box.left = MIN (box.left, x[i]);
      box.right = MAX (box.right, x[i]);
      box.low = MIN (box.low, y[i]);
      box.high = MAX (box.high, y[i]);
    }
  return box;
}

/* The squared distance of a point from the nearest of the box. */
static inline float
get_distance (const Box *box, float x, float y)
{
  float dx = MAX (MAX (box->left - x, x - box->right), 0), dy = MAX (MAX (box->low - y, y - box->high), 0);

  return dx * dx + dy * dy;
}

static void
add_run (const SpecPlaneTree *tree, gsize first, gsize end, SpecPlaneSources *sources)
{
  if (first >= end)
    return;
  memcpy (sources->x + sources->count, tree->x + first, (end - first) * sizeof (float));
  memcpy (sources->y + sources->count, tree->y + first, (end - first) * sizeof (float));
  for (gsize i = first; i < end; i++)
    sources->mass[sources->count++] = 1;
}

/* All of a leaf's points but those of the group itself. */
static void
add_points (const SpecPlaneTree *tree, const SpecPlaneNode *node, gsize group, SpecPlaneSources *sources)
{
  gsize first = node->first, end = first + node->count, own = group * SPEC_PLANE_GROUP;

  add_run (tree, first, MIN (end, own), sources);
  add_run (tree, MAX (first, own + SPEC_PLANE_GROUP), end, sources);
}

/* What a group in @box sums over beside itself, in the order of the tree. No square with a point of the group counts as
 * one: its mean is not farther from that point than 1.42 of its sides. */
static void
collect (const SpecPlaneTree *tree, gsize group, const Box *box, float square, SpecPlaneSources *sources)
{
  sources->count = 0;
  for (gsize at = 0; at < tree->node_count;)
    {
      const SpecPlaneNode *node = &tree->nodes[at];

      if (node->square < square * get_distance (box, node->x, node->y))
        {
          sources->x[sources->count] = node->x;
          sources->y[sources->count] = node->y;
          sources->mass[sources->count++] = (float) node->count;
          at = node->next;
        }
      else
        {
          if (node->leaf)
            add_points (tree, node, group, sources);
          at++; /* after a leaf stands what follows it */
        }
    }
}

/* One source for all points of the group. */
static inline __attribute__ ((always_inline)) void
add_source (const float *restrict x,
            const float *restrict y,
            float source_x,
            float source_y,
            float mass,
            SpecPlaneForces *restrict sums)
{
  for (int i = 0; i < SPEC_PLANE_GROUP; i++)
    {
      float dx = x[i] - source_x, dy = y[i] - source_y;
      float q = 1 / (1 + dx * dx + dy * dy), counted = mass * q;

      sums->weight[i] += counted;
      sums->x[i] += counted * q * dx;
      sums->y[i] += counted * q * dy;
    }
}

SPEC_VECTORISED static void
sum_sources (const SpecPlaneSources *sources,
             const float *restrict x,
             const float *restrict y,
             SpecPlaneForces *restrict forces)
{
  SpecPlaneForces sums = { 0 };

  for (gsize s = 0; s < sources->count; s++)
    add_source (x, y, sources->x[s], sources->y[s], sources->mass[s], &sums);
  *forces = sums;
}

/* Among the @count points of the group itself: each and the others, but not itself, whose 1 would drown the weights of
 * points that all lie far. */
SPEC_VECTORISED static void
sum_group (gsize count, const float *restrict x, const float *restrict y, SpecPlaneForces *restrict forces)
{
  for (gsize s = 0; s < count; s++)
    {
      SpecPlaneForces before = *forces;

      add_source (x, y, x[s], y[s], 1, forces);
      forces->x[s] = before.x[s];
      forces->y[s] = before.y[s];
      forces->weight[s] = before.weight[s];
    }
}

void
spec_plane_tree_sum (
    const SpecPlaneTree *tree, gsize group, double theta, SpecPlaneSources *sources, SpecPlaneForces *forces)
{
  gsize first = group * SPEC_PLANE_GROUP;
  const float *x = tree->x + first, *y = tree->y + first;
  Box box = get_box (x, y);

  collect (tree, group, &box, (float) (theta * theta), sources);
  sum_sources (sources, x, y, forces);
  sum_group (MIN (SPEC_PLANE_GROUP, tree->count - first), x, y, forces);
}
