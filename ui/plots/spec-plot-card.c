#include "plots/spec-plot-card.h"

void
spec_plot_card_init (GtkBox *card, const GActionEntry *actions, guint n_actions)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, (int) n_actions, card);
  gtk_widget_insert_action_group (GTK_WIDGET (card), "plot", G_ACTION_GROUP (group));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (card), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (card), "card");
}
