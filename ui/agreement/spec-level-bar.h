/* A value from 0 to 1 as a bar, with a mark at what unrelated data would give. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SPEC_TYPE_LEVEL_BAR (spec_level_bar_get_type ())
G_DECLARE_FINAL_TYPE (SpecLevelBar, spec_level_bar, SPEC, LEVEL_BAR, GtkWidget)

/** Returns: a floating widget: an empty trough without a mark */
GtkWidget *spec_level_bar_new (void);

/** @value: NaN: an empty trough; @level: NaN: no mark. What is outside 0 to 1 is shown at the nearer end. */
void spec_level_bar_set (SpecLevelBar *bar, double value, double level);

G_END_DECLS
