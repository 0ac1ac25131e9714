#include "side/spec-side-panel.h"

#include "plots/spec-plot-menu.h"
#include "side/spec-balance-button.h"
#include "side/spec-bandwidth-table.h"
#include "side/spec-comparison-card.h"
#include "side/spec-embedding-card.h"
#include "side/spec-samples-card.h"
#include "side/spec-suggestion-row.h"

static void
on_balance (GSimpleAction *action, GVariant *value, gpointer session)
{
  spec_session_balance (session, g_variant_get_int32 (value));
}

static void
on_swap (GSimpleAction *action, GVariant *value, gpointer session)
{
  spec_session_swap (session);
}

static void
on_reset (GSimpleAction *action, GVariant *value, gpointer session)
{
  spec_session_reset (session);
}

/* The model lives as long as the panel, see spec_side_panel_new(). */
static void
on_bandwidths (GSimpleAction *action, GVariant *value, gpointer box)
{
  SpecBandwidthModel *model = g_object_get_data (G_OBJECT (box), "spec-bandwidths");
  SpecSide side = g_variant_get_int32 (value) == 0 ? SPEC_SIDE_X : SPEC_SIDE_Y;
  SpecBandwidthMap *map = spec_bandwidth_model_get_map (model, side);

  if (map != NULL)
    spec_plot_menu_present (
        box, GTK_WINDOW (spec_bandwidth_table_new (map, spec_session_get_name (spec_bandwidth_model_get_session (model), side))));
}

static const GActionEntry actions[] = { { "balance", on_balance, "i" }, { "swap", on_swap }, { "reset", on_reset } };
static const GActionEntry bandwidths = { "bandwidths", on_bandwidths, "i" };

GtkWidget *
spec_side_panel_new (SpecSession *session)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (SpecBandwidthModel) model = spec_bandwidth_model_new (session);

  g_object_set_data_full (G_OBJECT (box), "spec-session", g_object_ref (session), g_object_unref);
  g_object_set_data_full (G_OBJECT (box), "spec-bandwidths", g_object_ref (model), g_object_unref);
  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), session);
  g_action_map_add_action_entries (G_ACTION_MAP (group), &bandwidths, 1, box);
  gtk_widget_insert_action_group (box, "side", G_ACTION_GROUP (group));
  gtk_widget_add_css_class (box, "side");
  gtk_widget_add_css_class (box, "side-panel");
  gtk_box_append (GTK_BOX (box), spec_samples_card_new (session));
  gtk_box_append (GTK_BOX (box), spec_embedding_card_new (model, SPEC_SIDE_X));
  gtk_box_append (GTK_BOX (box), spec_balance_button_new (session));
  gtk_box_append (GTK_BOX (box), spec_suggestion_row_new (model));
  gtk_box_append (GTK_BOX (box), spec_embedding_card_new (model, SPEC_SIDE_Y));
  gtk_box_append (GTK_BOX (box), spec_comparison_card_new (session));
  return box;
}
