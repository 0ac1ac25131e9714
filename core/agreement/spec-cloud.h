/* Points as a measure sees them, fit for matrix products.
 *
 * Each row is taken as (row - shift) scale, then the mean of all rows is subtracted and lengths are told in a unit (a
 * power of two) in which the mean squared length is about 1: products of rows far from the origin, or in a narrow cone,
 * would cancel. */
#pragma once

#include "agreement/spec-points.h"
#include "base/spec-team.h"

G_BEGIN_DECLS

typedef enum
{
  SPEC_CLOUD_PLAIN,    /* the rows: Euclidean distance */
  SPEC_CLOUD_UNIT,     /* divided by their lengths: |a - b|^2 = 2 (1 - cosine) */
  SPEC_CLOUD_LEVEL,    /* less the mean of their own values: |a - b|^2 = dimensions var (a - b) */
  SPEC_CLOUD_STANDARD, /* both; the mean row stays and the unit is 1: products are Pearson correlations */
} SpecCloudForm;

typedef struct
{
  const SpecPoints *points;
  SpecCloudForm form;
  double *shift; /* by row */
  double *scale; /* by row; 0 for one of no length */
  double *mean;  /* by column, of the rows shifted and scaled */
  double unit;
  double *squares; /* by row: squared length of what is handed out */
  double *extra;   /* by row: added to a squared distance, for rows of no length in the form UNIT, whose cosine is 0 by
                      definition */
} SpecCloud;

/** @points: (transfer none): must outlive the cloud. Fails with SPEC_ERROR_MEMORY. */
SpecCloud *spec_cloud_new (const SpecPoints *points, SpecCloudForm form, SpecTeam *team, GError **error);
/** @cloud: (nullable) (transfer full): the points it was made of stay their owner's. */
void spec_cloud_free (SpecCloud *cloud);

/** Hands out rows first … in C order. */
void spec_cloud_read (const SpecCloud *cloud, gsize first, gsize count, float *out);
/** The same in double, each value rounded once: for sums in which single precision would cancel. */
void spec_cloud_read_double (const SpecCloud *cloud, gsize first, gsize count, double *out);

/** Returns: the squared distance of two rows in unit^2, by the direct form in double. */
double spec_cloud_get_distance (const SpecCloud *cloud, gsize i, gsize j);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecCloud, spec_cloud_free)

G_END_DECLS
