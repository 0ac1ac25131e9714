/* A montage that was exported, as a project remembers it: enough to make the same file again. */
#pragma once

#include <json-glib/json-glib.h>

#include "paint/spec-figure.h"
#include "paint/spec-montage-style.h"
#include "project/spec-curation.h"
#include "samples/spec-samples.h"

G_BEGIN_DECLS

/** A plain value. */
typedef struct
{
  char file[256];            /* its name, with the ending of its format; no folder */
  guint per_direction[2];    /* by SpecDirection: how many clusters, the strongest first */
  guint single;              /* 0; or the number, from 1, of the only cluster shown */
  SpecDirection direction;   /* of that */
  SpecMontageStyle style;
} SpecSavedFigure;

/** Returns: (transfer full): @list, the JSON of a list (nullable), with @figure in the place of one of the same file. */
char *spec_saved_figure_add_to_list (const char *list, const SpecSavedFigure *figure);

/** Returns: (transfer full): SpecSavedFigure, those of @list (nullable) that can be read. */
GArray *spec_saved_figure_parse_list (const char *list);

/**
 * spec_saved_figure_write_all:
 * @list: (nullable): see spec_saved_figure_add_to_list()
 * @samples: (nullable):
 * @curation: (nullable):
 *
 * Writes each figure of @list into @folder, with the bytes the window gave it. A name that is taken there gets "exported-" in front.
 * Any thread.
 */
gboolean spec_saved_figure_write_all (const char *list, SpecResult *result, SpecSamples *samples, SpecCuration *curation,
                                      const char *folder, GCancellable *cancellable, GError **error);

G_END_DECLS
