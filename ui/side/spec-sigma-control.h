/* The bandwidth of one side: an entry and a slider over the same number, ln sigma, so that equal moves are equal
 * ratios. */
#pragma once

#include <gtk/gtk.h>

#include "model/spec-session.h"

G_BEGIN_DECLS

#define SPEC_TYPE_SIGMA_CONTROL (spec_sigma_control_get_type ())
G_DECLARE_FINAL_TYPE (SpecSigmaControl, spec_sigma_control, SPEC, SIGMA_CONTROL, GObject)

/** Binds to sigma-x and median-x of @session, or sigma-y and median-y. It must live as long as its widgets. */
SpecSigmaControl *spec_sigma_control_new (SpecSession *session, SpecSide side);

/** Returns: (transfer none): the entry, 3 significant digits; step x 1.05, page x 1.5. */
GtkWidget *spec_sigma_control_get_entry (SpecSigmaControl *control);

/** Returns: (transfer none): the slider from 0.02 to 20 medians, the median marked. */
GtkWidget *spec_sigma_control_get_scale (SpecSigmaControl *control);

/**
 * spec_sigma_control_find_track:
 * @relative: a widget of the same window
 * @low, @high: (out): sigma at the ends of the slider's way
 * @left, @right: (out): where its knob's middle stands there, in @relative's coordinates; @left is of @low, whichever side that is
 *
 * Returns: whether the slider is shown and has a range
 */
gboolean spec_sigma_control_find_track (SpecSigmaControl *control, GtkWidget *relative, double *low, double *high, double *left,
                                        double *right);

G_END_DECLS
