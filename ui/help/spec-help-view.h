/* A page of the user guide as text that can be read, searched and copied. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SPEC_TYPE_HELP_VIEW (spec_help_view_get_type ())
G_DECLARE_FINAL_TYPE (SpecHelpView, spec_help_view, SPEC, HELP_VIEW, GtkWidget)

/** Its signal "link" (const char *page) asks for another page. */
GtkWidget *spec_help_view_new (void);

/** Shows the page @name from its beginning. */
void spec_help_view_show (SpecHelpView *view, const char *name);

/** Marks every place with @needle, whatever the case; "" marks none. Returns: how many there are */
guint spec_help_view_mark (SpecHelpView *view, const char *needle);

/** Shows the marked place after the last one shown, the first again after the last. */
void spec_help_view_next (SpecHelpView *view);

/** Returns: (transfer full): what is shown, without pictures */
char *spec_help_view_dup_text (SpecHelpView *view);

G_END_DECLS
