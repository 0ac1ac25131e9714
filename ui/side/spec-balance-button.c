#include "side/spec-balance-button.h"

#include <glib/gi18n-lib.h>

/* A bandwidth can only be moved where there is one. */
static void
update (GtkWidget *box)
{
  SpecSession *session = g_object_get_data (G_OBJECT (box), "spec-session");
  const SpecParams *params = spec_session_get_params (session);
  gboolean movable = params->kernel[SPEC_SIDE_X].kind == SPEC_KERNEL_GAUSSIAN
                     || params->kernel[SPEC_SIDE_Y].kind == SPEC_KERNEL_GAUSSIAN;

  gtk_widget_set_sensitive (box, spec_session_is_ready (session) && movable);
}

static GtkWidget *
create_main_button (void)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 7);
  GtkWidget *label = gtk_label_new_with_mnemonic (_ ("_Balance top eigenvalues"));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_set_halign (content, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("spec-balance-symbolic"));
  gtk_box_append (GTK_BOX (content), label);
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_tooltip_text (button, _ ("Change σ of Y until both leading eigenvalues are equal (Ctrl+B)"));
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), "side.balance(0)");
  return button;
}

static GtkWidget *
create_menu_button (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  g_menu_append (menu, _ ("Change _Y to Match X"), "side.balance(0)");
  g_menu_append (menu, _ ("Change _X to Match Y"), "side.balance(1)");
  g_menu_append (menu, _ ("Meet _Halfway"), "side.balance(2)");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "spec-down-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("Other ways to balance"));
  gtk_widget_add_css_class (button, "image-button");
  return button;
}

GtkWidget *
spec_balance_button_new (SpecSession *session)
{
  static const char *const signals[] = { "notify::x", "notify::y", "notify::kernel-x", "notify::kernel-y" };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  g_object_set_data_full (G_OBJECT (box), "spec-session", g_object_ref (session), g_object_unref);
  gtk_widget_add_css_class (box, "linked");
  gtk_widget_add_css_class (box, "balance");
  gtk_box_append (GTK_BOX (box), create_main_button ());
  gtk_box_append (GTK_BOX (box), create_menu_button ());
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (session, signals[i], G_CALLBACK (update), box, G_CONNECT_SWAPPED);
  update (box);
  return box;
}
