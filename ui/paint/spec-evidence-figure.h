/* The figure of the evidence: the spectrum of the difference with the band of the sampling error, violins of the distances within the
 * clusters of both directions, and how far k-means finds them. Any thread. */
#pragma once

#include "evidence/spec-evidence.h"
#include "paint/spec-figure.h"

G_BEGIN_DECLS

/** Returns: (transfer full): the bytes of the file, or NULL with SPEC_ERROR_MEMORY or G_IO_ERROR_CANCELLED. */
GBytes *spec_evidence_figure_render (const SpecEvidence *evidence, double width_inches, double dpi, SpecFigureFormat format,
                                     GCancellable *cancellable, GError **error);

/** Writes evidence.pdf and evidence.png into @folder. */
gboolean spec_evidence_figure_write (const SpecEvidence *evidence, double width_inches, double dpi, const char *folder,
                                     GCancellable *cancellable, GError **error);

G_END_DECLS
