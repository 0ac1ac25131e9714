/* What a screen reader is told where GTK 4.8 leaves gaps. */
#pragma once

#include <gtk/gtk.h>

/**
 * Gives a name to the controls below @root that have none: an icon button the words of its tooltip, the button inside a drop-down and a menu
 * button the name of what it opens, a check button its words without the underscore of the mnemonic. To be called when the widgets are
 * built; again for those that are added.
 */
void spec_accessible_complete (GtkWidget *root);

/** Icons are beside words or in a button with a name: they are not read aloud as well. To be called before any is made. */
void spec_accessible_hide_icons (void);
