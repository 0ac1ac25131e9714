/* A text with a shorter form for where it does not fit: "≈ 288 images", "≈ 288". */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SPEC_TYPE_FIT_LABEL (spec_fit_label_get_type ())
G_DECLARE_FINAL_TYPE (SpecFitLabel, spec_fit_label, SPEC, FIT_LABEL, GtkWidget)

/** @xalign: 0 the start, 1 the end. */
GtkWidget *spec_fit_label_new (float xalign);

/** Of words of which the last may be missed: where not even the shorter form fits, it ends in an ellipsis. */
GtkWidget *spec_fit_label_new_cut (void);

/** @brief: what is shown where @full does not fit. */
void spec_fit_label_set (SpecFitLabel *label, const char *full, const char *brief);
/** The same, in Pango's markup. */
void spec_fit_label_set_markup (SpecFitLabel *label, const char *full, const char *brief);

/** Returns: whether it says anything. */
gboolean spec_fit_label_has_text (SpecFitLabel *label);

G_END_DECLS
