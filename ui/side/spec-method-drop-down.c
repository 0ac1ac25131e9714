#include "side/spec-method-drop-down.h"

#include <glib/gi18n-lib.h>

static void
setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
bind_name (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

/* The closed button: the session's words for the method, which name what Auto chose. */
static void
bind_text (GtkSignalListItemFactory *factory, GtkListItem *item, SpecSession *session)
{
  GBinding *binding
      = g_object_bind_property (session, "method-text", gtk_list_item_get_child (item), "label", G_BINDING_SYNC_CREATE);

  g_object_set_data (G_OBJECT (item), "spec-binding", binding);
}

static void
unbind_text (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  g_binding_unbind (g_object_steal_data (G_OBJECT (item), "spec-binding"));
}

GtkWidget *
spec_method_drop_down_new (SpecSession *session)
{
  const char *const names[] = { _ ("Auto"), _ ("Exact"), _ ("RFF"), NULL }; /* in the order of SpecMethod */
  GtkWidget *button = gtk_drop_down_new_from_strings (names);
  g_autoptr (GtkListItemFactory) closed = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkListItemFactory) open = gtk_signal_list_item_factory_new ();

  g_signal_connect (closed, "setup", G_CALLBACK (setup), NULL);
  g_signal_connect_object (closed, "bind", G_CALLBACK (bind_text), session, 0);
  g_signal_connect (closed, "unbind", G_CALLBACK (unbind_text), NULL);
  g_signal_connect (open, "setup", G_CALLBACK (setup), NULL);
  g_signal_connect (open, "bind", G_CALLBACK (bind_name), NULL);
  gtk_drop_down_set_factory (GTK_DROP_DOWN (button), closed);
  gtk_drop_down_set_list_factory (GTK_DROP_DOWN (button), open);
  g_object_bind_property (session, "method", button, "selected", G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  return button;
}
