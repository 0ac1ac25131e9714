/* What can be done in a window: its actions and their keys. */
#include "window/spec-window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "export/spec-export-spectrum.h"
#include "export/spec-export-window.h"
#include "window/spec-preferences.h"
#include "window/spec-shortcuts-window.h"

static void
open_files (GtkWidget *widget, const char *action, GVariant *parameter)
{
  spec_window_choose_files (SPEC_WINDOW (widget));
}

static void
open_role (GtkWidget *widget, const char *action, GVariant *parameter)
{
  int role = g_variant_get_int32 (parameter);

  if (role >= SPEC_ROLE_X && role <= SPEC_ROLE_LABELS)
    spec_window_choose_role (SPEC_WINDOW (widget), role, FALSE);
}

static void
open_folder (GtkWidget *widget, const char *action, GVariant *parameter)
{
  spec_window_choose_role (SPEC_WINDOW (widget), SPEC_ROLE_SAMPLES, TRUE);
}

static void
find_images (GtkWidget *widget, const char *action, GVariant *parameter)
{
  spec_window_choose_image_folder (SPEC_WINDOW (widget));
}

static void
skip_first (GtkWidget *widget, const char *action, GVariant *parameter)
{
  spec_session_skip_first (SPEC_WINDOW (widget)->session);
}

static void
use_names (GtkWidget *widget, const char *action, GVariant *parameter)
{
  spec_session_use_row_names (SPEC_WINDOW (widget)->session,
                              g_variant_get_int32 (parameter) == SPEC_SIDE_X ? SPEC_SIDE_X : SPEC_SIDE_Y);
}

static void
compare (GtkWidget *widget, const char *action, GVariant *parameter)
{
  spec_session_compare (SPEC_WINDOW (widget)->session);
}

static void
refine (GtkWidget *widget, const char *action, GVariant *parameter)
{
  spec_session_refine (SPEC_WINDOW (widget)->session);
}

static void
cancel (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpecWindow *window = SPEC_WINDOW (widget);
  gboolean busy;

  g_object_get (window->session, "busy", &busy, NULL);
  if (spec_window_cancel_view (window))
    return;
  if (busy)
    spec_session_cancel (window->session);
  else
    spec_selection_clear (spec_session_get_selection (window->session));
}

static void
undo (GtkWidget *widget, const char *action, GVariant *parameter)
{
  spec_session_undo (SPEC_WINDOW (widget)->session);
}

static void
redo (GtkWidget *widget, const char *action, GVariant *parameter)
{
  spec_session_redo (SPEC_WINDOW (widget)->session);
}

static void
swap (GtkWidget *widget, const char *action, GVariant *parameter)
{
  spec_session_swap (SPEC_WINDOW (widget)->session);
}

static void
balance (GtkWidget *widget, const char *action, GVariant *parameter)
{
  spec_session_balance (SPEC_WINDOW (widget)->session, SPEC_BALANCE_Y_TO_X);
}

static void
use_rff (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_object_set (SPEC_WINDOW (widget)->session, "rff-dim", MAX (g_variant_get_uint32 (parameter), 1), "method",
                SPEC_METHOD_RFF, NULL);
}

static void
select_cluster (GtkWidget *widget, const char *action, GVariant *parameter)
{
  spec_session_select_next (SPEC_WINDOW (widget)->session, g_variant_get_int32 (parameter));
}

static void
copy_parameters (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpecWindow *window = SPEC_WINDOW (widget);
  g_autofree char *command = spec_session_dup_command (window->session);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), command);
  spec_toast_show (window->toast, _ ("The command line is on the clipboard."));
}

static void
show_view (GtkWidget *widget, const char *action, GVariant *parameter)
{
  spec_window_show_view (SPEC_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
show_side (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpecWindow *window = SPEC_WINDOW (widget);

  spec_window_show_side (window, !gtk_toggle_button_get_active (window->side_button));
}

static void
toggle_fullscreen (GtkWidget *widget, const char *action, GVariant *parameter)
{
  if (gtk_window_is_fullscreen (GTK_WINDOW (widget)))
    gtk_window_unfullscreen (GTK_WINDOW (widget));
  else
    gtk_window_fullscreen (GTK_WINDOW (widget));
}

static void
show_menu (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_menu_button_popup (SPEC_WINDOW (widget)->menu_button);
}

static void
export (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpecWindow *window = SPEC_WINDOW (widget);

  if (window->export_window == NULL)
    {
      window->export_window = spec_export_window_new (GTK_WINDOW (window), window->session);
      g_object_add_weak_pointer (G_OBJECT (window->export_window), (gpointer *) &window->export_window);
    }
  gtk_window_present (window->export_window);
}

static void
export_spectrum (GtkWidget *widget, const char *action, GVariant *parameter)
{
  spec_export_spectrum_figure (GTK_WINDOW (widget), SPEC_WINDOW (widget)->session);
}

/* The card with the images offers this on the window. */
static void
focus_cluster (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "cluster.focus-grid", NULL);
}

/* Samples are found in the grid of the first view. */
static void
find_samples (GtkWidget *widget, const char *action, GVariant *parameter)
{
  spec_window_show_view (SPEC_WINDOW (widget), "explore");
  gtk_widget_activate_action (widget, "cluster.find", NULL);
}

static GtkWidget *
find_by_name (GtkWidget *widget, const char *name)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = g_str_equal (gtk_widget_get_name (child), name) ? child : find_by_name (child, name);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* The entries of the side panel are named after their property, the sliders "slider-x" and "slider-y". */
static void
focus_sigma (GtkWidget *widget, const char *action, GVariant *parameter)
{
  SpecWindow *window = SPEC_WINDOW (widget);
  GtkWidget *control = find_by_name (GTK_WIDGET (window->side), g_variant_get_string (parameter, NULL));

  spec_window_show_view (window, "explore");
  gtk_toggle_button_set_active (window->side_button, TRUE);
  if (control != NULL)
    gtk_widget_grab_focus (control);
}

static void
show_shortcuts (GtkWidget *widget, const char *action, GVariant *parameter)
{
  spec_shortcuts_window_present (GTK_WINDOW (widget));
}

static void
show_help (GtkWidget *widget, const char *action, GVariant *parameter)
{
  spec_window_show_help (SPEC_WINDOW (widget));
}

static void
show_preferences (GtkWidget *widget, const char *action, GVariant *parameter)
{
  spec_preferences_show (GTK_WINDOW (widget));
}

static void
show_about (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_show_about_dialog (GTK_WINDOW (widget), "program-name", "spec-explorer", "version", SPEC_VERSION, "comments",
                         _ ("Find the groups of images that one model sees and the other does not."), "license-type",
                         GTK_LICENSE_MIT_X11, "logo-icon-name", "io.github.spec_explorer.SpecExplorer", NULL);
}

static void
open_project (GtkWidget *widget, const char *action, GVariant *parameter)
{
  spec_window_open_project (SPEC_WINDOW (widget), g_variant_get_bytestring (parameter));
}

static void
save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  spec_window_save (SPEC_WINDOW (widget));
}

static void
save_as (GtkWidget *widget, const char *action, GVariant *parameter)
{
  spec_window_save_as (SPEC_WINDOW (widget));
}

static void
recover (GtkWidget *widget, const char *action, GVariant *parameter)
{
  spec_window_recover (SPEC_WINDOW (widget));
}

static void
discard_recovery (GtkWidget *widget, const char *action, GVariant *parameter)
{
  spec_window_discard_recovery (SPEC_WINDOW (widget));
}

static void
open_demo (GtkWidget *widget, const char *action, GVariant *parameter)
{
  spec_window_open_demo (SPEC_WINDOW (widget));
}

void
spec_window_update_actions (SpecWindow *window)
{
  GtkWidget *widget = GTK_WIDGET (window);
  gboolean comparing, can_undo, can_redo, busy;

  g_object_get (window->session, "comparing", &comparing, "can-undo", &can_undo, "can-redo", &can_redo, "busy", &busy, NULL);
  gtk_widget_action_set_enabled (widget, "win.undo", can_undo);
  gtk_widget_action_set_enabled (widget, "win.redo", can_redo);
  gtk_widget_action_set_enabled (widget, "win.cancel", comparing || busy);
  gtk_widget_action_set_enabled (widget, "win.compare", spec_session_is_ready (window->session) && !comparing);
  gtk_widget_action_set_enabled (widget, "win.save", comparing);
  gtk_widget_action_set_enabled (widget, "win.save-as", comparing);
  gtk_widget_action_set_enabled (widget, "win.refine", comparing);
  gtk_widget_action_set_enabled (widget, "win.swap", comparing);
  gtk_widget_action_set_enabled (widget, "win.balance", comparing);
  gtk_widget_action_set_enabled (widget, "win.show-side", comparing);
  gtk_widget_action_set_enabled (widget, "win.view", comparing);
  gtk_widget_action_set_enabled (widget, "win.focus-sigma", comparing);
  gtk_widget_action_set_enabled (widget, "win.find", comparing);
  gtk_widget_action_set_enabled (widget, "win.copy-parameters", comparing);
  gtk_widget_action_set_enabled (widget, "win.export", spec_session_get_result (window->session) != NULL);
  gtk_widget_action_set_enabled (widget, "win.export-spectrum", spec_session_get_result (window->session) != NULL);
}

void
spec_window_install_actions (GtkWidgetClass *class)
{
  static const struct
  {
    const char *name;
    const char *type;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "win.open", NULL, open_files },           { "win.open-role", "i", open_role },
    { "win.open-folder", NULL, open_folder },   { "win.find-images", NULL, find_images },
    { "win.skip-first", NULL, skip_first },     { "win.use-names", "i", use_names },
    { "win.compare", NULL, compare },           { "win.refine", NULL, refine },
    { "win.cancel", NULL, cancel },             { "win.undo", NULL, undo },
    { "win.redo", NULL, redo },                 { "win.swap", NULL, swap },
    { "win.balance", NULL, balance },           { "win.use-rff", "u", use_rff },
    { "win.select-cluster", "i", select_cluster }, { "win.copy-parameters", NULL, copy_parameters },
    { "win.show-side", NULL, show_side },       { "win.fullscreen", NULL, toggle_fullscreen },
    { "win.show-menu", NULL, show_menu },       { "win.export", NULL, export },
    { "win.focus-sigma", "s", focus_sigma },    { "win.shortcuts", NULL, show_shortcuts },
    { "win.about", NULL, show_about },          { "win.help", NULL, show_help },
    { "win.open-demo", NULL, open_demo },
    { "win.view", "s", show_view },             { "win.open-project", "ay", open_project },
    { "win.save", NULL, save },                 { "win.save-as", NULL, save_as },
    { "win.recover", NULL, recover },           { "win.discard-recovery", NULL, discard_recovery },
    { "win.export-spectrum", NULL, export_spectrum }, { "win.focus-cluster", NULL, focus_cluster },
    { "win.find", NULL, find_samples },         { "win.preferences", NULL, show_preferences },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (class, actions[i].name, actions[i].type, actions[i].activate);
}

static void
add_shortcut (GtkShortcutController *controller, const char *trigger, const char *action, GVariant *arguments)
{
  GtkShortcut *shortcut
      = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger), gtk_named_action_new (action));

  if (arguments != NULL)
    gtk_shortcut_set_arguments (shortcut, arguments);
  gtk_shortcut_controller_add_shortcut (controller, shortcut);
}

/* In the side panel Ctrl+Z takes back a setting, not the letters typed for it, which a text entry would do first. */
static void
spec_window_add_side_shortcuts (SpecWindow *window)
{
  GtkShortcutController *controller = GTK_SHORTCUT_CONTROLLER (gtk_shortcut_controller_new ());

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (controller), GTK_PHASE_CAPTURE);
  add_shortcut (controller, "<Control>z", "win.undo", NULL);
  add_shortcut (controller, "<Control><Shift>z", "win.redo", NULL);
  gtk_widget_add_controller (GTK_WIDGET (window->side), GTK_EVENT_CONTROLLER (controller));
}

/* In the bubble phase: an open popover, a text entry or the big picture has the first word on Escape. */
void
spec_window_add_shortcuts (SpecWindow *window)
{
  static const char *const keys[][2] = {
    { "<Control>s", "win.save" },     { "<Control><Shift>s", "win.save-as" },
    { "<Control>o", "win.open" },     { "<Control>w", "window.close" },  { "<Control>e", "win.export" },
    { "<Control>f", "win.find" },     { "<Control>z", "win.undo" },     { "<Control><Shift>z", "win.redo" }, { "<Control>b", "win.balance" },
    { "F5", "win.refine" },           { "Escape", "win.cancel" },        { "F9", "win.show-side" },
    { "F10", "win.show-menu" },       { "F11", "win.fullscreen" },       { "<Control>question", "win.shortcuts" },
    { "F1", "win.help" },        { "<Control>n", "app.new-window" }, { "<Control>q", "app.quit" },
    { "<Control><Shift>e", "win.export-spectrum" }, { "<Control>comma", "win.preferences" },
  };
  static const char *const views[][2]
      = { { "<Alt>1", "explore" }, { "<Alt>2", "map" }, { "<Alt>3", "agreement" }, { "<Alt>4", "align" } };
  GtkShortcutController *controller = GTK_SHORTCUT_CONTROLLER (gtk_shortcut_controller_new ());

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    add_shortcut (controller, keys[i][0], keys[i][1], NULL);
  add_shortcut (controller, "<Alt>Up", "win.select-cluster", g_variant_new_int32 (-1));
  add_shortcut (controller, "<Alt>Down", "win.select-cluster", g_variant_new_int32 (1));
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    add_shortcut (controller, views[i][0], "win.view", g_variant_new_string (views[i][1]));
  add_shortcut (controller, "<Alt>x", "win.focus-sigma", g_variant_new_string ("sigma-x"));
  add_shortcut (controller, "<Alt>y", "win.focus-sigma", g_variant_new_string ("sigma-y"));
  gtk_widget_add_controller (GTK_WIDGET (window), GTK_EVENT_CONTROLLER (controller));
  spec_window_add_side_shortcuts (window);
}
