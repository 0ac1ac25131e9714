/* A check button that is never the reason why a side is wide: its words take a second line. */
#pragma once

#include <gtk/gtk.h>

/** @text: with a mnemonic. Returns: (transfer floating): a GtkCheckButton */
GtkWidget *spec_wrapping_check_new (const char *text);
