/* The command line of `compute`, checked: a plain value whose strings are its own. */
#pragma once

#include <gio/gio.h>

#include "paint/spec-figure-set.h"
#include "spec-command.h"
#include "spec/spec-params.h"

G_BEGIN_DECLS

typedef struct
{
  char *input[2];   /* by SpecSide: FILE or FILE:ARRAY */
  char *name[2];    /* (nullable): for figures and tables */
  char *output;     /* the result folder */
  char *images;     /* (nullable): list or folder */
  char *image_root; /* (nullable) */
  char *texts;      /* (nullable) */
  char *labels;     /* (nullable) */
  gboolean evidence;
  gboolean quiet;
  SpecParams params;
  SpecFigureOptions figures;
} SpecComputeOptions;

/** Returns: (transfer full): what @arguments ask for, or NULL: a word too many, a number out of its range … */
SpecComputeOptions *spec_compute_options_parse (const SpecCommand *command, char **arguments, GError **error);

void spec_compute_options_free (SpecComputeOptions *options);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecComputeOptions, spec_compute_options_free)

G_END_DECLS
