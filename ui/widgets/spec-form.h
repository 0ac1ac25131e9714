/* The form of a card on the left side: a name on the left of each row, its control on the right. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** Returns: (transfer floating): a GtkGrid without rows. @style: the style class beside "form", for what is special about it */
GtkWidget *spec_form_new (const char *style);

/** Adds @control below the others, named by @text (with a mnemonic); @tooltip: (nullable): of both. Returns: (transfer none): the label */
GtkWidget *spec_form_append (GtkWidget *form, const char *text, const char *tooltip, GtkWidget *control);

/** Returns: (transfer floating): a spin button as forms have them, @low at first, with @digits after the point */
GtkWidget *spec_form_make_spin (double low, double high, double step, double page, guint digits);

/** Returns: (transfer floating): a vertical GtkBox, the card with this title, to which the form is appended */
GtkWidget *spec_form_make_card (const char *title);

G_END_DECLS
