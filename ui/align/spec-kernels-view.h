/* Three kernel matrices side by side, their groups at the left and one colour bar at the right. */
#pragma once

#include <gtk/gtk.h>

#include "align/spec-align-session.h"

G_BEGIN_DECLS

#define SPEC_TYPE_KERNELS_VIEW (spec_kernels_view_get_type ())
G_DECLARE_FINAL_TYPE (SpecKernelsView, spec_kernels_view, SPEC, KERNELS_VIEW, GtkWidget)

/** Follows @session. */
GtkWidget *spec_kernels_view_new (SpecAlignSession *session);

G_END_DECLS
