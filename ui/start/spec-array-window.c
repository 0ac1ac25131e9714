#include "start/spec-array-window.h"

#include <glib/gi18n-lib.h>

#include "start/spec-array-chooser.h"

#define WIDTH 380
#define MARGIN 16

static gboolean
on_idle (gpointer window)
{
  gtk_window_destroy (window);

  return G_SOURCE_REMOVE;
}

/* The list that was chosen from tells more of it once this returns: it goes a moment later. */
static void
on_chosen (SpecArrayChooser *chooser, const char *location, GtkWindow *window)
{
  SpecSession *session = g_object_get_data (G_OBJECT (window), "session");
  SpecRole role = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (window), "role"));

  spec_session_open (session, role, location);
  gtk_widget_set_visible (GTK_WIDGET (window), FALSE);
  gtk_window_set_transient_for (window, NULL); /* which may go before */
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, on_idle, g_object_ref (window), g_object_unref);
}

/* The chooser shows itself when it knows of several arrays. */
static void
on_visible (GtkWidget *chooser, GParamSpec *pspec, GtkWindow *window)
{
  if (gtk_widget_get_visible (chooser))
    gtk_window_present (window);
}

static void
close_by_escape (GtkWidget *window)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                                                          gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
}

void
spec_array_window_offer (GtkWindow *parent, SpecSession *session, SpecRole role, const char *path)
{
  GtkWidget *window = gtk_window_new (), *chooser = spec_array_chooser_new ();
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *title = g_strdup_printf ("%s: %s", role == SPEC_ROLE_X ? "X" : "Y", name);

  gtk_window_set_title (GTK_WINDOW (window), title);
  close_by_escape (window);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  gtk_window_set_resizable (GTK_WINDOW (window), FALSE);
  gtk_widget_set_size_request (chooser, WIDTH, -1);
  gtk_widget_set_margin_start (chooser, MARGIN);
  gtk_widget_set_margin_end (chooser, MARGIN);
  gtk_widget_set_margin_top (chooser, MARGIN);
  gtk_widget_set_margin_bottom (chooser, MARGIN);
  gtk_window_set_child (GTK_WINDOW (window), chooser);
  g_object_set_data_full (G_OBJECT (window), "session", g_object_ref (session), g_object_unref);
  g_object_set_data (G_OBJECT (window), "role", GINT_TO_POINTER (role));
  g_signal_connect (chooser, "chosen", G_CALLBACK (on_chosen), window);
  g_signal_connect (chooser, "notify::visible", G_CALLBACK (on_visible), window);
  spec_array_chooser_show (SPEC_ARRAY_CHOOSER (chooser), path, NULL);
}
