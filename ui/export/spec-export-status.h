/* The words of the export window's status line. */
#pragma once

#include "export/spec-export-choices.h"
#include "paint/spec-montage-layout.h"

G_BEGIN_DECLS

/** Returns: (transfer full): how sure the numbers are: "Exact result", "Preview, 2,000 samples" … */
char *spec_export_status_dup_state (const SpecMontage *montage);

/** Returns: (transfer full): "6.75 × 5.10 in · 54 images · vector text · about 1.6 MB". */
char *spec_export_status_dup_facts (const SpecMontage *montage,
                                    const SpecMontageLayout *layout,
                                    const SpecExportChoices *choices);

/** Returns: (transfer full): "smallest text 7 pt", or "" where there is none. */
char *spec_export_status_dup_smallest (const SpecMontageLayout *layout);

/** Returns: about how large the file will be, in bytes. */
guint64 spec_export_status_estimate_size (const SpecMontageLayout *layout, const SpecExportChoices *choices);

/** Returns: (transfer full): a file name to propose: "CLIP-DINOv2.pdf". */
char *spec_export_status_dup_file_name (const SpecMontage *montage, SpecFigureFormat format);

G_END_DECLS
