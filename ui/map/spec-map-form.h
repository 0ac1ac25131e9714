/* Rows of a form on the left side: a label and its control. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** Returns: an empty form, a GtkGrid. */
GtkWidget *spec_map_form_new (void);

/** Adds @control under the others, named by @text (with mnemonic). Returns: (transfer none): the label */
GtkWidget *spec_map_form_append (GtkWidget *form, const char *text, const char *tooltip, GtkWidget *control);

/** Returns: a spin button for whole numbers. */
GtkWidget *spec_map_form_make_spin (double low, double high, double step, double page);

/** Returns: a card with this title, ready for a form. */
GtkWidget *spec_map_form_make_card (const char *title);

G_END_DECLS
