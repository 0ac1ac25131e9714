/* A small spot in the colour a label has on the map. The word stands beside it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SPEC_TYPE_LABEL_DOT (spec_label_dot_get_type ())
G_DECLARE_FINAL_TYPE (SpecLabelDot, spec_label_dot, SPEC, LABEL_DOT, GtkWidget)

/** Returns: a floating widget that is hidden until it has an order */
GtkWidget *spec_label_dot_new (void);

/** @order: that of spec_sample_marks_get_label_order(); -1 hides it. Beyond the hues there are it is grey. */
void spec_label_dot_set_order (SpecLabelDot *dot, int order);
/** Returns: as set; -1 while hidden */
int spec_label_dot_get_order (SpecLabelDot *dot);

G_END_DECLS
