/* How a projector makes a projection. */
#pragma once

#include "map/spec-projection.h"

G_BEGIN_DECLS

struct _SpecProjection
{
  gatomicrefcount references;
  SpecProjectionParams params;
  gsize count;
  float *positions; /* owned; C-order (count, 2) */
  guint32 *rows;    /* owned */
  guint steps;
  gboolean stopped;
  double seconds;
  double trustworthiness;
  gsize trustworthiness_neighbours;
  double explained;
};

/** Returns: (transfer full): all positions 0, one reference; or NULL with SPEC_ERROR_MEMORY. @rows: (nullable): NULL:
 * 0 … count - 1. */
SpecProjection *
spec_projection_new (const SpecProjectionParams *params, const guint32 *rows, gsize count, GError **error);

G_END_DECLS
