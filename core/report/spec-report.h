/* The result folder of `compute`: result.json, eigenvalues.npy, eigenvectors.npy, clusters.csv (CONTRACT.md). */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "evidence/spec-evidence.h"
#include "samples/spec-samples.h"
#include "spec/spec-result.h"

G_BEGIN_DECLS

/** What the result itself does not know. Times in seconds. */
typedef struct
{
  double load_seconds;
  double evidence_seconds;
  double figure_seconds;
  double total_seconds;
} SpecReportTimes;

/**
 * spec_report_build_json:
 * @samples: (nullable):
 * Returns: (transfer full): the object of result.json, SHA-256 of the inputs included; or NULL
 */
JsonNode *spec_report_build_json (SpecResult *result, SpecSamples *samples, const SpecReportTimes *times,
                                  GCancellable *cancellable, GError **error);

/**
 * spec_report_set_evidence:
 * Puts @evidence in place of the null that spec_report_build_json() wrote; definitions in spec-evidence.h. What could not
 * be had (no labels, fewer than two clusters) is null; S stands for {"mean", "std"}, the standard deviation over all:
 *
 *   "samples_per_mode", "outside_samples", "kmeans_seeds", "halves", "half_samples",
 *   "mean_distance": {"samples": rows it is taken over, "x", "y"},
 *   "rff_noise": null for an exact result,
 *   "sets": {"positive": {"clusters", "samples": in the union of the top samples,
 *       "x": {"ami": S, "nmi": S, "kmeans_silhouette": S, "silhouette", "between_distance"}, "y": the same,
 *       "labels": {"samples", "ami", "nmi"}, "shuffled_rows_eigenvalue"}, "negative": the same},
 *   "positive": [{"mode", "label", "purity",
 *       "x": {"similarity_inside", "similarity_outside", "silhouette",
 *         "distances": {"pairs", "least", "lower_quartile", "median", "upper_quartile", "greatest", "mean",
 *           "density": [64 values at even steps from least to greatest]}}, "y": the same,
 *       "halves": {"mean", "std", "least", "greatest"}, "sampling_error", "weak", "stability": S}],
 *   "negative": the same
 */
void spec_report_set_evidence (JsonNode *root, const SpecEvidence *evidence);

/** Writes the arrays and tables into the existing folder @folder (result.json apart). */
gboolean spec_report_write_tables (SpecResult *result, SpecSamples *samples, const char *folder,
                                   GCancellable *cancellable, GError **error);

/** Writes result.json into @folder. */
gboolean spec_report_write_json (JsonNode *root, const char *path, GError **error);

G_END_DECLS
