/* A row of small pictures: as many as there is room for, at least three. */
#pragma once

#include <gtk/gtk.h>

#include "samples/spec-samples.h"

G_BEGIN_DECLS

#define SPEC_TYPE_THUMB_STRIP (spec_thumb_strip_get_type ())
G_DECLARE_FINAL_TYPE (SpecThumbStrip, spec_thumb_strip, SPEC, THUMB_STRIP, GtkWidget)

/** Returns: a floating widget without pictures; it decodes no more of them than it shows */
GtkWidget *spec_thumb_strip_new (void);

/**
 * spec_thumb_strip_set_rows:
 * @rows: (array length=count): sample rows, the most typical first
 *
 * The pictures shown stay until their successors are there. Samples that are no images are shown as words.
 */
void spec_thumb_strip_set_rows (SpecThumbStrip *strip, SpecSamples *samples, const guint32 *rows, gsize count);

/** Returns: how many pictures are shown now. */
guint spec_thumb_strip_get_shown (SpecThumbStrip *strip);

G_END_DECLS
