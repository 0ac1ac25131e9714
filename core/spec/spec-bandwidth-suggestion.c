/* The pair of bandwidths that two maps suggest. */
#include "spec/spec-bandwidth-map.h"

#include <math.h>

#define LEVELS 400

/* Points of a map over which its leading eigenvalue only grows or only falls. */
typedef struct
{
  const SpecBandwidthPoint *points;
  gsize first, last;
  double most; /* the largest separation of the whole map */
} Branch;

static Branch
find_branch (const SpecBandwidthMap *map, gboolean rising)
{
  gsize count, peak = 0;
  const SpecBandwidthPoint *points = spec_bandwidth_map_get_points (map, &count);
  Branch branch = { points, 0, count - 1, 0 };

  for (gsize i = 0; i < count; i++)
    {
      branch.most = MAX (branch.most, points[i].separation);
      if (points[i].leading > points[peak].leading)
        peak = i;
    }
  *(rising ? &branch.last : &branch.first) = peak;
  return branch;
}

static void
get_range (const Branch *branch, double *low, double *high)
{
  double first = branch->points[branch->first].leading, last = branch->points[branch->last].leading;

  *low = MIN (first, last);
  *high = MAX (first, last);
}

/* Where the leading eigenvalue is @level: in proportion of logarithms between two points.
 * Returns: the separation there, in parts of its largest; 0 where it is nowhere @level. */
static double
find_level (const Branch *branch, double level, double *sigma)
{
  for (gsize i = branch->first; i < branch->last; i++)
    {
      const SpecBandwidthPoint *a = &branch->points[i], *b = a + 1;

      if ((a->leading - level) * (b->leading - level) > 0 || a->leading == b->leading)
        continue;
      double t = log (level / a->leading) / log (b->leading / a->leading);
      *sigma = a->sigma * pow (b->sigma / a->sigma, t);
      return branch->most > 0 ? ((1 - t) * a->separation + t * b->separation) / branch->most : 0;
    }
  return 0;
}

/* Improves on the pair of score @best. */
static double
search_branch (const SpecBandwidthMap *maps[2], gboolean rising, double best, double sigma[2])
{
  Branch branches[2] = { find_branch (maps[0], rising), find_branch (maps[1], rising) };
  double low[2], high[2], found[2];

  for (int side = 0; side < 2; side++)
    get_range (&branches[side], &low[side], &high[side]);
  double bottom = MAX (low[0], low[1]), top = MIN (high[0], high[1]);
  if (!(bottom > 0 && top > bottom))
    return best;
  for (int i = 0; i <= LEVELS; i++)
    {
      double level = CLAMP (bottom * pow (top / bottom, (double) i / LEVELS), bottom, top);
      double score = find_level (&branches[SPEC_SIDE_X], level, &found[SPEC_SIDE_X])
                     * find_level (&branches[SPEC_SIDE_Y], level, &found[SPEC_SIDE_Y]);
      if (score <= best)
        continue;
      best = score;
      sigma[SPEC_SIDE_X] = found[SPEC_SIDE_X];
      sigma[SPEC_SIDE_Y] = found[SPEC_SIDE_Y];
    }
  return best;
}

gboolean
spec_bandwidth_map_suggest (const SpecBandwidthMap *x, const SpecBandwidthMap *y, double sigma[2])
{
  const SpecBandwidthMap *maps[2] = { x, y };
  double best = search_branch (maps, TRUE, 0, sigma);

  return search_branch (maps, FALSE, best, sigma) > 0;
}
