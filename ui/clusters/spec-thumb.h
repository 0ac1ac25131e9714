/* One small picture of a file: decoded while it can be seen, a labelled placeholder where there is none. */
#pragma once

#include <gtk/gtk.h>

#include "clusters/spec-thumb-cache.h"

G_BEGIN_DECLS

#define SPEC_TYPE_THUMB (spec_thumb_get_type ())
G_DECLARE_FINAL_TYPE (SpecThumb, spec_thumb, SPEC, THUMB, GtkWidget)

/** A square that likes to be @size pixels wide and fills what it gets. */
GtkWidget *spec_thumb_new (int size);

/** One that is @size pixels wide and high whatever it gets: for boxes that ask how wide their children are for a height, to which a
 * square that fills its width has no answer. */
GtkWidget *spec_thumb_new_fixed (int size);

/** Its natural width and height in pixels; the picture is decoded anew only where it gets other room. */
void spec_thumb_set_size (SpecThumb *thumb, int size);

/**
 * spec_thumb_set_path:
 * @path: (nullable): NULL shows nothing
 * @keep: whether the picture shown may stay until the new one is there (no flicker), rather than a placeholder
 */
void spec_thumb_set_path (SpecThumb *thumb, const char *path, gboolean keep);

/** Returns: of the path it has now; SPEC_THUMB_LOADING too where nothing was asked for yet */
SpecThumbState spec_thumb_get_state (SpecThumb *thumb);

/** Returns: (transfer none) (nullable): what is shown. */
GdkTexture *spec_thumb_get_texture (SpecThumb *thumb);

/** Returns: whether what is shown, picture or placeholder, is the answer for the path, and not what stays until it comes. */
gboolean spec_thumb_is_settled (SpecThumb *thumb);

/** Returns: (nullable): what a placeholder says, "not found" or "cannot decode"; NULL with SPEC_THUMB_READY. */
const char *spec_thumb_state_get_word (SpecThumbState state);

G_END_DECLS
