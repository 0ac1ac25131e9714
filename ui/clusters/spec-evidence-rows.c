#include "clusters/spec-evidence-rows.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "paint/spec-number-text.h"

static void
row_free (gpointer data)
{
  SpecEvidenceRow *row = data;

  g_free (row->texts[0]);
  g_free (row->texts[1]);
  g_free (row);
}

static GPtrArray *
rows_new (void)
{
  return g_ptr_array_new_with_free_func (row_free);
}

/* Takes the texts. */
static void
add (GPtrArray *rows, const char *title, const char *explanation, char *x, char *y)
{
  SpecEvidenceRow *row = g_new (SpecEvidenceRow, 1);

  *row = (SpecEvidenceRow) { title, explanation, { x, y } };
  g_ptr_array_add (rows, row);
}

static char *
dup_number (double value)
{
  return spec_number_text_fixed (value, 3, SPEC_NUMBER_PLAIN);
}

/* "0.682 ± 0.031" */
static char *
dup_spread (const SpecSpread *spread, int decimals)
{
  g_autofree char *mean = spec_number_text_fixed (spread->mean, decimals, SPEC_NUMBER_PLAIN);
  g_autofree char *deviation = spec_number_text_fixed (spread->deviation, decimals, SPEC_NUMBER_PLAIN);

  return isfinite (spread->mean) ? g_strdup_printf ("%s ± %s", mean, deviation) : g_steal_pointer (&mean);
}

static char *
dup_eigenvalue (double value)
{
  return spec_number_text_fixed (value, 4, SPEC_NUMBER_SIGNED);
}

static char *
dup_label (const SpecModeEvidence *mode)
{
  g_autofree char *share = spec_number_text_fixed (100 * mode->purity, 0, SPEC_NUMBER_PLAIN);

  return g_strdup_printf (_ ("%s %% %s"), share, mode->label);
}

static void
add_sampling (GPtrArray *rows, const SpecEvidence *evidence, const SpecModeEvidence *mode)
{
  g_autofree char *error = spec_number_text_fixed (mode->sampling.error, 4, SPEC_NUMBER_PLAIN);

  if (evidence->halves == 0)
    return;
  add (rows, _ ("Sampling error"),
       _ ("max (0, b)/(√2 − 1) + 2 s: s is the standard deviation of the eigenvalue at this rank over 10 random halves of the samples, b "
          "by how much halves give larger ones. Within it a cluster is weak: not to be told from none."),
       g_strdup_printf (mode->sampling.weak ? _ ("±%s: weak") : "±%s", error), NULL);
  add (rows, _ ("Eigenvalue of halves"), _ ("At the same rank: mean and standard deviation over 10 random halves of the samples."),
       dup_spread (&mode->sampling.value, 4), NULL);
  add (rows, _ ("Stability"),
       _ ("How many of the leading samples that are in a half lead there too, in the half's most similar cluster, whatever its rank: mean "
          "and standard deviation over 10 random halves. Low, but not weak: clusters of nearly equal eigenvalue share one group of "
          "samples."),
       dup_spread (&mode->stability, 3), NULL);
}

GPtrArray *
spec_evidence_rows_new_cluster (const SpecEvidence *evidence, SpecDirection direction, gsize index)
{
  const SpecModeEvidence *mode = &evidence->modes[direction][index];
  const SpecSupport *x = &mode->side[SPEC_SIDE_X], *y = &mode->side[SPEC_SIDE_Y];
  GPtrArray *rows = rows_new ();

  add (rows, _ ("Eigenvalue"), _ ("λ of (K_X − η K_Y) / n: about the share of the samples the cluster holds."),
       dup_eigenvalue (spec_result_get_mode (evidence->result, direction, index)->eigenvalue), NULL);
  add_sampling (rows, evidence, mode);
  add (rows, _ ("Similarity inside"), _ ("The mean of the kernel over the pairs of the leading samples."), dup_number (x->inside),
       dup_number (y->inside));
  add (rows, _ ("Similarity to others"), _ ("The mean of the kernel between the leading samples and 200 samples outside the cluster."),
       dup_number (x->outside), dup_number (y->outside));
  add (rows, _ ("Silhouette"),
       _ ("(b − a) / max (a, b), mean over the leading samples: a is the mean distance to the others of the cluster, b that to the nearest "
          "other cluster of this direction."),
       dup_number (x->silhouette), dup_number (y->silhouette));
  add (rows, _ ("Median distance"), _ ("Within the cluster, in units of the mean distance of all pairs: the mark in the violin."),
       dup_number (x->violin.median), dup_number (y->violin.median));
  if (mode->label != NULL)
    add (rows, _ ("Label purity"), _ ("The share of the most frequent label among the leading samples."), dup_label (mode), NULL);
  return rows;
}

static void
add_labels (GPtrArray *rows, const SpecSetEvidence *set)
{
  if (set->labelled == 0)
    return;
  add (rows, _ ("Labels, AMI"), _ ("Adjusted mutual information of the clusters and the labels of their leading samples: 0 by chance."),
       dup_number (set->label_ami), NULL);
  add (rows, _ ("Labels, NMI"), _ ("Normalised mutual information of the clusters and the labels, not corrected for chance."),
       dup_number (set->label_nmi), NULL);
}

GPtrArray *
spec_evidence_rows_new_set (const SpecEvidence *evidence, SpecDirection direction)
{
  const SpecSetEvidence *set = &evidence->sets[direction];
  const SpecValidation *x = &set->side[SPEC_SIDE_X], *y = &set->side[SPEC_SIDE_Y];
  double noise = spec_result_get_rff_noise (evidence->result);
  GPtrArray *rows = rows_new ();

  add (rows, _ ("AMI of k-means"),
       _ ("k-means with as many clusters on the leading samples, against these clusters: (MI − E[MI]) / (mean entropy − E[MI]), 0 by "
          "chance. Mean and standard deviation over 50 seeds."),
       dup_spread (&x->ami, 3), dup_spread (&y->ami, 3));
  add (rows, _ ("NMI of k-means"), _ ("The same without correction for chance: MI / mean entropy. Mean and standard deviation over 50 seeds."),
       dup_spread (&x->nmi, 3), dup_spread (&y->nmi, 3));
  add (rows, _ ("Silhouette, k-means"), _ ("Of what k-means found. Mean and standard deviation over 50 seeds."),
       dup_spread (&x->kmeans_silhouette, 3), dup_spread (&y->kmeans_silhouette, 3));
  add (rows, _ ("Silhouette, clusters"), _ ("Of these clusters: mean over all their leading samples."), dup_number (x->silhouette),
       dup_number (y->silhouette));
  add (rows, _ ("Distance between"), _ ("Mean distance of two samples of different clusters, in units of the mean distance of all pairs."),
       dup_number (x->between), dup_number (y->between));
  add_labels (rows, set);
  if (isfinite (set->shuffled))
    add (rows, _ ("Rows of Y shuffled"),
         _ ("The outermost eigenvalue with the rows of Y in random order: how far it could go for embeddings that share nothing. An upper "
            "yardstick, never a noise level."),
         dup_eigenvalue (set->shuffled), NULL);
  if (noise > 0)
    add (rows, _ ("Error of RFF"), _ ("(1 + η)/√r, the size of the error of r random features."),
         g_strdup_printf ("±%.4f", noise), NULL);
  return rows;
}
