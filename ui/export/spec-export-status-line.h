/* The line under the preview: how sure the numbers are, how large the figure will be, and what is being written. */
#pragma once

#include <gtk/gtk.h>

#include "export/spec-export-choices.h"
#include "paint/spec-montage-layout.h"

G_BEGIN_DECLS

#define SPEC_TYPE_EXPORT_STATUS_LINE (spec_export_status_line_get_type ())
G_DECLARE_FINAL_TYPE (SpecExportStatusLine, spec_export_status_line, SPEC, EXPORT_STATUS_LINE, GtkBox)

/** Says what the preview shows; nothing changes while something is being written. @montage, @layout: (nullable) */
void spec_export_status_line_show (SpecExportStatusLine *line,
                                   const SpecMontage *montage,
                                   const SpecMontageLayout *layout,
                                   const SpecExportChoices *choices);

/** Says "@what" with a moving bar and Cancel (action export.cancel) until spec_export_status_line_end(). */
void spec_export_status_line_begin (SpecExportStatusLine *line, const char *what);
/** The bar and Cancel go; the words stay until one of the functions around it says others. */
void spec_export_status_line_end (SpecExportStatusLine *line);

/** Says @text, as done or as failed, until the next spec_export_status_line_show(). */
void spec_export_status_line_say (SpecExportStatusLine *line, const char *text, gboolean failed);

/** Returns: what it says at its start. */
const char *spec_export_status_line_get_text (SpecExportStatusLine *line);

G_END_DECLS
