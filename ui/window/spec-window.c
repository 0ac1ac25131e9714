#include "window/spec-window-private.h"

#include "start/spec-start-page.h"
#include "widgets/spec-accessible.h"
#include "widgets/spec-cut-text.h"
#include "widgets/spec-menu-sections.h"
#include "window/spec-paned-escape.h"

#define TEMPLATE "/io/github/spec_explorer/SpecExplorer/spec-window.ui"
#define SIDE_WIDTH 304
#define SIDE_WIDTH_NARROW 272

/* Made by glib-compile-resources; asking for it keeps the linker from leaving it out. */
GResource *spec_window_get_resource (void);

G_DEFINE_FINAL_TYPE (SpecWindow, spec_window, GTK_TYPE_APPLICATION_WINDOW)

SpecWindow *
spec_window_new (GtkApplication *application)
{
  return g_object_new (SPEC_TYPE_WINDOW, "application", application, NULL);
}

SpecSession *
spec_window_get_session (SpecWindow *window)
{
  g_return_val_if_fail (SPEC_IS_WINDOW (window), NULL);

  return window->session;
}

static void
spec_window_update_page (SpecWindow *window)
{
  gboolean comparing;

  g_object_get (window->session, "comparing", &comparing, NULL);
  if (comparing)
    spec_window_make_work (window);
  gtk_widget_set_visible (GTK_WIDGET (window->side_button), comparing);
  gtk_stack_set_visible_child_name (window->stack, comparing ? "work" : "start");
  if (comparing)
    spec_window_unveil (window);
  spec_window_update_header (window);
  spec_window_update_title (window);
  spec_window_update_actions (window);
}

/* The first answer: the hand is on the bandwidth. Before it is there the sliders cannot take the focus. */
static void
spec_window_greet (SpecWindow *window)
{
  if (window->greeted || spec_session_get_result (window->session) == NULL)
    return;

  window->greeted = TRUE;
  if (gtk_toggle_button_get_active (window->side_button)
      && g_strcmp0 (gtk_stack_get_visible_child_name (window->views), "explore") == 0)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.focus-sigma", "s", "slider-x");
}

/* What has the focus while it is hidden gives it on a frame later. GTK 4.8 forgets the one of two such widgets that was hidden
 * first, and with it all it holds: the session too. */
void
spec_window_show_side (SpecWindow *window, gboolean shown)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  if (!shown && focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (window->side)))
    gtk_widget_grab_focus (GTK_WIDGET (window->side_button));
  gtk_toggle_button_set_active (window->side_button, shown);
}

static void
spec_window_update_width (SpecWindow *window)
{
  gboolean narrow, very_narrow;

  g_object_get (window->frame, "narrow", &narrow, "very-narrow", &very_narrow, NULL);
  window->placing = TRUE;
  gtk_paned_set_position (window->paned, narrow ? SIDE_WIDTH_NARROW : window->side_width > 0 ? window->side_width : SIDE_WIDTH);
  window->placing = FALSE;
  if (very_narrow)
    spec_window_show_side (window, FALSE);
  spec_window_update_header (window);
}

/* A narrow window has its own width, which says nothing of a wide one. */
static void
spec_window_follow_handle (SpecWindow *window)
{
  gboolean narrow;

  g_object_get (window->frame, "narrow", &narrow, NULL);
  if (!window->placing && !narrow)
    window->side_width = gtk_paned_get_position (window->paned);
}

static void
on_message (SpecSession *session, const char *text, SpecWindow *window)
{
  spec_toast_show (window->toast, text);
}

static void
spec_window_follow_session (SpecWindow *window)
{
  static const char *const names[] = { "notify::x", "notify::y" };
  static const char *const actions[] = { "notify::state", "notify::busy", "notify::can-undo", "notify::can-redo",
                                         "notify::result" };

  g_signal_connect_object (window->session, "notify::comparing", G_CALLBACK (spec_window_update_page), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window->session, "notify::result", G_CALLBACK (spec_window_greet), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (window->session, "message", G_CALLBACK (on_message), window, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_signal_connect_object (window->session, names[i], G_CALLBACK (spec_window_update_title), window, G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    g_signal_connect_object (window->session, actions[i], G_CALLBACK (spec_window_update_actions), window,
                             G_CONNECT_SWAPPED);
}

/* Puts the frame that watches the width between the window and the overlay of the template. */
static void
spec_window_add_frame (SpecWindow *window)
{
  GtkWidget *overlay = g_object_ref (GTK_WIDGET (window->overlay));

  window->frame = SPEC_WIDTH_FRAME (spec_width_frame_new ());
  gtk_window_set_child (GTK_WINDOW (window), NULL);
  spec_width_frame_set_child (window->frame, overlay);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (window->frame));
  g_object_unref (overlay);
  g_signal_connect_object (window->frame, "notify", G_CALLBACK (spec_window_update_width), window, G_CONNECT_SWAPPED);
}

static void
spec_window_dispose (GObject *object)
{
  SpecWindow *window = SPEC_WINDOW (object);

  if (window->demo != NULL)
    g_cancellable_cancel (window->demo);
  g_clear_object (&window->demo);
  g_clear_handle_id (&window->veil, g_source_remove);
  if (window->export_window != NULL)
    {
      g_object_remove_weak_pointer (G_OBJECT (window->export_window), (gpointer *) &window->export_window);
      gtk_window_destroy (g_steal_pointer (&window->export_window));
    }
  g_clear_object (&window->chooser);
  g_clear_object (&window->document);
  g_clear_pointer (&window->lost, spec_autosave_free);
  g_clear_object (&window->folder);
  if (window->session != NULL)
    g_signal_handlers_disconnect_by_data (window->session, window);
  g_clear_object (&window->session);

  G_OBJECT_CLASS (spec_window_parent_class)->dispose (object);
}

#define BIND(field) gtk_widget_class_bind_template_child (widget_class, SpecWindow, field)

static void
spec_window_class_init (SpecWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = spec_window_dispose;

  g_assert (spec_window_get_resource () != NULL);
  gtk_widget_class_set_template_from_resource (widget_class, TEMPLATE);
  BIND (overlay);
  BIND (stack);
  BIND (title_stack);
  BIND (switcher);
  BIND (view_button);
  BIND (start_holder);
  BIND (paned);
  BIND (side);
  BIND (work_box);
  BIND (sides);
  BIND (bars);
  BIND (views);
  BIND (views_scroller);
  BIND (open_button);
  BIND (side_button);
  BIND (undo_button);
  BIND (redo_button);
  BIND (unsaved_button);
  BIND (export_button);
  BIND (menu_button);
  spec_window_install_actions (widget_class);
}

static void
spec_window_init (SpecWindow *window)
{
  GtkWidget *start;

  window->session = spec_session_new ();
  spec_window_add_project (window);
  gtk_widget_init_template (GTK_WIDGET (window));
  spec_menu_sections_empty_with (GTK_WIDGET (window->menu_button), gtk_menu_button_get_menu_model (window->menu_button));
  spec_window_add_frame (window);
  spec_paned_pass_escape (window->paned);
  start = spec_start_page_new (window->session);
  gtk_widget_set_vexpand (start, TRUE);
  gtk_box_append (window->start_holder, start);
  window->toast = SPEC_TOAST (spec_toast_new ());
  gtk_overlay_add_overlay (window->overlay, GTK_WIDGET (window->toast));
  spec_window_add_shortcuts (window);
  spec_window_add_drop_target (window);
  spec_window_follow_session (window);
  spec_window_restore_size (window);
  g_signal_connect_object (window->paned, "notify::position", G_CALLBACK (spec_window_follow_handle), window, G_CONNECT_SWAPPED);
  g_signal_connect (window, "unrealize", G_CALLBACK (spec_window_keep_size), NULL);
  spec_window_update_page (window);
  spec_accessible_complete (GTK_WIDGET (window));
  spec_cut_text_tell (GTK_WINDOW (window));
}
