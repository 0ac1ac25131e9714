/* What a person chose in the export window. A plain value. */
#pragma once

#include "paint/spec-figure.h"
#include "paint/spec-montage-style.h"

G_BEGIN_DECLS

typedef enum
{
  SPEC_EXPORT_BOTH,
  SPEC_EXPORT_POSITIVE, /* only what X groups */
  SPEC_EXPORT_NEGATIVE, /* only what Y groups */
  SPEC_EXPORT_SELECTED, /* the session's selected cluster */
} SpecExportShow;

typedef struct
{
  SpecExportShow show;
  guint per_direction; /* clusters of each direction */
  SpecMontageStyle style;
  SpecFigureFormat format;
  gboolean record; /* the .json beside the figure */
  gboolean latex;  /* the .tex beside the figure */
} SpecExportChoices;

G_END_DECLS
