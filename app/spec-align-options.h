/* The command line of `align`, checked: a plain value whose strings are its own. */
#pragma once

#include "align/spec-align-params.h"
#include "spec-file-options.h"

G_BEGIN_DECLS

typedef struct
{
  SpecFileOptions files;
  SpecAlignParams params;
} SpecAlignOptions;

/** Returns: (transfer full): what @arguments ask for, or NULL: a word too many, a number out of its range … */
SpecAlignOptions *spec_align_options_parse (const SpecCommand *command, char **arguments, GError **error);

/** @options: (nullable) (transfer full): with the strings and the project of its files */
void spec_align_options_free (SpecAlignOptions *options);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecAlignOptions, spec_align_options_free)

G_END_DECLS
