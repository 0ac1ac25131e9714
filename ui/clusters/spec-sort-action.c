#include "clusters/spec-sort-action.h"

static const char *
get_name (GAction *action)
{
  SpecShownSamples *shown = g_object_get_data (G_OBJECT (action), "spec-shown");
  SpecSession *session = g_object_get_data (G_OBJECT (action), "spec-session");
  gboolean opposite;

  g_object_get (session, "opposite", &opposite, NULL);
  switch (spec_shown_samples_get_order (shown))
    {
    case SPEC_SAMPLE_ORDER_LABEL:
      return "label";
    case SPEC_SAMPLE_ORDER_ROW:
      return "row";
    case SPEC_SAMPLE_ORDER_SCORE:
    default:
      return opposite ? "lowest" : "highest";
    }
}

static void
follow (GAction *action)
{
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (get_name (action)));
}

static void
on_change (GSimpleAction *action, GVariant *value, gpointer data)
{
  SpecShownSamples *shown = g_object_get_data (G_OBJECT (action), "spec-shown");
  const char *name = g_variant_get_string (value, NULL);
  gboolean by_score = g_str_equal (name, "highest") || g_str_equal (name, "lowest");

  if (by_score)
    g_object_set (g_object_get_data (G_OBJECT (action), "spec-session"), "opposite", g_str_equal (name, "lowest"), NULL);
  spec_shown_samples_set_order (shown, by_score                      ? SPEC_SAMPLE_ORDER_SCORE
                                       : g_str_equal (name, "label") ? SPEC_SAMPLE_ORDER_LABEL
                                                                     : SPEC_SAMPLE_ORDER_ROW);
  follow (G_ACTION (action));
}

GAction *
spec_sort_action_new (SpecSession *session, SpecShownSamples *shown)
{
  GSimpleAction *action = g_simple_action_new_stateful ("sort", G_VARIANT_TYPE_STRING, g_variant_new_string ("highest"));

  g_object_set_data_full (G_OBJECT (action), "spec-session", g_object_ref (session), g_object_unref);
  g_object_set_data_full (G_OBJECT (action), "spec-shown", g_object_ref (shown), g_object_unref);
  g_signal_connect (action, "change-state", G_CALLBACK (on_change), NULL);
  g_signal_connect_object (session, "notify::opposite", G_CALLBACK (follow), action, G_CONNECT_SWAPPED);
  follow (G_ACTION (action));
  return G_ACTION (action);
}
