/* The three cards at the left of the export window. Signal "changed": some choice did. */
#pragma once

#include <gtk/gtk.h>

#include "export/spec-export-choices.h"
#include "samples/spec-samples.h"

G_BEGIN_DECLS

#define SPEC_TYPE_EXPORT_FORM (spec_export_form_get_type ())
G_DECLARE_FINAL_TYPE (SpecExportForm, spec_export_form, SPEC, EXPORT_FORM, GtkBox)

/** @choices: (out caller-allocates): what the form says now: a plain value, to be asked for anew with "changed" */
void spec_export_form_get_choices (SpecExportForm *form, SpecExportChoices *choices);

/** Offers what montages of such samples have a use for. */
void spec_export_form_set_kind (SpecExportForm *form, SpecSamplesKind kind);

/** Puts the names of the embeddings into "Only what X groups". */
void spec_export_form_set_names (SpecExportForm *form, const char *name_x, const char *name_y);

/** Choosing a file name by its ending chooses the format. */
void spec_export_form_set_format (SpecExportForm *form, SpecFigureFormat format);

G_END_DECLS
