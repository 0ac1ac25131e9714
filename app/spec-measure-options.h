/* The command line of `measure`, checked: a plain value whose strings are its own. */
#pragma once

#include <gio/gio.h>

#include "agreement/spec-agreement.h"
#include "paint/spec-figure.h"
#include "spec-file-options.h"

G_BEGIN_DECLS

typedef struct
{
  SpecFileOptions files;
  guint curve;            /* bits of SpecFigureFormat: figures to draw, and curve.csv with them */
  GArray *neighbourhoods; /* of SpecNeighbourhood, which params borrows */
  SpecAgreementParams params;
} SpecMeasureOptions;

/** Returns: (transfer full): what @arguments ask for, or NULL. */
SpecMeasureOptions *spec_measure_options_parse (const SpecCommand *command, char **arguments, GError **error);

/** @options: (nullable) (transfer full): with the strings and the project of its files */
void spec_measure_options_free (SpecMeasureOptions *options);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecMeasureOptions, spec_measure_options_free)

G_END_DECLS
