/* The command line of `compute`, checked: a plain value whose strings are its own. */
#pragma once

#include <gio/gio.h>

#include "paint/spec-figure-set.h"
#include "project/spec-project.h"
#include "spec-command.h"
#include "spec/spec-params.h"

G_BEGIN_DECLS

typedef struct
{
  SpecProject *project; /* (nullable): names the files in place of the next members */
  char *root;           /* (nullable): where the files of the project are now */
  char *input[2];   /* by SpecSide: FILE or FILE:ARRAY */
  char *name[2];    /* (nullable): for figures and tables */
  char *output;     /* the result folder */
  char *images;     /* (nullable): list or folder */
  char *image_root; /* (nullable) */
  char *texts;      /* (nullable) */
  char *labels;     /* (nullable) */
  gboolean evidence;
  gboolean bandwidth_map;
  gboolean quiet;
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

void spec_compute_options_free (SpecComputeOptions *options);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecComputeOptions, spec_compute_options_free)

G_END_DECLS
