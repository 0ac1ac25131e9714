/* One measure before and after: its name, both numbers and what lies between them. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SPEC_TYPE_CHANGE_MEASURE (spec_change_measure_get_type ())
G_DECLARE_FINAL_TYPE (SpecChangeMeasure, spec_change_measure, SPEC, CHANGE_MEASURE, GtkBox)

/** @name: as of spec_change_measure_set_name(). Returns: a floating widget without numbers */
GtkWidget *spec_change_measure_new (const char *name);

/**
 * spec_change_measure_set:
 * @before, @after: numbers as text; NULL: not known yet
 * @final: whether @after will not change any more
 * @remark: (nullable): "−59 %"
 */
void spec_change_measure_set (SpecChangeMeasure *measure, const char *before, const char *after, gboolean final,
                              const char *remark);

/** @name: copied, in the person's language; its tooltip as well, for where it is cut short */
void spec_change_measure_set_name (SpecChangeMeasure *measure, const char *name);

G_END_DECLS
