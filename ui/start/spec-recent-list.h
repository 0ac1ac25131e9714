/* The recent projects on the start page; not there when there are none. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SPEC_TYPE_RECENT_LIST (spec_recent_list_get_type ())
G_DECLARE_FINAL_TYPE (SpecRecentList, spec_recent_list, SPEC, RECENT_LIST, GtkBox)

/** A row activates win.open-project with the path of its project. */
GtkWidget *spec_recent_list_new (void);

G_END_DECLS
