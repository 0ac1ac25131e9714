#include "paint/spec-lasso.h"

#include <math.h>

struct _SpecLasso
{
  GArray *corners; /* double x, y, x, y … */
  double low[2], high[2];
};

SpecLasso *
spec_lasso_new (double x, double y)
{
  SpecLasso *lasso = g_new (SpecLasso, 1);

  lasso->corners = g_array_new (FALSE, FALSE, sizeof (double));
  lasso->low[0] = lasso->low[1] = INFINITY;
  lasso->high[0] = lasso->high[1] = -INFINITY;
  spec_lasso_extend (lasso, x, y);
  return lasso;
}

SpecLasso *
spec_lasso_new_rectangle (double x1, double y1, double x2, double y2)
{
  SpecLasso *lasso = spec_lasso_new (x1, y1);

  spec_lasso_extend (lasso, x2, y1);
  spec_lasso_extend (lasso, x2, y2);
  spec_lasso_extend (lasso, x1, y2);
  return lasso;
}

void
spec_lasso_free (SpecLasso *lasso)
{
  g_array_unref (lasso->corners);
  g_free (lasso);
}

void
spec_lasso_extend (SpecLasso *lasso, double x, double y)
{
  double corner[] = { x, y };

  g_array_append_vals (lasso->corners, corner, 2);
  for (guint axis = 0; axis < 2; axis++)
    {
      lasso->low[axis] = MIN (lasso->low[axis], corner[axis]);
      lasso->high[axis] = MAX (lasso->high[axis], corner[axis]);
    }
}

const double *
spec_lasso_get_corners (const SpecLasso *lasso, gsize *count)
{
  *count = lasso->corners->len / 2;
  return (const double *) lasso->corners->data;
}

/* Returns: > 0: the point is to the left of the line from @a to @b. */
static double
get_side (const double *a, const double *b, double x, double y)
{
  return (b[0] - a[0]) * (y - a[1]) - (x - a[0]) * (b[1] - a[1]);
}

/* The winding number counts the edges that cross the ray to the right: upwards with the point at their left, minus downwards
 * with the point at their right (Sunday, "Inclusion of a Point in a Polygon"). */
gboolean
spec_lasso_contains (const SpecLasso *lasso, double x, double y)
{
  gsize count;
  const double *corners = spec_lasso_get_corners (lasso, &count);
  int winding = 0;

  if (count < 3 || !(x >= lasso->low[0] && x <= lasso->high[0] && y >= lasso->low[1] && y <= lasso->high[1]))
    return FALSE;
  for (gsize i = 0; i < count; i++)
    {
      const double *a = corners + 2 * i, *b = corners + 2 * ((i + 1) % count);

      if (a[1] <= y && b[1] > y && get_side (a, b, x, y) > 0)
        winding++;
      else if (a[1] > y && b[1] <= y && get_side (a, b, x, y) < 0)
        winding--;
    }
  return winding != 0;
}

guint32 *
spec_lasso_find (const SpecLasso *lasso, const float *places, gsize count, gsize *found)
{
  GArray *indices = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (gsize i = 0; i < count; i++)
    if (spec_lasso_contains (lasso, places[2 * i], places[2 * i + 1]))
      {
        guint32 index = (guint32) i;

        g_array_append_val (indices, index);
      }
  *found = indices->len;
  return (guint32 *) g_array_free (indices, FALSE);
}
