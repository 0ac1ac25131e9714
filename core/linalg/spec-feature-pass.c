#include "linalg/spec-feature-pass.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/spec-error.h"
#include "base/spec-pages.h"
#include "linalg/spec-block.h"
#include "linalg/spec-packed.h"

#define ROWS SPEC_FEATURE_PASS_ROWS

/* Features at a time: their part of the coefficients stays in the second-level cache while it meets the panels of all these rows. */
#define FEATURES 512

/* What a lane needs for itself. */
typedef struct
{
  float *features[SPEC_COEFFICIENTS_MAX_TERMS];
  float *products;  /* rows of Phi W, panel by panel, column-major: SPEC_PANEL_ROWS x width */
  float *rows;      /* those of a panel row by row */
  float *prepared;  /* and of all panels as gather() reads them */
  float *sums;      /* m x width, row-major: Phi' times them */
  double *totals;   /* the same, whole */
  double *squares;  /* by column */
} Lane;

typedef struct
{
  const SpecFeaturePass *pass;
  Lane *lanes;
} Run;

static float *
get_products (const SpecFeaturePass *pass, const Lane *lane, gsize panel)
{
  return lane->products + panel * SPEC_PANEL_ROWS * pass->width;
}

/* The features of some rows, of one map: panels of m values a row. */
typedef struct
{
  const float *floats;
  const guint16 *halves; /* (nullable): instead */
  gsize m;
} Features;

static Features
get_features (const SpecFeaturePass *pass, const Lane *lane, guint term, gsize first, gsize count)
{
  const SpecFeatureMap *map = pass->c->terms[term].map;
  const guint16 *halves = spec_feature_map_get_halves (map, first);

  return (Features){ halves == NULL ? spec_feature_map_get_panels (map, first, count, lane->features[term]) : NULL, halves,
                     spec_feature_map_get_count (map) };
}

/* Of one panel the features @from to @from + FEATURES. */
static void
spread_features (const SpecFeaturePass *pass, const Features *f, gsize panel, gsize from, const float *block, float *products)
{
  gsize depth = MIN (FEATURES, f->m - from), offset = (panel * f->m + from) * SPEC_PANEL_ROWS;

  if (f->halves != NULL)
    pass->kernels->spread_halves (depth, f->halves + offset, block, pass->width, pass->brief, pass->columns, products,
                                  SPEC_PANEL_ROWS);
  else
    pass->kernels->spread (depth, f->floats + offset, block, pass->width, pass->columns, products, SPEC_PANEL_ROWS);
}

/* The same features of all panels of @count rows. */
static void
gather_features (const SpecFeaturePass *pass, const Features *f, gsize count, gsize from, const float *prepared, float *sums)
{
  gsize depth = MIN (FEATURES, f->m - from), offset = from * SPEC_PANEL_ROWS, stride = f->m * SPEC_PANEL_ROWS;
  gsize size = spec_block_get_size (pass->kernels, SPEC_PANEL_ROWS, pass->width), panels = spec_packed_count_panels (count);

  if (f->halves != NULL)
    pass->kernels->gather_halves (depth, f->halves + offset, panels, stride, prepared, pass->width, sums);
  else
    for (gsize panel = 0; panel < panels; panel++)
      pass->kernels->gather (depth, f->floats + panel * stride + offset, prepared + panel * size, pass->width, sums);
}

/* Phi W of some rows. */
static void
multiply_rows (const SpecFeaturePass *pass, Lane *lane, gsize count, const Features *features)
{
  float *block = pass->block;

  memset (lane->products, 0, ROWS * pass->width * sizeof (float));
  for (guint t = 0; t < pass->c->n_terms; t++)
    {
      for (gsize from = 0; from < features[t].m; from += FEATURES)
        for (gsize panel = 0; panel * SPEC_PANEL_ROWS < count; panel++)
          spread_features (pass, &features[t], panel, from, spec_block_get_rows (pass->kernels, block, from, pass->width),
                           get_products (pass, lane, panel));
      block += spec_block_get_size (pass->kernels, features[t].m, pass->width);
    }
}

static void
read_given (const SpecFeaturePass *pass, Lane *lane, gsize first, gsize count)
{
  for (gsize j = 0; j < pass->columns; j++)
    for (gsize i = 0; i < count; i += SPEC_PANEL_ROWS)
      memcpy (get_products (pass, lane, i / SPEC_PANEL_ROWS) + j * SPEC_PANEL_ROWS, pass->given + j * pass->c->n + first + i,
              MIN (SPEC_PANEL_ROWS, count - i) * sizeof (float));
}

/* Keeps what was asked for of a panel's products: themselves, and their squares. */
static void
keep_products (const SpecFeaturePass *pass, Lane *lane, const float *products, gsize first, gsize count)
{
  float scale = (float) (1 / sqrt ((double) pass->c->n));

  for (gsize j = 0; j < pass->columns; j++)
    {
      const float *column = products + j * SPEC_PANEL_ROWS;
      for (gsize i = 0; i < count; i++)
        lane->squares[j] += (double) column[i] * column[i];
      for (gsize i = 0; i < count && j < pass->stored && pass->u != NULL; i++)
        pass->u[j * pass->c->n + first + i] = scale * column[i];
    }
}

/* The products of a panel for gather(). Rows beyond the last are zeros, whatever their features are. */
static void
prepare_panel (const SpecFeaturePass *pass, Lane *lane, const float *products, gsize count, float *prepared)
{
  float *rows = pass->kernels->prepare != NULL ? lane->rows : prepared;

  for (gsize i = 0; i < SPEC_PANEL_ROWS; i++)
    for (gsize j = 0; j < pass->width; j++)
      rows[i * pass->width + j] = i < count && j < pass->columns ? products[j * SPEC_PANEL_ROWS + i] : 0;
  if (pass->kernels->prepare != NULL)
    pass->kernels->prepare (rows, pass->width, prepared);
}

/* Adds Phi' times the products. */
static void
gather_rows (const SpecFeaturePass *pass, Lane *lane, gsize count, const Features *features)
{
  gsize size = spec_block_get_size (pass->kernels, SPEC_PANEL_ROWS, pass->width);
  float *sums = lane->sums;

  for (gsize i = 0; i < count; i += SPEC_PANEL_ROWS)
    prepare_panel (pass, lane, get_products (pass, lane, i / SPEC_PANEL_ROWS), count - i, lane->prepared + i / SPEC_PANEL_ROWS * size);
  for (guint t = 0; t < pass->c->n_terms; t++)
    {
      for (gsize from = 0; from < features[t].m; from += FEATURES)
        gather_features (pass, &features[t], count, from, lane->prepared, sums + from * pass->width);
      sums += features[t].m * pass->width;
    }
}

static void
visit_block (const SpecFeaturePass *pass, Lane *lane, gsize first, gsize count)
{
  Features features[SPEC_COEFFICIENTS_MAX_TERMS];

  for (guint t = 0; t < pass->c->n_terms; t++)
    features[t] = get_features (pass, lane, t, first, count);
  if (pass->block != NULL)
    multiply_rows (pass, lane, count, features);
  else
    read_given (pass, lane, first, count);
  if (pass->gather)
    gather_rows (pass, lane, count, features);
  else
    for (gsize i = 0; i < count; i += SPEC_PANEL_ROWS)
      keep_products (pass, lane, get_products (pass, lane, i / SPEC_PANEL_ROWS), first + i, MIN (SPEC_PANEL_ROWS, count - i));
}

/* After each block: sums of many rows in single precision alone would not be exact enough for the inner products. */
static void
flush_sums (const SpecFeaturePass *pass, Lane *lane)
{
  for (gsize i = 0; i < pass->c->m * pass->width; i++)
    lane->totals[i] += lane->sums[i];
  memset (lane->sums, 0, pass->c->m * pass->width * sizeof (float));
}

static void
visit_lane (guint index, guint lanes, gpointer data)
{
  const Run *run = data;
  const SpecFeaturePass *pass = run->pass;
  Lane *lane = &run->lanes[index];
  gsize step = ROWS * pass->stride;

  for (gsize first = index * step; first < pass->c->n && !g_cancellable_is_cancelled (pass->cancellable); first += lanes * step)
    {
      visit_block (pass, lane, first, MIN (ROWS, pass->c->n - first));
      if (pass->gather)
        flush_sums (pass, lane);
    }
}

static gboolean
lane_init (Lane *lane, const SpecFeaturePass *pass)
{
  gsize size = pass->c->m * pass->width;
  gboolean ready = TRUE;

  for (guint t = 0; t < pass->c->n_terms; t++)
    {
      lane->features[t] = spec_pages_new (spec_feature_map_get_workspace (pass->c->terms[t].map), sizeof (float));
      ready = ready && lane->features[t] != NULL;
    }
  lane->products = spec_pages_new (pass->width, ROWS * sizeof (float));
  lane->rows = spec_pages_new (pass->width, SPEC_PANEL_ROWS * sizeof (float));
  lane->prepared = g_try_new (float, spec_block_get_size (pass->kernels, ROWS, pass->width));
  lane->squares = g_try_new0 (double, pass->width);
  ready = ready && lane->products != NULL && lane->rows != NULL && lane->prepared != NULL && lane->squares != NULL;
  if (!pass->gather)
    return ready;
  lane->sums = spec_pages_new (size, sizeof (float));
  lane->totals = spec_pages_new (size, sizeof (double));
  if (lane->sums == NULL || lane->totals == NULL)
    return FALSE;
  memset (lane->sums, 0, size * sizeof (float));
  memset (lane->totals, 0, size * sizeof (double));
  return ready;
}

static void
lane_clear (Lane *lane)
{
  for (guint t = 0; t < SPEC_COEFFICIENTS_MAX_TERMS; t++)
    g_free (lane->features[t]);
  g_free (lane->products);
  g_free (lane->rows);
  g_free (lane->prepared);
  g_free (lane->squares);
  g_free (lane->sums);
  g_free (lane->totals);
}

/* Sums of the lanes, in their order: into @duals, m x columns, divided by @divisor; or the lengths into @norms. */
static void
collect_lanes (const Run *run, guint lanes, double divisor, double *duals, double *norms)
{
  const SpecFeaturePass *pass = run->pass;

  for (gsize j = 0; j < pass->columns; j++)
    {
      for (gsize k = 0; k < pass->c->m && duals != NULL; k++)
        {
          double sum = 0;
          for (guint lane = 0; lane < lanes; lane++)
            sum += run->lanes[lane].totals[k * pass->width + j];
          duals[j * pass->c->m + k] = sum / divisor;
        }
      if (norms != NULL)
        {
          double sum = 0;
          for (guint lane = 0; lane < lanes; lane++)
            sum += run->lanes[lane].squares[j];
          norms[j] = sqrt (sum / divisor);
        }
    }
}

/* Sums are over features in one half of a product, over samples in the other. */
const SpecMicrokernels *
spec_feature_pass_get_kernels (const SpecCoefficients *c)
{
  return spec_microkernels_get_for (MIN (c->n, c->m));
}

gboolean
spec_feature_pass_run (const SpecFeaturePass *pass, double divisor, double *duals, double *norms, GError **error)
{
  SpecTeam *team = pass->c->team;
  guint lanes = spec_team_get_lanes (team);
  Run run = { pass, g_new0 (Lane, lanes) };
  gboolean ready = TRUE;

  for (guint lane = 0; lane < lanes; lane++)
    ready = lane_init (&run.lanes[lane], pass) && ready;
  if (ready)
    {
      spec_team_run (team, visit_lane, &run);
      collect_lanes (&run, lanes, divisor, duals, norms);
    }
  else
    g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("not enough memory for a product with %zu features"), pass->c->m);
  for (guint lane = 0; lane < lanes; lane++)
    lane_clear (&run.lanes[lane]);
  g_free (run.lanes);
  return ready && !g_cancellable_set_error_if_cancelled (pass->cancellable, error);
}
