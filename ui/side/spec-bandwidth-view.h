/* The tiny spectrum of an embedding card, in front of the map of its bandwidths, which lies under the slider as the slider does. */
#pragma once

#include <gtk/gtk.h>

#include "model/spec-bandwidth-model.h"
#include "side/spec-sigma-control.h"

G_BEGIN_DECLS

/** @sigma: (transfer none): whose slider stands above */
GtkWidget *spec_bandwidth_view_new (SpecBandwidthModel *model, SpecSide side, SpecSigmaControl *sigma);

G_END_DECLS
