/* A montage on its sheet, as it will be printed, at any zoom. Put it into a GtkScrolledWindow. */
#pragma once

#include <gtk/gtk.h>

#include "paint/spec-montage.h"
#include "paint/spec-montage-layout.h"

G_BEGIN_DECLS

#define SPEC_TYPE_MONTAGE_VIEW (spec_montage_view_get_type ())
G_DECLARE_FINAL_TYPE (SpecMontageView, spec_montage_view, SPEC, MONTAGE_VIEW, GtkWidget)

/* Property "percent" (double, R): of the printed size, on a screen of 96 dpi. Notified outside of allocation. */

/** Returns: a floating widget: an empty sheet, fitted to the room there is */
GtkWidget *spec_montage_view_new (void);

/** @montage: (nullable): nothing to show yet */
void spec_montage_view_set (SpecMontageView *view, SpecMontage *montage, const SpecMontageStyle *style);

/** Returns: (nullable) (transfer none): of what is shown. */
const SpecMontageLayout *spec_montage_view_get_layout (SpecMontageView *view);

/** One step of the zoom, @direction +1 or -1. */
void spec_montage_view_zoom (SpecMontageView *view, int direction);

/** The whole sheet, as large as there is room. */
void spec_montage_view_zoom_fit (SpecMontageView *view);

/** Returns: property "percent": 100 where an inch of the figure takes 96 pixels */
double spec_montage_view_get_percent (SpecMontageView *view);

G_END_DECLS
