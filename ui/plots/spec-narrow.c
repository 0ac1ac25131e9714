#include "plots/spec-narrow.h"

typedef struct
{
  const char *class;
  SpecNarrowChanged changed;
  GtkWidget *root; /* (nullable): weak; the window the widget is in */
} Watch;

static void
free_watch (gpointer data)
{
  Watch *watch = data;

  g_clear_weak_pointer (&watch->root);
  g_free (watch);
}

static Watch *
get_watch (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "spec-narrow-watch");
}

static void
report (GtkWidget *widget)
{
  Watch *watch = get_watch (widget);

  if (!gtk_widget_in_destruction (widget))
    watch->changed (widget, watch->root != NULL && gtk_widget_has_css_class (watch->root, watch->class));
}

static void
on_root (GtkWidget *widget)
{
  Watch *watch = get_watch (widget);

  if (watch->root != NULL)
    g_signal_handlers_disconnect_by_func (watch->root, report, widget);
  g_set_weak_pointer (&watch->root, GTK_WIDGET (gtk_widget_get_root (widget)));
  if (watch->root != NULL)
    g_signal_connect_object (watch->root, "notify::css-classes", G_CALLBACK (report), widget, G_CONNECT_SWAPPED);
  report (widget);
}

void
spec_narrow_watch (GtkWidget *widget, const char *class, SpecNarrowChanged changed)
{
  Watch *watch;

  g_return_if_fail (get_watch (widget) == NULL);

  watch = g_new0 (Watch, 1);
  watch->class = g_intern_string (class);
  watch->changed = changed;
  g_object_set_data_full (G_OBJECT (widget), "spec-narrow-watch", watch, free_watch);
  g_signal_connect (widget, "notify::root", G_CALLBACK (on_root), NULL);
  on_root (widget);
}
