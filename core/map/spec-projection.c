#include "map/spec-projection.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/spec-error.h"
#include "map/spec-projection-private.h"

G_DEFINE_BOXED_TYPE (SpecProjection, spec_projection, spec_projection_ref, spec_projection_unref)

SpecProjection *
spec_projection_new (const SpecProjectionParams *params, const guint32 *rows, gsize count, GError **error)
{
  g_autoptr (SpecProjection) projection = g_new0 (SpecProjection, 1);

  g_atomic_ref_count_init (&projection->references);
  projection->params = *params;
  projection->count = count;
  projection->trustworthiness = NAN;
  projection->explained = NAN;
  projection->positions = g_try_new0 (float, 2 * count);
  projection->rows = g_try_new (guint32, count);
  if (projection->positions == NULL || projection->rows == NULL)
    {
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("not enough memory for %zu samples"), count);
      return NULL;
    }
  for (gsize i = 0; i < count; i++)
    projection->rows[i] = rows != NULL ? rows[i] : (guint32) i;
  return g_steal_pointer (&projection);
}

SpecProjection *
spec_projection_ref (SpecProjection *projection)
{
  g_atomic_ref_count_inc (&projection->references);
  return projection;
}

void
spec_projection_unref (SpecProjection *projection)
{
  if (!g_atomic_ref_count_dec (&projection->references))
    return;
  g_free (projection->positions);
  g_free (projection->rows);
  g_free (projection);
}

gsize
spec_projection_get_count (const SpecProjection *projection)
{
  return projection->count;
}

const float *
spec_projection_get_positions (const SpecProjection *projection)
{
  return projection->positions;
}

const guint32 *
spec_projection_get_rows (const SpecProjection *projection)
{
  return projection->rows;
}

const SpecProjectionParams *
spec_projection_get_params (const SpecProjection *projection)
{
  return &projection->params;
}

guint
spec_projection_get_steps (const SpecProjection *projection)
{
  return projection->steps;
}

gboolean
spec_projection_was_stopped (const SpecProjection *projection)
{
  return projection->stopped;
}

double
spec_projection_get_seconds (const SpecProjection *projection)
{
  return projection->seconds;
}

double
spec_projection_get_trustworthiness (const SpecProjection *projection)
{
  return projection->trustworthiness;
}

gsize
spec_projection_get_trustworthiness_neighbours (const SpecProjection *projection)
{
  return projection->trustworthiness_neighbours;
}

double
spec_projection_get_explained (const SpecProjection *projection)
{
  return projection->explained;
}
