/* The command line of `compute`, checked: a plain value whose strings are its own. */
#pragma once

#include <gio/gio.h>

#include "paint/spec-figure-set.h"
#include "spec-file-options.h"
#include "spec/spec-params.h"

G_BEGIN_DECLS

typedef struct
{
  SpecFileOptions files;
  gboolean evidence;
  gboolean bandwidth_map;
  SpecParams params;
  SpecFigureOptions figures;
} SpecComputeOptions;

/**
 * spec_compute_options_parse:
 * @status: (out): what the program ends with where this fails
 *
 * Returns: (transfer full): what @arguments ask for, or NULL: a word too many, a number out of its range, a project that cannot be read
 */
SpecComputeOptions *spec_compute_options_parse (const SpecCommand *command, char **arguments, SpecExit *status, GError **error);

/** @options: (nullable) (transfer full): with the strings and the project of its files */
void spec_compute_options_free (SpecComputeOptions *options);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecComputeOptions, spec_compute_options_free)

G_END_DECLS
