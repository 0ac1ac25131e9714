/* One measure of the evidence strip: a title above one value with small print, or above a bar for X and one for Y. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SPEC_TYPE_MEASURE (spec_measure_get_type ())
G_DECLARE_FINAL_TYPE (SpecMeasure, spec_measure, SPEC, MEASURE, GtkBox)

/** @title: shown; @explanation: what it is and how it is computed, as a tooltip. */
GtkWidget *spec_measure_new (const char *title, const char *explanation);

/** Hides the measure where nothing is known. */
void spec_measure_clear (SpecMeasure *measure);

/** @note: the small print. */
void spec_measure_set_value (SpecMeasure *measure, const char *value, const char *note);

/**
 * spec_measure_set_sides:
 * @names: (array fixed-size=2): of X and Y; long ones are shown as the letters
 * @values: (array fixed-size=2): -1 to 1; NaN shows "…"; a bar is as long as the value is above 0
 * @marks: (array fixed-size=2) (nullable): what to compare them with, a mark across each bar
 */
void spec_measure_set_sides (SpecMeasure *measure, const char *const names[2], const double values[2], const double *marks);

/** @detail: (nullable): more digits, after the explanation in the tooltip. */
void spec_measure_set_detail (SpecMeasure *measure, const char *detail);

G_END_DECLS
