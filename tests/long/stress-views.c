#include "stress-views.h"

#include "agreement/spec-agreement-view.h"
#include "align/spec-align-view.h"
#include "map/spec-map-view.h"
#include "widget-probe.h"

#define MAP_STEPS 60
#define TRAINING_STEPS 6
#define BATCH 64

static SpecAlignSession *
find_align (GtkWidget *root)
{
  SpecAlignSession *align = spec_align_view_get_session (root);

  for (GtkWidget *child = gtk_widget_get_first_child (root); align == NULL && child != NULL; child = gtk_widget_get_next_sibling (child))
    align = find_align (child);
  return align;
}

StressViews
stress_views_find (GtkWidget *window)
{
  GtkWidget *map = widget_probe_find (window, SPEC_TYPE_MAP_VIEW, 0),
            *agreement = widget_probe_find (window, SPEC_TYPE_AGREEMENT_VIEW, 0);
  StressViews views = { NULL, NULL, find_align (window) };

  if (map != NULL)
    views.map = spec_map_display_get_map (spec_map_view_get_display (SPEC_MAP_VIEW (map)));
  if (agreement != NULL)
    views.agreement = spec_agreement_view_get_session (SPEC_AGREEMENT_VIEW (agreement));
  return views;
}

void
stress_views_hurry (const StressViews *views)
{
  if (views->map != NULL && spec_map_session_get_params (views->map)->steps != MAP_STEPS)
    {
      SpecProjectionParams params = *spec_map_session_get_params (views->map);

      params.steps = MAP_STEPS;
      spec_map_session_set_params (views->map, &params);
    }
  if (views->align != NULL && spec_align_session_get_params (views->align).steps != TRAINING_STEPS)
    g_object_set (views->align, "steps", TRAINING_STEPS, "batch", BATCH, NULL);
}

gboolean
stress_views_are_busy (const StressViews *views)
{
  return (views->map != NULL && spec_map_session_is_busy (views->map))
         || (views->agreement != NULL && spec_agreement_session_is_busy (views->agreement))
         || (views->align != NULL && spec_align_session_is_running (views->align));
}

char *
stress_views_describe (const StressViews *views)
{
  GString *text = g_string_new (NULL);

  if (views->map != NULL)
    g_string_append_printf (text, "; map busy %d", spec_map_session_is_busy (views->map));
  if (views->agreement != NULL)
    g_string_append_printf (text, "; agreement busy %d (state %d)", spec_agreement_session_is_busy (views->agreement),
                            spec_agreement_session_get_state (views->agreement));
  if (views->align != NULL)
    g_string_append_printf (text, "; align running %d (state %d)", spec_align_session_is_running (views->align),
                            spec_align_session_get_state (views->align));
  return g_string_free (text, FALSE);
}

void
stress_views_check (const StressViews *views, StressCounts *counts)
{
  if (views->map != NULL)
    stress_check_map (views->map, counts);
  if (views->agreement != NULL)
    stress_check_agreement (views->agreement, counts);
  if (views->align != NULL)
    stress_check_align (views->align, counts);
}
