#include "agreement/spec-kernel-agreement.h"

#include <glib/gi18n-lib.h>

#include "agreement/spec-cloud.h"
#include "agreement/spec-hsic.h"
#include "base/spec-error.h"
#include "base/spec-pages.h"
#include "linalg/spec-blas.h"
#include "linalg/spec-vector-math.h"

#define SIDE 256
#define NEAR                                                                                                           \
  1e-3f /* distances below this share of |a|^2 + |b|^2 are taken by their definition: a difference of products cancels \
         */

/* A lane's own workspace and sums. */
typedef struct
{
  float *left, *right;
  float *kernels[2]; /* SIDE x SIDE */
  double *rows[2];   /* by sample: sums over the rows of K and of L */
  double products[3];
} Lane;

typedef struct
{
  SpecCloud *clouds[2]; /* owned */
  float *squares[2];    /* owned: of their rows */
  float exponents[2];   /* -unit^2 / (2 sigma^2) */
  gsize samples, blocks;
  gsize done; /* blocks, lane 0's own */
  Lane *lanes;
  guint lane_count;
  GCancellable *cancellable;
  const SpecProgress *progress;
} Sums;

static void
correct_near (
    const SpecCloud *cloud, const float *squares, gsize first, gsize height, gsize at, gsize width, float *distances)
{
  for (gsize i = 0; i < height; i++)
    for (gsize j = 0; j < width; j++)
      if (distances[j + i * SIDE] < NEAR * (squares[first + i] + squares[at + j]))
        distances[j + i * SIDE] = (float) spec_cloud_get_distance (cloud, first + i, at + j);
}

/* kernels[side][j + i SIDE] = k (first + i, at + j), 0 on the diagonal of the matrix. */
static void
fill_kernel (Sums *sums, Lane *lane, guint side, gsize first, gsize height, gsize at, gsize width)
{
  const SpecCloud *cloud = sums->clouds[side];
  const float *squares = sums->squares[side];
  gsize d = cloud->points->dimensions;
  float *out = lane->kernels[side];

  spec_cloud_read (cloud, first, height, lane->left);
  spec_cloud_read (cloud, at, width, lane->right);
  spec_blas_sgemm (SPEC_TRANSPOSED, SPEC_PLAIN, width, height, d, -2, lane->right, d, lane->left, d, 0, out, SIDE);
  for (gsize i = 0; i < height; i++)
    spec_vector_add_clamped (width, squares + at, squares[first + i], out + i * SIDE);
  correct_near (cloud, squares, first, height, at, width, out);
  for (gsize i = 0; i < height; i++)
    spec_vector_exp (width, sums->exponents[side], out + i * SIDE, out + i * SIDE);
  for (gsize i = 0; first == at && i < height; i++)
    out[i + i * SIDE] = 0;
}

/* Adds what a block gives, and off the diagonal its mirror image. */
static void
add_block (Lane *lane, gsize first, gsize height, gsize at, gsize width)
{
  double weight = first == at ? 1 : 2, products[3] = { 0 };

  for (gsize i = 0; i < height; i++)
    {
      const float *k = lane->kernels[0] + i * SIDE, *l = lane->kernels[1] + i * SIDE;
      double row_k = 0, row_l = 0;

      for (gsize j = 0; j < width; j++)
        {
          row_k += k[j];
          row_l += l[j];
          products[0] += (double) k[j] * k[j];
          products[1] += (double) l[j] * l[j];
          products[2] += (double) k[j] * l[j];
        }
      lane->rows[0][first + i] += row_k;
      lane->rows[1][first + i] += row_l;
      for (gsize j = 0; first != at && j < width; j++)
        {
          lane->rows[0][at + j] += k[j];
          lane->rows[1][at + j] += l[j];
        }
    }
  for (guint pair = 0; pair < 3; pair++)
    lane->products[pair] += weight * products[pair];
}

/* Blocks (i, j), j <= i, dealt out in turn: each lane's share is the same whatever the timing. */
static void
sum_share (guint index, guint lanes, gpointer data)
{
  Sums *sums = data;
  Lane *lane = &sums->lanes[index];
  gsize number = 0;

  for (gsize i = 0; i < sums->blocks; i++)
    {
      gsize first = i * SIDE, height = MIN (SIDE, sums->samples - first);

      for (gsize at = 0; at <= first; at += SIDE, number++)
        {
          gsize width = MIN (SIDE, sums->samples - at);

          if (number % lanes != index || g_cancellable_is_cancelled (sums->cancellable))
            continue;
          fill_kernel (sums, lane, 0, first, height, at, width);
          fill_kernel (sums, lane, 1, first, height, at, width);
          add_block (lane, first, height, at, width);
        }
      if (index == 0)
        spec_progress_report (sums->progress, SPEC_STAGE_AGREEMENT,
                              (double) number * 2 / ((double) sums->blocks * (double) (sums->blocks + 1)));
    }
}

static gboolean
fail_memory (const Sums *sums, GError **error)
{
  g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("not enough memory for the kernels of %zu samples"), sums->samples);
  return FALSE;
}

static gboolean
make_cloud (Sums *sums, guint side, const SpecPoints *points, double sigma, SpecTeam *team, GError **error)
{
  SpecCloud *cloud = sums->clouds[side] = spec_cloud_new (points, SPEC_CLOUD_PLAIN, team, error);
  double ratio;

  if (cloud == NULL)
    return FALSE;
  ratio = cloud->unit / sigma;
  sums->exponents[side] = (float) -MIN (0.5 * ratio * ratio, 1e30);
  sums->squares[side] = g_try_new (float, points->count);
  if (sums->squares[side] == NULL)
    return fail_memory (sums, error);
  for (gsize i = 0; i < points->count; i++)
    sums->squares[side][i] = (float) cloud->squares[i];
  return TRUE;
}

static gboolean
make_lanes (Sums *sums, gsize dimensions, GError **error)
{
  gboolean ready = TRUE;

  sums->lanes = g_new0 (Lane, sums->lane_count);
  for (guint i = 0; i < sums->lane_count; i++)
    {
      Lane *lane = &sums->lanes[i];

      lane->left = spec_pages_new (SIDE, dimensions * sizeof (float));
      lane->right = spec_pages_new (SIDE, dimensions * sizeof (float));
      ready = ready && lane->left != NULL && lane->right != NULL;
      for (guint side = 0; side < 2; side++)
        {
          lane->kernels[side] = spec_pages_new (SIDE, SIDE * sizeof (float));
          lane->rows[side] = g_try_new0 (double, sums->samples);
          ready = ready && lane->kernels[side] != NULL && lane->rows[side] != NULL;
        }
    }
  return ready || fail_memory (sums, error);
}

static void
conclude (const Sums *sums, SpecKernelAgreement *agreement)
{
  SpecHsicSums hsic = { .samples = sums->samples };

  for (guint i = 0; i < sums->lane_count; i++)
    for (guint pair = 0; pair < 3; pair++)
      hsic.products[pair] += sums->lanes[i].products[pair];
  for (gsize sample = 0; sample < sums->samples; sample++)
    {
      double row[2] = { 0 };

      for (guint i = 0; i < sums->lane_count; i++)
        for (guint side = 0; side < 2; side++)
          row[side] += sums->lanes[i].rows[side][sample];
      hsic.rows[0] += row[0] * row[0];
      hsic.rows[1] += row[1] * row[1];
      hsic.rows[2] += row[0] * row[1];
      hsic.totals[0] += row[0];
      hsic.totals[1] += row[1];
    }
  agreement->cka_debiased = spec_hsic_get_cka (&hsic);
  for (guint side = 0; side < 2; side++)
    agreement->reach[side] = hsic.totals[side] / (double) sums->samples;
}

static void
sums_clear (Sums *sums)
{
  for (guint i = 0; sums->lanes != NULL && i < sums->lane_count; i++)
    {
      g_free (sums->lanes[i].left);
      g_free (sums->lanes[i].right);
      for (guint side = 0; side < 2; side++)
        {
          g_free (sums->lanes[i].kernels[side]);
          g_free (sums->lanes[i].rows[side]);
        }
    }
  g_free (sums->lanes);
  for (guint side = 0; side < 2; side++)
    {
      spec_cloud_free (sums->clouds[side]);
      g_free (sums->squares[side]);
    }
}

gboolean
spec_kernel_agreement_compute (const SpecPoints *x,
                               const SpecPoints *y,
                               const double *sigma,
                               SpecTeam *team,
                               SpecKernelAgreement *agreement,
                               GCancellable *cancellable,
                               const SpecProgress *progress,
                               GError **error)
{
  Sums sums = { .samples = x->count,
                .blocks = (x->count + SIDE - 1) / SIDE,
                .lane_count = spec_team_get_lanes (team),
                .cancellable = cancellable,
                .progress = progress };
  gboolean done = make_cloud (&sums, 0, x, sigma[0], team, error) && make_cloud (&sums, 1, y, sigma[1], team, error)
                  && make_lanes (&sums, MAX (x->dimensions, y->dimensions), error);

  if (done)
    {
      spec_team_run (team, sum_share, &sums);
      done = !g_cancellable_set_error_if_cancelled (cancellable, error);
    }
  if (done)
    conclude (&sums, agreement);
  sums_clear (&sums);
  return done;
}
