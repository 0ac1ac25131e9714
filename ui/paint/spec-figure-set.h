/* The figures of `compute`: a montage for each mode, an overview, and the spectra. No display needed. */
#pragma once

#include <gio/gio.h>

#include "base/spec-progress.h"
#include "evidence/spec-evidence.h"
#include "paint/spec-figure.h"
#include "project/spec-curation.h"
#include "samples/spec-samples.h"
#include "spec/spec-result.h"

G_BEGIN_DECLS

/** What `compute` lets one choose. A plain value. */
typedef struct
{
  guint formats; /* SpecFigureFormat bits; 0: no montages */
  guint columns; /* pictures in a row; the rows follow from params.samples_per_mode */
  guint dpi;     /* of PNG pixels and of the pictures inside PDF and SVG */
  double width;  /* inches */
  gboolean fold; /* near-duplicates are shown once (spec-duplicates.h) */
  SpecCuration *curation; /* (nullable), borrowed: names, pinned and excluded samples */
  const SpecEvidence *evidence; /* (nullable), borrowed: of the result: which clusters are weak, the sampling error */
} SpecFigureOptions;

#define SPEC_FIGURE_OPTIONS_DEFAULT                                                                                    \
  {                                                                                                                    \
    .formats = 0, .columns = 5, .dpi = 300, .width = 6.75                                                              \
  }

/** Returns: whether the numbers are in range: columns 1 to 100, dpi 36 to 2400, width 0.5 to 100 inches. */
gboolean spec_figure_options_validate (const SpecFigureOptions *options, GError **error);

/**
 * spec_figure_set_write:
 * @samples: (nullable):
 * @folder: exists
 * @progress: (nullable): stage SPEC_STAGE_FIGURES, 0 to 1 over all montages
 *
 * Writes montage-x-01 … (clusters of X), montage-y-01 … (clusters of Y) and montage-overview in each format asked for,
 * and beside each the .json that makes it again; of texts also a .tex with the lists. Any thread.
 */
gboolean spec_figure_set_write (SpecResult *result,
                                SpecSamples *samples,
                                const SpecFigureOptions *options,
                                const char *folder,
                                const SpecProgress *progress,
                                GCancellable *cancellable,
                                GError **error);

/** Writes spectrum.pdf and spectrum.png (both single spectra and the spectrum of the difference) and the spectrum.json
 * that makes them again. Any thread. */
gboolean spec_figure_set_write_spectrum (SpecResult *result,
                                         SpecSamples *samples,
                                         const SpecFigureOptions *options,
                                         const char *folder,
                                         GCancellable *cancellable,
                                         GError **error);

G_END_DECLS
