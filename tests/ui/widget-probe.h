/* What a person does to widgets, done by a test: find one, press a key, click. */
#pragma once

#include <gtk/gtk.h>

/* A window of @width x @height around @child, shown and laid out. */
GtkWidget *widget_probe_show (GtkWidget *child, int width, int height);

/* Returns: (nullable): the @nth widget of a type below @root, in the order of the tree. */
GtkWidget *widget_probe_find (GtkWidget *root, GType type, guint nth);

/* Returns: (nullable): the label below @root whose text begins like this. */
GtkWidget *widget_probe_find_label (GtkWidget *root, const char *beginning);

/* Returns: (transfer none) (nullable): a window that is shown above @window and belongs to it: a dialog, a question. */
GtkWindow *widget_probe_find_dialog (GtkWindow *window);

/* Returns: (transfer none): the widget's first controller of a type; fails where it has none. */
gpointer widget_probe_get_controller (GtkWidget *widget, GType type);

/* Presses a key on the widget's own key controllers. Returns: whether one took it. */
gboolean widget_probe_press_key (GtkWidget *widget, guint key, GdkModifierType modifiers);

/* The first press of a click at a place of the widget. */
void widget_probe_click (GtkWidget *widget, double x, double y);

/* Moves the pointer over the widget. */
void widget_probe_move (GtkWidget *widget, double x, double y);

/* Lets everything that waits happen. */
void widget_probe_settle (void);

/* Lets the widget's window be styled, laid out and drawn twice: what a class changes shows in the second. */
void widget_probe_draw (GtkWidget *widget);

/* Presses the key combination @trigger ("<Control>z") with the focus on @widget: its shortcuts, then those of its parents.
 * Returns: whether one was found and did something. */
gboolean widget_probe_press_shortcut (GtkWidget *widget, const char *trigger);
