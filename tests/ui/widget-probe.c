#include "widget-probe.h"

void
widget_probe_settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static gboolean
on_frame (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  guint *left = data;

  (*left)--;
  return *left > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

void
widget_probe_draw (GtkWidget *widget)
{
  guint left = 3; /* it is called at the beginning of each */

  gtk_widget_add_tick_callback (widget, on_frame, &left, NULL);
  while (left > 0)
    g_main_context_iteration (NULL, TRUE);
  widget_probe_settle ();
}

GtkWidget *
widget_probe_show (GtkWidget *child, int width, int height)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  while (gtk_widget_get_width (child) == 0)
    g_main_context_iteration (NULL, TRUE);
  widget_probe_settle ();
  return window;
}

static GtkWidget *
find (GtkWidget *root, GType type, guint *nth)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && (*nth)-- == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, nth);

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
widget_probe_find (GtkWidget *root, GType type, guint nth)
{
  return find (root, type, &nth);
}

GtkWidget *
widget_probe_find_label (GtkWidget *root, const char *beginning)
{
  GtkWidget *label;

  for (guint i = 0; (label = widget_probe_find (root, GTK_TYPE_LABEL, i)) != NULL; i++)
    if (g_str_has_prefix (gtk_label_get_text (GTK_LABEL (label)), beginning))
      return label;
  return NULL;
}

GtkWindow *
widget_probe_find_dialog (GtkWindow *window)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) each = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (each) == window && gtk_widget_get_visible (GTK_WIDGET (each)))
        return each; /* the list holds it */
    }
  return NULL;
}

gpointer
widget_probe_get_controller (GtkWidget *widget, GType type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (g_type_is_a (G_OBJECT_TYPE (controller), type))
        return controller; /* the widget keeps it */
    }
  g_error ("%s has no %s", G_OBJECT_TYPE_NAME (widget), g_type_name (type));
}

gboolean
widget_probe_press_key (GtkWidget *widget, guint key, GdkModifierType modifiers)
{
  gboolean taken = FALSE;

  g_signal_emit_by_name (widget_probe_get_controller (widget, GTK_TYPE_EVENT_CONTROLLER_KEY), "key-pressed", key, 0, modifiers, &taken);
  return taken;
}

void
widget_probe_click (GtkWidget *widget, double x, double y)
{
  g_signal_emit_by_name (widget_probe_get_controller (widget, GTK_TYPE_GESTURE_CLICK), "pressed", 1, x, y);
}

void
widget_probe_move (GtkWidget *widget, double x, double y)
{
  g_signal_emit_by_name (widget_probe_get_controller (widget, GTK_TYPE_EVENT_CONTROLLER_MOTION), "motion", x, y);
}

static gboolean
try_shortcuts (GtkWidget *widget, GListModel *shortcuts, GtkShortcutTrigger *trigger)
{
  for (guint i = 0; i < g_list_model_get_n_items (shortcuts); i++)
    {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (shortcuts, i);

      if (gtk_shortcut_trigger_equal (gtk_shortcut_get_trigger (shortcut), trigger)
          && gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget, gtk_shortcut_get_arguments (shortcut)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
try_controllers (GtkWidget *widget, GtkPropagationPhase phase, GtkShortcutTrigger *trigger)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_SHORTCUT_CONTROLLER (controller) && gtk_event_controller_get_propagation_phase (controller) == phase
          && try_shortcuts (widget, G_LIST_MODEL (controller), trigger))
        return TRUE;
    }
  return FALSE;
}

/* As an event goes: down to the widget, then up from it. */
static gboolean
capture (GtkWidget *widget, GtkShortcutTrigger *trigger)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  return (parent != NULL && capture (parent, trigger)) || try_controllers (widget, GTK_PHASE_CAPTURE, trigger);
}

gboolean
widget_probe_press_shortcut (GtkWidget *widget, const char *trigger)
{
  g_autoptr (GtkShortcutTrigger) wanted = gtk_shortcut_trigger_parse_string (trigger);

  g_assert_nonnull (wanted);
  if (capture (widget, wanted))
    return TRUE;
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      if (try_controllers (widget, GTK_PHASE_BUBBLE, wanted))
        return TRUE;
    }
  return FALSE;
}
