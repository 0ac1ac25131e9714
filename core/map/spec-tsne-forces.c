#include "map/spec-tsne-forces.h"

#include <glib/gi18n-lib.h>

#include "base/spec-error.h"
#include "linalg/spec-vectorised.h"

#define GROUPS 8 /* groups and their points' pulls that a lane takes at a time */
#define PARTS 16 /* running sums of a row, so that no order is left to the compiler */

struct _SpecTsneForces
{
  const SpecGraph *affinities;
  SpecTeam *team;
  SpecPlaneTree *tree;
  SpecPlaneSources *sources; /* by lane */
  double *weights;           /* by group */
  float *push_x, *push_y;    /* by point */
  const float *x, *y;        /* of the call */
  float *pull_x, *pull_y;
  double theta;
};

SpecTsneForces *
spec_tsne_forces_new (const SpecGraph *affinities, SpecTeam *team, GError **error)
{
  gsize n = affinities->count;
  guint lanes = spec_team_get_lanes (team);
  g_autoptr (SpecTsneForces) forces = g_new0 (SpecTsneForces, 1);
  gboolean ready = TRUE;

  forces->affinities = affinities;
  forces->team = team;
  forces->tree = spec_plane_tree_new (n);
  forces->sources = g_new0 (SpecPlaneSources, lanes);
  for (guint lane = 0; lane < lanes; lane++)
    ready = spec_plane_sources_init (&forces->sources[lane], n) && ready;
  forces->weights = g_try_new (double, n / SPEC_PLANE_GROUP + 1);
  forces->push_x = g_try_new (float, n);
  forces->push_y = g_try_new (float, n);
  if (ready && forces->tree != NULL && forces->weights != NULL && forces->push_x != NULL && forces->push_y != NULL)
    return g_steal_pointer (&forces);
  g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("not enough memory for %zu samples"), n);
  return NULL;
}

void
spec_tsne_forces_free (SpecTsneForces *forces)
{
  if (forces == NULL)
    return;
  for (guint lane = 0; lane < spec_team_get_lanes (forces->team); lane++)
    spec_plane_sources_clear (&forces->sources[lane]);
  g_free (forces->sources);
  spec_plane_tree_free (forces->tree);
  g_free (forces->weights);
  g_free (forces->push_x);
  g_free (forces->push_y);
  g_free (forces);
}

/* sum_j p_ij w_ij (y_i - y_j) over a row of P. */
SPEC_VECTORISED static void
pull_row (gsize count,
          const guint32 *restrict columns,
          const float *restrict weights,
          const float *restrict x,
          const float *restrict y,
          float own_x,
          float own_y,
          float *restrict out_x,
          float *restrict out_y)
{
  float sum_x[PARTS] = { 0 }, sum_y[PARTS] = { 0 };
  gsize j = 0;

  for (; j + PARTS <= count; j += PARTS)
    for (int part = 0; part < PARTS; part++)
      {
        float dx = own_x - x[columns[j + part]], dy = own_y - y[columns[j + part]];
        float force = weights[j + part] / (1 + dx * dx + dy * dy);

        sum_x[part] += force * dx;
        sum_y[part] += force * dy;
      }
  for (; j < count; j++)
    {
      float dx = own_x - x[columns[j]], dy = own_y - y[columns[j]];
      float force = weights[j] / (1 + dx * dx + dy * dy);

      sum_x[0] += force * dx;
      sum_y[0] += force * dy;
    }
  for (int part = 1; part < PARTS; part++)
    {
      sum_x[0] += sum_x[part];
      sum_y[0] += sum_y[part];
    }
  *out_x = sum_x[0];
  *out_y = sum_y[0];
}

static void
handle_point (SpecTsneForces *forces, gsize i)
{
  const SpecGraph *p = forces->affinities;
  gsize start = p->starts[i];

  pull_row (p->starts[i + 1] - start, p->columns + start, p->weights + start, forces->x, forces->y, forces->x[i],
            forces->y[i], &forces->pull_x[i], &forces->pull_y[i]);
}

static void
handle_group (SpecTsneForces *forces, gsize group, SpecPlaneSources *sources)
{
  gsize first = group * SPEC_PLANE_GROUP, count = MIN (SPEC_PLANE_GROUP, forces->tree->count - first);
  SpecPlaneForces sums;
  double weight = 0;

  spec_plane_tree_sum (forces->tree, group, forces->theta, sources, &sums);
  for (gsize i = 0; i < count; i++)
    {
      guint32 point = forces->tree->entries[first + i].index;

      forces->push_x[point] = sums.x[i];
      forces->push_y[point] = sums.y[i];
      weight += sums.weight[i];
      handle_point (forces, point);
    }
  forces->weights[group] = weight;
}

static void
handle_groups (gsize index, guint lane, gpointer data)
{
  SpecTsneForces *forces = data;
  gsize end = MIN ((index + 1) * GROUPS, spec_plane_tree_get_groups (forces->tree));

  for (gsize group = index * GROUPS; group < end; group++)
    handle_group (forces, group, &forces->sources[lane]);
}

double
spec_tsne_forces_compute (SpecTsneForces *forces,
                          const float *x,
                          const float *y,
                          double exaggeration,
                          double theta,
                          float *gradient_x,
                          float *gradient_y)
{
  gsize n = forces->affinities->count, groups;
  double sum = 0;

  forces->x = x;
  forces->y = y;
  forces->pull_x = gradient_x;
  forces->pull_y = gradient_y;
  forces->theta = theta;
  spec_plane_tree_build (forces->tree, x, y);
  groups = spec_plane_tree_get_groups (forces->tree);
  spec_team_for (forces->team, (groups + GROUPS - 1) / GROUPS, handle_groups, forces);
  for (gsize group = 0; group < groups; group++)
    sum += forces->weights[group];

  float pull = (float) (4 * exaggeration), push = (float) (4 / MAX (sum, G_MINDOUBLE));
  for (gsize i = 0; i < n; i++)
    {
      gradient_x[i] = pull * gradient_x[i] - push * forces->push_x[i];
      gradient_y[i] = pull * gradient_y[i] - push * forces->push_y[i];
    }
  return sum;
}
