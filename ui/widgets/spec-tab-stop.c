#include "widgets/spec-tab-stop.h"

struct _SpecTabStop
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (SpecTabStop, spec_tab_stop, GTK_TYPE_WIDGET)

GtkWidget *
spec_tab_stop_new (GtkWidget *child)
{
  GtkWidget *stop = g_object_new (SPEC_TYPE_TAB_STOP, NULL);

  gtk_widget_set_parent (child, stop);

  return stop;
}

gboolean
spec_tab_stop_is_leaving (GtkWidget *widget, GtkDirectionType direction)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD) && focus != NULL
         && gtk_widget_is_ancestor (focus, widget);
}

static gboolean
spec_tab_stop_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return !spec_tab_stop_is_leaving (widget, direction)
         && gtk_widget_child_focus (gtk_widget_get_first_child (widget), direction);
}

static void
spec_tab_stop_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  if (child != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (spec_tab_stop_parent_class)->dispose (object);
}

static void
spec_tab_stop_class_init (SpecTabStopClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = spec_tab_stop_dispose;
  widget_class->focus = spec_tab_stop_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
spec_tab_stop_init (SpecTabStop *stop)
{
}
