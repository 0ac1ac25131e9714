#include "widgets/spec-accessible.h"

#include <glib/gi18n-lib.h>

static void
set_name (GtkWidget *widget, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
set_named_by (GtkWidget *widget, GtkWidget *label)
{
  gtk_accessible_update_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
}

/* Returns: (nullable): the first label with words below @widget. */
static GtkWidget *
find_label (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *label = GTK_IS_LABEL (child) && *gtk_label_get_text (GTK_LABEL (child)) != '\0' ? child : find_label (child);

      if (label != NULL)
        return label;
    }

  return NULL;
}

static gboolean
has_name (GtkWidget *widget)
{
  return gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL)
         || gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

/* The word beside the icon, or the tooltip. An icon named by GTK ("GtkImage") is no name. */
static void
complete_button (GtkWidget *button)
{
  GtkWidget *label = find_label (button);
  const char *tooltip = gtk_widget_get_tooltip_text (button);

  if (label != NULL)
    {
      gtk_accessible_reset_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL);
      set_named_by (button, label);
    }
  else if (tooltip != NULL && !gtk_test_accessible_has_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL))
    set_name (button, tooltip);
  else if (tooltip == NULL && gtk_widget_has_css_class (button, "close")) /* of a search bar */
    set_name (button, _ ("Close"));
}

/* The button inside has the focus, so it must have the name. */
static void
complete_menu_button (GtkWidget *button)
{
  GtkWidget *inside = gtk_widget_get_first_child (button);
  const char *tooltip = gtk_widget_get_tooltip_text (button);

  if (!has_name (button) && tooltip != NULL)
    set_name (button, tooltip);
  if (inside != NULL && find_label (inside) == NULL)
    set_named_by (inside, button);
  else if (inside != NULL)
    set_named_by (button, find_label (inside));
}

/* The name of a name is not looked up: the button inside needs the words themselves. */
static void
complete_drop_down (GtkWidget *drop_down)
{
  GList *labels = gtk_widget_list_mnemonic_labels (drop_down);

  set_named_by (gtk_widget_get_first_child (drop_down), labels != NULL ? labels->data : drop_down);
  g_list_free (labels);
}

static void
complete_check (GtkWidget *check)
{
  GtkWidget *label = gtk_widget_get_last_child (check);

  if (GTK_IS_LABEL (label))
    set_name (check, gtk_label_get_text (GTK_LABEL (label)));
}

void
spec_accessible_complete (GtkWidget *root)
{
  if (GTK_IS_MENU_BUTTON (root))
    complete_menu_button (root);
  else if (GTK_IS_DROP_DOWN (root))
    complete_drop_down (root);
  else if (GTK_IS_CHECK_BUTTON (root))
    complete_check (root);
  else if (GTK_IS_BUTTON (root))
    complete_button (root);
  else if (GTK_IS_PANED (root) && !has_name (root))
    set_name (root, _ ("Divider: F8, then the arrow keys"));
  if (GTK_IS_MENU_BUTTON (root) || GTK_IS_DROP_DOWN (root) || GTK_IS_BUTTON (root))
    return;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    spec_accessible_complete (child);
}

void
spec_accessible_hide_icons (void)
{
  GtkWidgetClass *class = g_type_class_ref (GTK_TYPE_IMAGE);

  gtk_widget_class_set_accessible_role (class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
  g_type_class_unref (class);
}
