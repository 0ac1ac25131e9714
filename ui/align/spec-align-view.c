#include "align/spec-align-view.h"

#include <glib/gi18n-lib.h>

#include "align/spec-change-card.h"
#include "align/spec-kernels-card.h"
#include "align/spec-loss-card.h"
#include "plots/spec-narrow.h"

#define TALL 320 /* of the loss where it stands by itself */

SpecAlignSession *
spec_align_view_get_session (GtkWidget *view)
{
  return g_object_get_data (G_OBJECT (view), "spec-align-session");
}

static void
on_saved (GtkWidget *view, const char *path)
{
  SpecSession *session = spec_align_session_get_session (spec_align_view_get_session (view));
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *text = g_strdup_printf (_ ("Saved %s."), name);

  g_signal_emit_by_name (session, "message", text);
}

static void
on_failed (GtkWidget *view, const char *text)
{
  SpecSession *session = spec_align_session_get_session (spec_align_view_get_session (view));

  spec_session_add_notice (session, spec_notice_new ("align", SPEC_NOTICE_ERROR, _ ("It was not saved."), text));
}

static void
on_compared (GtkWidget *view)
{
  gtk_widget_activate_action (view, "win.view", "s", "explore");
}

static void
on_map (GtkWidget *view)
{
  spec_align_session_set_seen (spec_align_view_get_session (view), TRUE);
}

static void
on_unmap (GtkWidget *view)
{
  spec_align_session_set_seen (spec_align_view_get_session (view), FALSE);
}

/* The view scrolls up and down, not sideways. */
static void
on_cramped (GtkWidget *plots, gboolean cramped)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (plots), cramped ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_size_request (gtk_widget_get_first_child (plots), -1, cramped ? TALL : -1);
}

GtkWidget *
spec_align_view_new (SpecAlignSession *session)
{
  GtkWidget *scrolled = gtk_scrolled_window_new (), *rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *plots = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10), *loss = spec_loss_card_new (session), *change = spec_change_card_new (session);

  g_object_set_data_full (G_OBJECT (scrolled), "spec-align-session", g_object_ref (session), g_object_unref);
  gtk_widget_set_hexpand (loss, TRUE);
  gtk_widget_set_hexpand (change, FALSE);
  gtk_box_append (GTK_BOX (plots), loss);
  gtk_box_append (GTK_BOX (plots), change);
  spec_narrow_watch (plots, "cramped", on_cramped);
  gtk_box_append (GTK_BOX (rows), plots);
  gtk_box_append (GTK_BOX (rows), spec_kernels_card_new (session));
  gtk_widget_add_css_class (rows, "align");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), rows);
  gtk_widget_set_vexpand (scrolled, TRUE);
  g_signal_connect_object (session, "saved", G_CALLBACK (on_saved), scrolled, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "failed", G_CALLBACK (on_failed), scrolled, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "compared", G_CALLBACK (on_compared), scrolled, G_CONNECT_SWAPPED);
  spec_align_session_set_seen (session, FALSE);
  g_signal_connect (scrolled, "map", G_CALLBACK (on_map), NULL);
  g_signal_connect (scrolled, "unmap", G_CALLBACK (on_unmap), NULL);
  return scrolled;
}
