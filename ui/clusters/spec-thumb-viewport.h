/* Tells the thumbnails inside a scrolled window which of them can be seen, or soon will be: only those are decoded. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SPEC_TYPE_THUMB_VIEWPORT (spec_thumb_viewport_get_type ())
G_DECLARE_FINAL_TYPE (SpecThumbViewport, spec_thumb_viewport, SPEC, THUMB_VIEWPORT, GObject)

/** Called after a layout or a scroll; the one to be decoded first is told last. */
typedef void (*SpecThumbViewportFunc) (GtkWidget *widget, gboolean near);

/** Returns: (transfer none) (nullable): that of the scrolled window around @widget, made on first use. */
SpecThumbViewport *spec_thumb_viewport_find (GtkWidget *widget);

/** @func is called for @widget until it is removed; soon for the first time. */
void spec_thumb_viewport_add (SpecThumbViewport *viewport, GtkWidget *widget, SpecThumbViewportFunc func);
/** @widget is not told any more; it must ask for this before it goes. Nothing for one that was never added. */
void spec_thumb_viewport_remove (SpecThumbViewport *viewport, GtkWidget *widget);

/** Looks again soon: a widget has got another picture or another place. */
void spec_thumb_viewport_queue (SpecThumbViewport *viewport);

G_END_DECLS
