#include "window/spec-paned-escape.h"

static gboolean
on_cancel_position (GtkWidget *paned)
{
  return gtk_widget_is_focus (paned) && gtk_widget_activate_action (paned, "win.cancel", NULL);
}

void
spec_paned_pass_escape (GtkPaned *paned)
{
  g_return_if_fail (GTK_IS_PANED (paned));

  g_signal_connect (paned, "cancel-position", G_CALLBACK (on_cancel_position), NULL);
}
