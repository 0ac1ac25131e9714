/* A line of text that appears over the work for some seconds. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SPEC_TYPE_TOAST (spec_toast_get_type ())
G_DECLARE_FINAL_TYPE (SpecToast, spec_toast, SPEC, TOAST, GtkWidget)

/** Returns: a floating widget for a GtkOverlay; nothing is seen of it before spec_toast_show() */
GtkWidget *spec_toast_new (void);

/** Shows @text for six seconds, in the place of what was shown before. */
void spec_toast_show (SpecToast *toast, const char *text);

/** Lets it go before its time. */
void spec_toast_hide (SpecToast *toast);

G_END_DECLS
