#include "plots/spec-narrow.h"

typedef struct
{
  SpecNarrowChanged changed;
  GSignalGroup *root; /* follows the root the widget is in */
} Watch;

static void
free_watch (gpointer data)
{
  Watch *watch = data;

  g_object_unref (watch->root);
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
  GtkRoot *root = gtk_widget_get_root (widget);

  if (gtk_widget_in_destruction (widget))
    return;
  get_watch (widget)->changed (widget, root != NULL && gtk_widget_has_css_class (GTK_WIDGET (root), "narrow"));
}

static void
on_root (GtkWidget *widget)
{
  g_signal_group_set_target (get_watch (widget)->root, gtk_widget_get_root (widget));
  report (widget);
}

void
spec_narrow_watch (GtkWidget *widget, SpecNarrowChanged changed)
{
  Watch *watch;

  g_return_if_fail (get_watch (widget) == NULL);

  watch = g_new0 (Watch, 1);
  watch->changed = changed;
  watch->root = g_signal_group_new (GTK_TYPE_WIDGET);
  g_signal_group_connect_swapped (watch->root, "notify::css-classes", G_CALLBACK (report), widget);
  g_object_set_data_full (G_OBJECT (widget), "spec-narrow-watch", watch, free_watch);
  g_signal_connect (widget, "notify::root", G_CALLBACK (on_root), NULL);
  on_root (widget);
}
