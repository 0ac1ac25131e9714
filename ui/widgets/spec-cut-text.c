#include "widgets/spec-cut-text.h"

static gboolean
on_query_tooltip (GtkWidget *window, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  GtkWidget *label = keyboard ? NULL : gtk_widget_pick (window, x, y, GTK_PICK_INSENSITIVE | GTK_PICK_NON_TARGETABLE);

  if (label == NULL || !GTK_IS_LABEL (label) || !pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_label_get_text (GTK_LABEL (label)));

  return TRUE;
}

void
spec_cut_text_tell (GtkWindow *window)
{
  g_return_if_fail (GTK_IS_WINDOW (window));

  gtk_widget_set_has_tooltip (GTK_WIDGET (window), TRUE);
  g_signal_connect (window, "query-tooltip", G_CALLBACK (on_query_tooltip), NULL);
}
