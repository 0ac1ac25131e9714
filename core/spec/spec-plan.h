/* What a solve will do and what it costs, known before any work starts. */
#pragma once

#include "spec/spec-problem.h"

G_BEGIN_DECLS

typedef struct
{
  SpecMethod method;       /* exact or RFF */
  gboolean keep_distances; /* there is room to keep what does not depend on sigma */
  gboolean keep_kernels;   /* and to keep both kernels beside their difference */
  gboolean store_features; /* there is room for all features; else they are recomputed for each block of rows */
  guint64 bytes;           /* memory the chosen way needs */
  guint64 exact_bytes;     /* the least that the exact method needs */
  guint64 allowed;
  double seconds;          /* about, on this machine, by the chosen method */
} SpecPlan;

/**
 * spec_plan_make:
 * @reuse: whether further solves of the same rows will follow, so that keeping distances pays
 *
 * Instant. Fails with SPEC_ERROR_MEMORY when the method asked for does not fit: how much it needs, what is free, what would fit.
 */
gboolean spec_plan_make (SpecPlan *plan, const SpecProblem *problem, gboolean reuse, GError **error);

/** Returns: bytes of memory that a new computation may take: half of what is free. */
guint64 spec_plan_get_allowance (void);

G_END_DECLS
