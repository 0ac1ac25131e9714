/* The window part of the program: GtkApplication, its actions, files from the command line. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SPEC_TYPE_APPLICATION (spec_application_get_type ())
G_DECLARE_FINAL_TYPE (SpecApplication, spec_application, SPEC, APPLICATION, GtkApplication)

/** Returns: (transfer full): each start is a process of its own, but what the desktop starts over the bus is one for
 * all that is opened there */
SpecApplication *spec_application_new (void);

/** Runs `spec-explorer [--demo] [X Y [IMAGES [LABELS]]]`. Returns: the exit status. */
int spec_application_main (int argc, char **argv);

G_END_DECLS
