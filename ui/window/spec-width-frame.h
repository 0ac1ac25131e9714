/* Gives its window the style classes "narrow" (below 1200 pixels, more with a larger text), "large-text" and "very-narrow" (below 1000): GTK 4.8 has no breakpoints. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SPEC_TYPE_WIDTH_FRAME (spec_width_frame_get_type ())
G_DECLARE_FINAL_TYPE (SpecWidthFrame, spec_width_frame, SPEC, WIDTH_FRAME, GtkWidget)

/** Holds one child, which fills it. Properties "narrow" and "very-narrow" (boolean, read only) notify. */
GtkWidget *spec_width_frame_new (void);

/** @child: takes the place of the one there was; not NULL */
void spec_width_frame_set_child (SpecWidthFrame *frame, GtkWidget *child);

G_END_DECLS
