#include "window/spec-toast.h"

#define SECONDS_SHOWN 6

struct _SpecToast
{
  GtkWidget parent_instance;

  /* children */
  GtkWidget *revealer;
  GtkWidget *label;

  guint timer;
};

G_DEFINE_FINAL_TYPE (SpecToast, spec_toast, GTK_TYPE_WIDGET)

GtkWidget *
spec_toast_new (void)
{
  return g_object_new (SPEC_TYPE_TOAST, NULL);
}

static gboolean
on_seen (gpointer data)
{
  SpecToast *toast = data;

  toast->timer = 0;
  gtk_revealer_set_reveal_child (GTK_REVEALER (toast->revealer), FALSE);

  return G_SOURCE_REMOVE;
}

void
spec_toast_show (SpecToast *toast, const char *text)
{
  g_return_if_fail (SPEC_IS_TOAST (toast));

  gtk_label_set_label (GTK_LABEL (toast->label), text);
  gtk_revealer_set_reveal_child (GTK_REVEALER (toast->revealer), TRUE);
  g_clear_handle_id (&toast->timer, g_source_remove);
  toast->timer = g_timeout_add_seconds (SECONDS_SHOWN, on_seen, toast);
}

void
spec_toast_hide (SpecToast *toast)
{
  g_return_if_fail (SPEC_IS_TOAST (toast));

  g_clear_handle_id (&toast->timer, g_source_remove);
  gtk_revealer_set_reveal_child (GTK_REVEALER (toast->revealer), FALSE);
}

static void
spec_toast_dispose (GObject *object)
{
  SpecToast *toast = SPEC_TOAST (object);

  g_clear_handle_id (&toast->timer, g_source_remove);
  g_clear_pointer (&toast->revealer, gtk_widget_unparent);

  G_OBJECT_CLASS (spec_toast_parent_class)->dispose (object);
}

static void
spec_toast_class_init (SpecToastClass *class)
{
  G_OBJECT_CLASS (class)->dispose = spec_toast_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
spec_toast_init (SpecToast *toast)
{
  toast->label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (toast->label), TRUE);
  gtk_widget_add_css_class (toast->label, "toast");
  toast->revealer = gtk_revealer_new ();
  gtk_revealer_set_transition_type (GTK_REVEALER (toast->revealer), GTK_REVEALER_TRANSITION_TYPE_CROSSFADE);
  gtk_revealer_set_child (GTK_REVEALER (toast->revealer), toast->label);
  gtk_widget_set_parent (toast->revealer, GTK_WIDGET (toast));
  gtk_widget_set_halign (GTK_WIDGET (toast), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (toast), GTK_ALIGN_END);
  gtk_widget_set_can_target (GTK_WIDGET (toast), FALSE);
}
