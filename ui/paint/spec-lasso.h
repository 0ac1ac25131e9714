/* A line drawn around samples, freehand or as a rectangle: which points are inside. Pure geometry, in map coordinates, so that
 * it keeps what it holds when the map is moved or made larger. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _SpecLasso SpecLasso;

/** Returns: (transfer full): a line that begins at @x, @y and is closed from its end to there. */
SpecLasso *spec_lasso_new (double x, double y);

/** Returns: (transfer full): the rectangle with these two opposite corners. */
SpecLasso *spec_lasso_new_rectangle (double x1, double y1, double x2, double y2);

/** @lasso: (transfer full): not NULL; its corners go. */
void spec_lasso_free (SpecLasso *lasso);

/** Draws the line on to @x, @y. */
void spec_lasso_extend (SpecLasso *lasso, double x, double y);

/** Returns: (transfer none) (array): the corners as @count pairs x, y. */
const double *spec_lasso_get_corners (const SpecLasso *lasso, gsize *count);

/**
 * spec_lasso_contains:
 * Returns: whether the closed line goes around the point: a loop that crosses itself holds all it encloses (winding number
 *   not 0). A line of fewer than three corners holds nothing.
 */
gboolean spec_lasso_contains (const SpecLasso *lasso, double x, double y);

/**
 * spec_lasso_find:
 * @places: (array): @count pairs x, y
 * @found: (out): how many
 * Returns: (transfer full) (array length=found): the indices of the places inside, ascending; places that are not finite are
 *   outside
 */
guint32 *spec_lasso_find (const SpecLasso *lasso, const float *places, gsize count, gsize *found);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecLasso, spec_lasso_free)

G_END_DECLS
