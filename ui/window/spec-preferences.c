#include "window/spec-preferences.h"

#include "widgets/spec-accessible.h"
#include "widgets/spec-text-scale.h"

#define DESCRIPTION "/io/github/spec_explorer/SpecExplorer/spec-preferences.ui"

void
spec_preferences_show (GtkWindow *parent)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (DESCRIPTION);
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "preferences"));

  gtk_window_set_application (window, gtk_window_get_application (parent));
  gtk_window_set_transient_for (window, parent);
  spec_accessible_complete (GTK_WIDGET (window));
  spec_text_scale_follow (window);
  gtk_window_present (window);
}
