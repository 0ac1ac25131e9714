/* A thin horizontal bar in the colour of the text: how large a value is beside the others. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SPEC_TYPE_VALUE_BAR (spec_value_bar_get_type ())
G_DECLARE_FINAL_TYPE (SpecValueBar, spec_value_bar, SPEC, VALUE_BAR, GtkWidget)

/** Colours come from its style: .cx, .cy; the ground of class .trough from the style sheet. */
GtkWidget *spec_value_bar_new (void);

/** @fraction: 0 to 1. */
void spec_value_bar_set_fraction (SpecValueBar *bar, double fraction);
/** @fraction: 0 to 1: where a mark crosses the bar; NaN: nowhere. */
void spec_value_bar_set_mark (SpecValueBar *bar, double fraction);
/** Returns: as set, 0 to 1; the bar itself has no words for it */
double spec_value_bar_get_fraction (SpecValueBar *bar);

G_END_DECLS
