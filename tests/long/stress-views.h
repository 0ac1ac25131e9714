/* What the views of a window work with, and what they do. */
#pragma once

#include <gtk/gtk.h>

#include "agreement/spec-agreement-session.h"
#include "align/spec-align-session.h"
#include "map/spec-map-session.h"
#include "stress-check.h"

/* (transfer none) (nullable): a view is made when it is first shown. */
typedef struct
{
  SpecMapSession *map;
  SpecAgreementSession *agreement;
  SpecAlignSession *align;
} StressViews;

StressViews stress_views_find (GtkWidget *window);

/* Makes maps and trainings short. */
void stress_views_hurry (const StressViews *views);

/* Returns: whether one of them works, or will in a moment. */
gboolean stress_views_are_busy (const StressViews *views);

/* Returns: (transfer full): what they do, for the message when they do not come to rest. */
char *stress_views_describe (const StressViews *views);

void stress_views_check (const StressViews *views, StressCounts *counts);
