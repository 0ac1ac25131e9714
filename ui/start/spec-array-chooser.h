/* Which of the arrays a file holds is the embedding: a drop-down, there only when there is a choice. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SPEC_TYPE_ARRAY_CHOOSER (spec_array_chooser_get_type ())
G_DECLARE_FINAL_TYPE (SpecArrayChooser, spec_array_chooser, SPEC, ARRAY_CHOOSER, GtkWidget)

/** Signal "chosen" (string location): "FILE:ARRAY", when the person picks another one. */
GtkWidget *spec_array_chooser_new (void);

/**
 * spec_array_chooser_show:
 * @path: (nullable): the file; its arrays are listed on another thread, and the chooser is hidden until there are two to choose from
 * @current: (nullable): the array in use
 */
void spec_array_chooser_show (SpecArrayChooser *chooser, const char *path, const char *current);

G_END_DECLS
