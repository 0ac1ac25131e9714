/* What the cards of all plots are: a heading and a plot below each other, with the actions of the heading's menu. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** For the init of a kind of @card. @actions: called plot.NAME in its menus; their data is @card */
void spec_plot_card_init (GtkBox *card, const GActionEntry *actions, guint n_actions);

G_END_DECLS
